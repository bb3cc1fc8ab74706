"""The artefacts by name, and how often each happens where it can happen.

The shares are set by eye from pages of county and district papers: common things
common, rare things often enough that a thousand pages hold some dozens of them.
"""

STEPS: dict[str, float] = {
    # what an article is made of (one throw an article)
    "kicker": 0.22,
    "deck": 0.16,
    "kicker_in_title": 0.9,  # 【栏目】 before a title is printed as a kicker
    "headline_missing": 0.1,
    "headline_short": 0.6,  # a part of a long title stands for it
    "headline_reworded": 0.7,  # of those whose words are those of the lead
    "lead_missing": 0.25,  # of the same: the text begins behind it
    "headline_inner_space": 0.4,  # ， of a headline printed as a space
    "crossheads": 0.3,  # of those with four paragraphs and more
    "crosshead_displaced": 0.12,
    "run_in": 0.42,  # 本报讯（记者 …）
    "agency_dateline": 0.14,
    "byline_top": 0.3,
    "byline_tail": 0.3,
    "captions": 0.3,
    "credit": 0.3,  # one throw a caption
    "credit_apart": 0.25,
    "jump": 0.1,
    "jump_from": 0.05,
    "ad_mark": 0.05,
    "reduplication": 0.1,
    "refrain": 0.03,
    "bullets": 0.04,
    "editors_note": 0.03,
    "full_width_digits": 0.03,
    # what else stands on a page (one throw a page)
    "briefs": 0.7,
    "briefs_ornament": 0.2,
    "briefs_titled": 0.12,
    "briefs_headed": 0.2,
    "photo_news": 0.14,
    "notice": 0.1,
    "ad": 0.1,
    "classified": 0.05,
    "service": 0.12,  # weather, corrections, a lost dog: two lines under a short head
    "verse": 0.06,
    "furniture": 0.8,
    "furniture_twice": 0.1,
    "furniture_inside": 0.07,  # one throw a furniture line: between two body lines
    # setting
    "width_change": 0.12,
    "headline_wrapped": 0.45,
    "headline_spaced": 0.06,
    "split_latin": 0.3,  # one throw a page
    "captions_glued": 0.2,
    "captions_heap": 0.25,
    "headline_after": 0.5,  # of articles on a page whose house sets it so
    "shuffled": 0.08,
    "interleaved": 0.08,
    "blank_missing": 0.04,  # one throw a box
    # fake bold (one throw a page for the first, then one an article or box)
    "fake_bold": 0.4,
    "bold_article": 0.3,
    "bold_headline": 0.35,
    "bold_captions": 0.4,
    "bold_lead": 0.25,
    "bold_lead_in": 0.15,
    "bold_box": 0.12,
    "bold_triple": 0.06,
    "bold_run_spaces": 0.3,
    # spaces
    "space_latin": 0.35,  # one throw a page: around digits and Latin
    "space_brackets": 0.2,
    "space_random": 0.04,
    "space_letters": 0.03,
    "torn": 0.06,
    "vertical": 0.01,  # one throw a caption or furniture line
    "byline_torn": 0.5,  # of tools that do it
    "space_leading": 0.04,  # one throw a box of one row
    "space_trailing": 0.06,
    "blank_spaces": 0.05,
    "crlf": 0.12,
    # characters (one throw a page)
    "zero_width": 0.08,
    "soft_hyphen": 0.04,
    "bom": 0.05,
    "nul": 0.03,
    "radicals": 0.05,
    "private_use": 0.3,
    "circle_years": 0.15,
}
EXTRACTORS: tuple[tuple[str, float], ...] = (
    ("pdfminer", 0.42),
    ("pdfium", 0.2),
    ("paste", 0.17),
    ("poppler", 0.08),
    ("pypdf", 0.08),
    ("poppler_raw", 0.03),
    ("web", 0.03),
)
