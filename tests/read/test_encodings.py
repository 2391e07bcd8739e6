"""Right text from any encoding that English-language reports come in, with the offsets that follow from it."""

import codecs
from collections import Counter

import pytest

from factbox.read.decode import decode_page, decode_text
from factbox.read.encodings import declared_encoding, guess_encoding, unmarked_unicode

NAMES = ("René Dubois", "Zoë Müller", "José Peña", "Søren Kjær", "Élise Gérard", "Åsa Öberg")
SAID = (
    "The ford at Saint-Étienne was closed on Monday, {}, the mayor, said. “It was quiet,” he told the Example Courier.",
    "{} counted 300 carts on the road – the most since May – and said that the café on the quay had burned down.",
    "Nobody had asked her, {} said. It’s the third raid in a week, and £40 is all that is left in the till.",
    "Troops of the Hill Front held the bridge at noon. {} called it “a façade”; the garrison had left in the night.",
    "By evening the river had risen by 2 m, {} said… The señor of the mill took in forty people.",
)
TEXTS = tuple(said.format(name) for name in NAMES for said in SAID)
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le")
ENCODINGS = (*UNICODE, "cp1252", "mac_roman", "gb18030", "utf-8 damaged")


def encoded(text, encoding):
    if encoding == "utf-8 damaged":  # a byte that is lost, a NUL and half of a surrogate pair
        return text.encode() + b" \xe2\x80 \0 \xed\xa0\x80", text
    return text.encode(encoding, "ignore"), text.encode(encoding, "ignore").decode(encoding)


def test_thirty_texts_in_ten_encodings():
    wrong = Counter()
    for text in TEXTS:
        for encoding in ENCODINGS:
            data, wanted = encoded(text, encoding)
            read, _ = decode_text(data)
            assert "\0" not in read
            read.encode()
            wrong[encoding] += not (read.startswith(wanted) if "damaged" in encoding else read == wanted)
    assert len(TEXTS) * len(ENCODINGS) == 300
    assert wrong.total() <= 6, wrong  # 98%


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1251", "utf-16", "no-such-encoding"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_page_that_declares_another_unicode_encoding_than_it_has_is_read_right(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body>{TEXTS[0]}</body></html>'
    assert decode_page(page.encode(encoding))[0] == page


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "ascii"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_page_in_windows_1252_is_read_right_whatever_it_declares(declared, text):
    page = f'<html><head><meta charset="{declared}"></head><body>{text}</body></html>'
    assert decode_page(page.encode("cp1252"))[0] == page


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Норва пала ночью"),
        ("Shift_JIS", "cp932", "ノルヴァ陥落"),
        ("gb2312", "gb18030", "诺尔瓦失守"),
        ("euc-kr", "cp949", "노르바 함락"),
        ("iso-8859-2", "iso8859-2", "Željko Marić w Łodzi"),
        ("iso-2022-jp", "iso2022_jp", "ノルヴァ陥落"),
    ],
)
def test_what_a_page_declares_is_believed(label, encoding, text):
    for head in (f'<meta charset="{label}">', f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'):
        page = f"<html><head>{head}</head><body>{text}</body></html>"
        assert decode_page(page.encode(encoding)) == (page, "")


def test_declarations_that_say_nothing():
    assert declared_encoding(b"<html>") == ""
    assert declared_encoding(b'<meta charset="x-no-such">') == ""
    assert declared_encoding(b'<?xml version="1.0" encoding="ISO-8859-1"?>') == codecs.lookup("cp1252").name


@pytest.mark.parametrize("data", [b"", b"a", b"\0", b"\0" * 50, bytes(range(256)), b"plain text", b"a\0b"])
def test_what_is_no_unicode_without_a_mark(data):
    assert unmarked_unicode(data) == ""


def test_of_two_that_read_as_well_the_commoner_is_taken():
    assert guess_encoding(b"caf\xe9") == "cp1252"
    assert guess_encoding(b"plain") == "cp1252"
