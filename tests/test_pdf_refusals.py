"""PDFs that cannot be read, wholly or in part: each says why, and what is to be done.

The numbers are those of the catalog of bad inputs, as in ``test_bad_inputs``.
"""

import random
import string

import pytest

from bare_pdf import CATALOG, FONT, MANY, TEXT, issue, locked, pdf, put, stream
from dibao.errors import DataError
from dibao.model import Facts
from dibao.read import Told
from dibao.read.pdf import forms, glyphs, read_pdf, streams
from dibao.read.pdf.legible import is_legible, unknown_in
from dibao.read.reading import Source

PAGE = put(TEXT, 40, 100)
NOTHING = Told()
RIGHT, OWNERS, WRONG = (Told("", word) for word in ("secret", "owner", "wrong"))
DRAWN = "40 40 500 700 re f\n"
IMAGE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
PIXEL = stream("x", IMAGE.removeprefix("<<") + "/ColorSpace/DeviceGray")
SCAN = {"more": (PIXEL,), "resources": "/XObject<</I 4 0 R>>"}
WHOLE = "q 600 0 0 840 0 0 cm /I Do Q\n"


def reading(data, *, told=NOTHING):
    return read_pdf(Source(data, "p.pdf", Facts(), told))


def texts(data, **told):
    """Return the text of each page that is read."""
    pages = reading(data, **told).pages
    return ["".join(line.text for line in page.lines) for page in pages]


def refused(data, **told):
    """Return the code of a file that is not read."""
    with pytest.raises(DataError) as raised:
        reading(data, **told)
    assert str(raised.value).startswith("p.pdf: ")
    return raised.value.code


def unread(data):
    """Return the pages of a file that are not read, and the code of each."""
    return [(one.sequence, one.code) for one in reading(data).unread]


def test_a_sound_file_has_all_its_pages_and_nothing_to_say():
    found = reading(issue(PAGE, PAGE))
    assert [1, 2] == [page.sequence for page in found.pages]
    assert ("pdf", "", False, ()) == (
        found.format,
        found.encoding,
        found.exact,
        found.unread,
    )


# What is no PDF


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),  # B01
        (random.Random(2).randbytes(5000), "not-pdf"),  # B02
        (b"<html><body>404 Not Found</body></html>" * 9, "type-mismatch"),  # B03
        (TEXT.encode() * 9, "type-mismatch"),
        (b"%PDF-1.4\n" + random.Random(3).randbytes(5000), "damaged"),
    ],
)
def test_b01_to_b03_what_is_no_pdf_is_refused(data, code):
    assert code == refused(data)


def test_a_pdf_behind_a_few_lines_of_mail_is_read():
    assert [TEXT] == texts(b"From: a\r\n\r\n" + issue(PAGE))


# Damage


def test_b04_a_file_without_its_end_gives_what_is_there_and_says_so():
    data = issue(PAGE)
    cut = data[: data.index(b"xref") + 30]
    assert [TEXT] == texts(cut)
    assert [(0, "damaged")] == unread(cut)


def test_b04_a_file_without_its_catalog_is_damaged():
    assert "damaged" == refused(issue(PAGE).replace(b"/Catalog", b"/Dogalog")[:-40])


def test_a_wrong_table_of_places_costs_nothing():
    data = issue(PAGE)
    at = data.index(b"xref")
    shifted = data[:at].replace(b"1.4\n", b"1.4\n% a comment\n") + data[at:]
    assert ([TEXT], []) == (texts(shifted), unread(shifted))


def torn(content):
    """Return a page's stream in which one byte has changed."""
    whole = bytearray(stream(content, packed=1))
    whole[-40] ^= 0x55
    return bytes(whole)


def test_a_damaged_stream_is_said_where_other_pages_can_be_read():
    data = issue(PAGE, torn(put(MANY, 40, 100)))
    assert TEXT == texts(data)[0]
    assert (0, "damaged") == unread(data)[0]


def test_a_page_that_damage_has_left_blank_is_damaged():
    broken = stream(b"\xff" * 50, "/Filter/FlateDecode")
    assert [(0, "damaged"), (2, "damaged")] == unread(issue(PAGE, broken))
    assert "damaged" == refused(issue(broken))


def test_a_sound_stream_packed_once_or_twice_is_not_damaged():
    data = issue(stream(PAGE, packed=1), stream(PAGE, packed=2))
    assert ([TEXT, TEXT], []) == (texts(data), unread(data))


