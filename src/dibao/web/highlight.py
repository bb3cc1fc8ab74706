"""The one place where text becomes HTML: escaped first, marked after."""

from collections.abc import Iterable

from markupsafe import Markup, escape

OPEN, CLOSE = Markup("<mark>"), Markup("</mark>")


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Return the text with each (start, end) in a mark element.

    Places that overlap or lie outside are left out.

    >>> marked("<b>铝都</b>", [(3, 5)])
    Markup('&lt;b&gt;<mark>铝都</mark>&lt;/b&gt;')
    """
    html, done = Markup(), 0
    for start, end in marks:
        if done <= start < end <= len(text):
            html += escape(text[done:start]) + OPEN + escape(text[start:end]) + CLOSE
            done = end
    return html + escape(text[done:])
