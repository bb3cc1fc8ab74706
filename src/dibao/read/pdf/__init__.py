"""Page PDFs to pages: every line where it is printed, and what is drawn around it.

reader   a file's pages, one by one
glyphs   each character once, with its box and true size
lines    glyphs to lines, lying and standing
drawn    rules, frames, pictures
refusal  what is said of files named .pdf that are none
"""

from dibao.read.pdf.reader import read_pdf
from dibao.read.pdf.refusal import FORMAT

__all__ = ["FORMAT", "read_pdf"]