def test_b07_a_tree_of_pages_that_loops_is_damaged():
    tree = "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
    assert "damaged" == refused(pdf(CATALOG, tree))


def test_a_page_that_is_none_leaves_the_others():
    data = issue(PAGE, PAGE).replace(b"/Type/Page/", b"/Type/Pane/", 1)
    kids = issue(PAGE, PAGE).replace(b"[5 0 R", b"[9 0 R", 1)
    assert [TEXT] == texts(kids)
    assert [(1, "damaged")] == unread(kids)
    assert 1 <= len(texts(data))


def test_a_file_without_pages_is_damaged():
    assert "damaged" == refused(issue())


# Passwords


SAID = ["Harbor office opens on Monday"]


def test_b05_a_users_password_is_asked_for_and_opens():
    data = locked("secret")
    assert "encrypted" == refused(data)
    assert "encrypted" == refused(data, told=WRONG)
    assert SAID == texts(data, told=RIGHT)
    assert SAID == texts(data, told=OWNERS)
    with pytest.raises(DataError, match="--password"):
        reading(data)


def test_b06_an_owners_password_alone_keeps_nobody_out():
    assert SAID == texts(locked())
    assert SAID == texts(locked(), told=WRONG)


# What would take too much


def test_b08_a_form_that_draws_itself_twice_is_drawn_once():
    itself = "/XObject<</X 4 0 R>>"
    head = "/Type/XObject/Subtype/Form/BBox[0 0 600 840]/Resources"
    form = stream("/X Do " + PAGE + "/X Do", f"{head}<</Font<</F 3 0 R>>{itself}>>")
    assert [TEXT] == texts(issue("/X Do", more=(form,), resources=itself))


FORM = "/Type/XObject/Subtype/Form/BBox[0 0 600 840]/Resources"
SHARED = "<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>"


@pytest.mark.parametrize(
    ("resources", "shared"),
    [("5 0 R", SHARED), ("<</Font<</F 3 0 R>>/XObject 5 0 R>>", "<</X 4 0 R>>")],
)
def test_a_form_that_draws_itself_by_a_shared_dictionary_is_seen(resources, shared):
    def drawn(content):
        more = stream(content, FORM + resources), shared
        return issue("/X Do", more=more, resources="/XObject<</X 4 0 R>>")

    assert "memory" == refused(drawn(f"/X Do {PAGE} /X Do"))
    assert [TEXT] == texts(drawn(f"{PAGE} /X Do"))  # PDFium ends such a one itself


def test_forms_of_one_shared_dictionary_that_draw_others_are_read():
    dictionary = "<</Font<</F 3 0 R>>/XObject<</X 4 0 R/Y 5 0 R/Z 6 0 R>>>>"
    forms = [stream(content, f"{FORM} 7 0 R") for content in ("/Y Do " * 9, "/Z Do ")]
    more = [*forms, stream(PAGE, f"{FORM} 7 0 R"), dictionary]
    assert [TEXT] == texts(issue("/X Do", more=more, resources="/XObject<</X 4 0 R>>"))


def test_a_form_that_draws_another_is_left_as_it_is():
    data = issue(PAGE, more=(stream(PAGE, "/Subtype/Form/XObject<</X 14 0 R>>"),))
    assert data == forms.without_loops(data, tuple(streams.streams(data)))


def nested(*called, packed=0):
    """Return a page that draws the first form; each draws those it names."""
    head = "/Type/XObject/Subtype/Form/BBox[0 0 600 840]/Resources<</Font<</F 3 0 R>>"
    made = [
        stream(
            PAGE + "".join(f"/X{n} Do " for n in others),
            f"{head}/XObject<<{''.join(f'/X{n} {4 + n} 0 R' for n in others)}>>>>",
            packed=packed,
        )
        for others in called
    ]
    return issue("/X0 Do", more=made, resources="/XObject<</X0 4 0 R>>")


@pytest.mark.parametrize("packed", [0, 1])
def test_b09_forms_that_draw_one_another_ever_more_are_refused(packed):
    doubling = [(n + 1, n + 1) for n in range(29)]
    assert "memory" == refused(nested(*doubling, (), packed=packed))
    assert "memory" == refused(nested((1, 1), (0, 0), packed=packed))


def test_forms_that_draw_one_another_a_few_times_are_read():
    assert [TEXT] == texts(nested((1, 2), (2, 2), ()))
    assert [TEXT] == texts(nested((1,), (0,)))  # and end where PDFium has enough


