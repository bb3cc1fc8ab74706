"""Newspaper pages printed as PDFs, with the truth of what is printed where.

A page is planned in columns (``forms``, ``odd_forms``, ``extra``), its articles made up
from the samples' own invented sentences and set line by line as Chinese newspapers are:
headline groups over, beside and amid text, which runs round pictures and corners.

Two engines draw, for what a reader of PDFs meets is an engine's habits as much as a
paper's. ``ink`` draws with reportlab, in each way in which type is made bold, turned,
hidden or painted twice. A browser (``weave``, ``woven``, ``browser``) sets its own
lines in CSS columns and then says where.

    python -m printer OUT            all pages that this machine has the fonts for
    python -m printer OUT NAME...    some

The truth's form: pages of articles of lines, each with its text, role and box.
"""
