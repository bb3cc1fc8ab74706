"""Clean: a page as read becomes a page as printed, every change noted.

``clean(page)`` returns the cleaned lines with the edits that made them; ``restore``
takes the edits back, and ``replay`` makes them again on a stored raw page.
"""

from dibao.clean.edits import clean, replay, restore

__all__ = ["clean", "replay", "restore"]
