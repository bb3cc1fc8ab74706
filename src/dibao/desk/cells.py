"""What stands in print, as cells of a table that spreadsheets open."""

BOM = "\ufeff"  # Excel takes a file without it for GBK
# A cell that begins so is a formula to a spreadsheet, and a page may hold any text.
# The full-width ones count in Chinese and Japanese Excel.
FORMULA = tuple("=+-@\t\r＝＋－＠")


def cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet computes: an apostrophe before it.

    A snippet that begins with -3℃ is changed too, and shows its apostrophe: better
    than a formula that somebody printed, or put into a file. JSON has it as it is.

    >>> cell("=1+1"), cell("-3℃"), cell("——编者按"), cell("铝都")
    ("'=1+1", "'-3℃", '——编者按', '铝都')
    """
    return f"'{text}" if text.startswith(FORMULA) else text
