"""Undouble: text that fake-bold printing drew twice or three times, read once.

Before OpenType, and often still, a press made bold by drawing the same glyphs again a
hair's breadth aside. Text extraction then finds every run, or every character, twice.
"""

from dibao.clean.undouble.rewrite import Undoubled, undouble

__all__ = ["Undoubled", "undouble"]
