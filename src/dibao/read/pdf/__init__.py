"""Page PDFs to pages: every line where it is printed, and what is drawn around it.

reader   a file's pages, one by one
glyphs   each character with its box and true size; place: on the page as seen
ligatures  two characters for a glyph that is two; repeats: each glyph once
chains   which glyph follows which; lines: glyphs to lines, lying and standing
drawn    rules, frames, pictures; pieces: what is drawn in several
refusal  what is said of files named .pdf, all of them until an archive keeps places
"""
