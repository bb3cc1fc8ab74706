import datetime

import pytest

from dibao.errors import DataError, UsageError
from dibao.model import Facts, Line
from dibao.read import Told, read

TEXT = "近日，县里修好了通往东山村的新路，村民们都说出门方便多了。\n"
KNOWN = Facts("东山日报", datetime.date(2024, 1, 18), "3", "要闻")


def test_a_page_keeps_every_line_and_its_end():
    page = pages("一\r\n\n　二\r三".encode())[0]
    assert (
        Line("一", "\r\n"),
        Line(""),
        Line("　二", "\r"),
        Line("三", ""),
    ) == page.lines


def test_a_form_feed_ends_a_page():
    found = pages("一\n\f二\n\f三".encode())
    assert [(1, "一\n\f"), (2, "二\n\f"), (3, "三")] == numbered(found)


def test_a_form_feed_at_the_end_opens_no_page():
    assert [(1, "一\n\f"), (2, "二\n\f\n")] == numbered(
        pages("一\n\f二\n\f\n".encode())
    )


def test_a_blank_page_keeps_its_number():
    found = pages("一\f \n\f三".encode())
    assert [(1, "一\f"), (2, " \n\f"), (3, "三")] == numbered(found)


def test_a_form_feed_inside_a_line_cuts_it():
    assert [(1, "上\f"), (2, "下")] == numbered(pages("上\f下".encode()))


def test_a_vertical_tab_opens_no_page():
    assert 1 == len(pages(f"{TEXT}\v下\x1c\x85\u2028".encode()))


def test_what_is_known_stands_on_the_page():
    assert KNOWN == pages(TEXT.encode())[0].facts


def test_only_the_first_page_of_a_file_bears_the_label_given():
    first, second = pages("一\f二".encode())
    assert KNOWN == first.facts
    assert Facts("东山日报", datetime.date(2024, 1, 18)) == second.facts


def test_a_reading_says_how_it_was_made():
    found = read(TEXT.encode("gbk"), "p.txt", known=Facts())
    assert ("text", "gb18030", "text 1", True) == (
        found.format,
        found.encoding,
        found.reader,
        found.exact,
    )


def test_a_file_of_an_unknown_suffix_is_tried_as_text():
    assert TEXT == read(TEXT.encode(), "page3", known=Facts()).pages[0].text


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", b"\xef\xbb\xbf", "\u3000\n".encode("utf-16"), b"\0" * 5000]
)
def test_a_file_without_a_character_is_empty(data):
    assert "empty" == problem(data).code


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%...",
        b"PK\x03\x04\x14\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1\\ansi}",
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01" + b"\0\x03\xfe\x11" * 200,
        bytes(i * i * 7919 % 251 for i in range(3000)),
    ],
)
def test_a_file_that_is_no_text_says_so(data):
    assert "not-text" == problem(data).code


def test_the_message_names_the_file_and_what_it_is():
    message = str(problem(b"%PDF-1.7"))
    assert message.startswith("p.txt: not text but a PDF")


def test_a_file_of_nuls_and_some_text_is_still_text():
    data = TEXT.encode() * 2 + b"\0" * 20
    assert data.decode() == pages(data)[0].text


@pytest.mark.parametrize("name", ["klingon", "hex", "utf-99"])
def test_an_unknown_encoding_is_a_usage_error(name):
    with pytest.raises(UsageError, match=f"--encoding {name}: no such encoding"):
        read(TEXT.encode(), "p.txt", known=Facts(), told=Told(name))


def test_a_declared_encoding_that_does_not_fit_is_a_data_error():
    with pytest.raises(DataError, match="not utf-8") as caught:
        read(TEXT.encode("gbk"), "p.txt", known=Facts(), told=Told("utf-8"))
    assert "encoding" == caught.value.code


def test_a_declared_encoding_reads_what_would_not_be_guessed():
    data = "Новости района".encode("cp1251")
    found = read(data, "p.txt", known=Facts(), told=Told("cp1251"))
    assert "Новости района" == found.pages[0].text


def pages(data):
    return read(data, "p.txt", known=KNOWN).pages


def numbered(found):
    return [(page.sequence, page.text) for page in found]


def problem(data):
    with pytest.raises(DataError) as caught:
        pages(data)
    return caught.value