@pytest.mark.parametrize("packed", [1, 2])
def test_b10_b11_a_stream_that_unpacks_to_very_much_is_refused(packed):
    bomb = stream(b" " * (streams.MOST_BYTES + 1), packed=packed)
    assert "memory" == refused(issue(PAGE, bomb))


def test_a_large_picture_is_not_unpacked_to_read_a_page():
    picture = stream(bytes(streams.MOST_BYTES + 1), "/Subtype/Image", packed=1)
    assert [TEXT] == texts(issue(PAGE, more=(picture,)))


def test_b12_a_page_of_too_many_characters_leaves_the_others(monkeypatch):
    monkeypatch.setattr(glyphs, "MOST_GLYPHS", len(TEXT))
    data = issue(PAGE, put(TEXT + "了", 40, 100), PAGE)
    assert [(2, "too-large")] == unread(data)
    assert [TEXT, TEXT] == texts(data)


def test_b13_a_file_of_too_many_pages_is_refused_unread():
    def of(number):
        return issue(PAGE).replace(
            b"[5 0 R]/Count 1", b"[%b]/Count %d" % (b"5 0 R " * number, number)
        )

    assert 40 == len(texts(of(40)))
    assert "too-large" == refused(of(10_001))


def test_b14_a_count_of_pages_that_lies_gives_the_real_ones():
    data = issue(PAGE, PAGE).replace(b"/Count 2", b"/Count 2000000000")
    assert [TEXT, TEXT] == texts(data)


@pytest.mark.parametrize("edge", ["360000", "14000000", "1" + "0" * 30])
def test_b15_a_page_of_any_size_gives_its_text(edge):
    assert [TEXT] == texts(issue(PAGE, box=f"[0 0 {edge} {edge}]"))


@pytest.mark.parametrize("box", ["[0 0 0 0]", "[600 840 0 0]", "[0 0 -5 -5]", "[]"])
def test_b16_a_page_of_no_size_gives_its_text(box):
    (page,) = reading(issue(PAGE, box=box)).pages
    assert page.layout.width_pt > 0
    assert page.layout.height_pt > 0
    assert TEXT == "".join(line.text for line in page.lines)


def test_b17_arrays_in_arrays_do_not_matter():
    deep = "[" * 200_000 + "]" * 200_000
    assert [TEXT] == texts(issue(PAGE, more=(deep,)))


def test_b18_scripts_and_attachments_are_never_looked_at():
    script = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
    launch = "<</S/Launch/F(/bin/true)>>"
    catalog = CATALOG.replace(">>", f"/OpenAction {script}/AA<</WC {launch}>>>>")
    assert [TEXT] == texts(issue(PAGE, catalog=catalog))


def test_b19_a_path_for_the_name_of_a_map_of_characters_is_inert():
    assert "UniGB-UCS2-H" in FONT
    data = issue(PAGE).replace(b"/UniGB-UCS2-H", b"/..#2f..#2fx#2fy")
    assert [TEXT] == texts(data)


@pytest.mark.parametrize("place", ["1e38 0 0 1e38 0 0", "1 0 0 1 1e38 -1e38"])
def test_glyphs_of_any_size_and_place_break_nothing(place):
    data = issue(PAGE + f"q {place} cm {PAGE} Q")
    assert TEXT in texts(data)[0]


# What is printed and cannot be read


def test_b20_a_font_that_does_not_say_its_characters_needs_ocr():
    font = FONT.replace("UniGB-UCS2-H", "Identity-H").replace("(GB1)", "(Identity)")
    numbers = "".join(chr(40 + n) for n in range(400))  # of glyphs, as in a subset
    data = issue(put(numbers, 40, 100)).replace(FONT.encode(), font.encode())
    assert "needs-ocr" == refused(data)


