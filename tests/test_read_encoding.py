import pytest

from dibao.read.encoding import Decoded, decode, decode_as, encode

SHORT = "村里的新路通了，"
SIMPLIFIED = "近日，县里修好了通往东山村的新路，村民们都说出门方便多了。\n" * 3
TRADITIONAL = "近日，縣裡修好了通往東山村的新路，村民們都說出門方便多了。\n" * 3


@pytest.mark.parametrize("text", [SHORT, SIMPLIFIED, "3版\r\n要闻\r"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_from_any_encoding(text, codec):
    assert Decoded(text, codec, exact=True) == told(text.encode(codec))


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_kept_apart_from_the_text(codec):
    data = ("\ufeff" + SHORT).encode(codec)
    assert Decoded(SHORT, f"{codec}-sig", exact=True) == told(data)


@pytest.mark.parametrize("codec", ["big5", "cp950", "big5hkscs"])
def test_traditional_text_is_read_from_any_big5(codec):
    decoded = decode(TRADITIONAL.encode(codec))
    assert (TRADITIONAL, True) == (decoded.text, decoded.exact)


def test_the_slash_of_a_photo_credit_comes_out_of_both_big5_tables():
    text = TRADITIONAL + "文／圖"
    assert [text, text] == [decode(text.encode(c)).text for c in ("big5", "cp950")]


def test_gb18030_holds_what_gbk_cannot():
    text = SIMPLIFIED + "䶮㐀𠮷"
    assert text == decode(text.encode("gb18030")).text


def test_a_file_cut_inside_its_last_character_is_told_by_the_rest():
    assert "utf-8" == decode(SIMPLIFIED.encode()[:-3]).encoding
    assert "gb18030" == decode(SIMPLIFIED.encode("gbk")[:-2]).encoding
    assert "utf-16-le" == decode(SIMPLIFIED.encode("utf-16-le")[:-1]).encoding


def test_a_cut_file_is_not_exact():
    assert not decode(SIMPLIFIED.encode()[:-3]).exact


def test_one_bad_byte_does_not_change_the_encoding():
    data = SIMPLIFIED.encode()
    decoded = decode(data[:45] + b"\xff" + data[45:])
    assert "utf-8" == decoded.encoding
    assert SIMPLIFIED == decoded.text.replace("\ufffd", "")
    assert not decoded.exact


def test_a_file_glued_from_two_encodings_is_read_line_by_line():
    decoded = decode(SIMPLIFIED.encode() + SIMPLIFIED.encode("gbk"))
    assert SIMPLIFIED * 2 == decoded.text
    assert ("mixed", False) == (decoded.encoding, decoded.exact)


def test_short_valid_utf_8_of_rare_characters_is_utf_8():
    assert "utf-8" == decode("𠀀𠀁𠀂".encode()).encoding


def test_plain_english_in_utf_16_is_no_ascii_with_nuls():
    assert "utf-16-le" == decode("Page 3\nNews".encode("utf-16-le")).encoding


def test_a_nul_in_utf_8_stays_for_cleaning_to_record():
    text = SIMPLIFIED + "\0" + SIMPLIFIED
    assert Decoded(text, "utf-8", exact=True) == told(text.encode())


def test_a_lone_surrogate_never_reaches_the_text():
    text = decode(SIMPLIFIED.encode("utf-16-le") + b"\x00\xd8\x2c\x4e").text
    assert text == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("name", ["gbk", "GB2312", "gb18030", "cp936"])
def test_a_declared_gb_encoding_means_gb18030(name):
    assert SHORT + "䶮" == decode_as((SHORT + "䶮").encode("gb18030"), name).text


def test_a_declared_encoding_is_believed_over_likelihood():
    assert "latin-1" != decode(SHORT.encode("gbk")).encoding
    assert "ä" == decode_as(b"\xe4", "latin-1").text


def test_declared_utf_16_finds_its_byte_order():
    for codec in ("utf-16-le", "utf-16-be", "utf-16"):
        assert SHORT == decode_as(SHORT.encode(codec), "utf-16").text


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", ""])
def test_what_is_no_encoding_is_a_lookup_error(name):
    with pytest.raises(LookupError):
        decode_as(b"abc", name)


def test_a_mixed_file_cannot_be_encoded_again():
    with pytest.raises(LookupError):
        encode(SHORT, "mixed")


def told(data):
    """The decoding without how it was found, which other tests look at."""
    found = decode(data)
    return Decoded(found.text, found.encoding, found.exact)