WORDS = "".join(random.Random(20).choices(TEXT, k=400))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        WORDS,
        "Harbor office opens on Monday. " * 9,
        "0.52 +1.3% 12.40 -0.1% " * 30,
        "新橋昨天通車，市民說這是多年來最好的消息。" * 9,
        "人民日报说\ue012\ue013" * 30,  # signs of the press's own among text
        "①②③④⑤■□●○★☆【】《》——……" + TEXT,
        "甲赟 乙祎 丙喆 丁堃 戊翀 己旻 庚镕 辛珺 子玥 丑昇",  # a short list of names
        "裏面的羣衆説：綫路産生變化，爲此開會。",
        "佢哋話呢度嘅點心唔係好貴，啲街坊日日嚟食咗先返工。",  # Cantonese
        "1号线 6:30·22:40 2号线 6:15·22:10 3号线 6:00·21:50",
        "目录·········要闻·········2 副刊·········4",
        "目录" + "".join(f"第{n}章{'.' * 60}{n}" for n in range(1, 9)),
        "".join(f"Chapter {n}{'.' * 60}{n}" for n in range(1, 9)),
        "ئۇيغۇرچە گېزىت بېتى بار ئىدى",  # papers in the languages of the land
        "བོད་ཡིག་གི་ཚགས་པར་ཞིག་ཡོད།",
        "새 다리가 어제 개통되었다. 시민들은 하루 종일 다리 위를 걸었다.",
        "Вчера открыли новый мост; люди ходили по нему весь день.",
    ],
)
def test_text_is_legible(text):
    assert is_legible(text.replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "\ufffd" * 300,
        "\ue000\ue001\ue002" * 100,
        MANY,
        WORDS.encode("gb18030").decode("latin-1"),
        "".join(chr(33 + n % 500) for n in range(2000)),
        "".join(random.Random(5).choices(string.punctuation, k=300)),
        TEXT[:10] + "\ufffd" * 10,
        # The numbers of a whole font's glyphs, a few of them.
        "㱤㔼◅ⶇ㍋㵸休儖䥊阭縖㱔䃷乃㎂僖仼休○姡媞姡⛣将⮼",
        "㱃㔦◜ⶄ㌸㵔仭僩䥅防絷㰳䄃个㍮储仙仭◢妆娾妆⛯宖⮻",
        "ᄽႁ㘼ᒢᓶᒢᅖῨὁᡝ⨩ሴᎧڄ஁ທ༚ვ᎔ᚐ᠕⃗",
        MANY[::9],
    ],
)
def test_gibberish_is_not_legible(text):
    assert not is_legible(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (TEXT * 9, 0),
        (TEXT * 9 + "\ue012\ue013" * 6, 0),  # at the end of each article
        (TEXT * 9 + "\ue012\ufffd" * 12, 24),
        (TEXT * 20 + "\ue012" * 24, 0),
        (TEXT * 9 + "Вчера открыли новый мост", 0),
        (TEXT * 9 + "áéíóúü" * 9, 0),
    ],
)
def test_many_characters_without_a_meaning_are_counted(text, number):
    assert number == unknown_in(text)


def test_b20_a_page_that_is_read_in_part_says_so_and_goes_in():
    data = issue(PAGE, put(TEXT * 2 + "\ue012" * 20, 40, 100), PAGE)
    found = reading(data)
    assert [1, 2, 3] == [page.sequence for page in found.pages]
    assert [(2, "damaged")] == [(one.sequence, one.code) for one in found.unread]
    assert "20 of its 78 characters" in found.unread[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (WHOLE, "needs-ocr"),
        (WHOLE + put("第3版", 40, 20), "needs-ocr"),  # stamped on the scan
        ("q 100 0 0 100 40 40 cm /I Do Q", "needs-ocr"),
        (DRAWN, "needs-ocr"),
        ("40 40 9 9 re f\n" * 301 + put("3", 40, 20), "needs-ocr"),
        (put(MANY, 40, 100), "needs-ocr"),
        ("", "blank"),
        ("1 g " + DRAWN, "blank"),  # white on white
        (put("  ", 40, 100), "blank"),
    ],
)
def test_b21_a_page_without_text_is_no_page_without_articles(content, code):
    assert code == refused(issue(content, **SCAN))
    data = issue(PAGE, content, **SCAN)
    assert ([TEXT], [(2, code)]) == (texts(data), unread(data))


@pytest.mark.parametrize(
    "content",
    [
        WHOLE + PAGE,  # text on a picture
        put("第3版", 40, 20),
        put("第3版", 40, 20) + DRAWN,
        "q 100 0 0 100 40 40 cm /I Do Q" + put("图", 40, 20),
    ],
)
def test_a_page_with_little_text_is_read(content):
    assert 1 == len(texts(issue(content, **SCAN)))


def test_several_pages_without_text_are_refused_by_what_they_need():
    assert "needs-ocr" == refused(issue("", WHOLE, **SCAN))
    assert "blank" == refused(issue("", ""))


def test_b22_a_hidden_layer_over_a_scan_is_read_once():
    hidden = put(TEXT, 40, 100, mode=3)
    assert [TEXT] == texts(issue(WHOLE + hidden, **SCAN))
    assert [TEXT] == texts(issue(WHOLE + hidden + hidden, **SCAN))
    assert [TEXT] == texts(issue(PAGE + hidden))
