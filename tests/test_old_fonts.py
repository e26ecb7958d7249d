"""Texts in the fonts and encodings of before Unicode."""

import contextlib

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.foreign.old_fonts import Undecodable, to_unicode
from corpus.foreign.reading import read_bytes
from corpus.vietnamese.normalize import split_tone
from tests.foreign_files import BODY, PLAN, latin_pdf, saved

TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. Tæ c«ng nghÖ sè ®\xad\xadîc thµnh lËp."
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. TÆNH UÛY"


def test_a_broken_byte_costs_one_letter_and_a_remark() -> None:
    data = "\n".join(PLAN).encode()
    at = data.index("ngày".encode()) + 3
    imported = read_bytes("kh.txt", data[:at] + data[at + 1 :])
    assert imported.number == "77/KH-UBND"
    assert any("1 ký tự" in remark for remark in imported.remarks)


def test_tcvn3_is_converted() -> None:
    unified = to_unicode(TCVN3)
    assert unified.encoding == "TCVN3 (ABC)"
    assert unified.text.startswith("Cộng hoà xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Tổ công nghệ số đ")


def test_vni_is_converted() -> None:
    unified = to_unicode(VNI)
    assert unified.encoding == "VNI"
    assert unified.text == "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. TỈNH ỦY"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_as_latin_is_mended(encoding: str) -> None:
    broken = "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in "\n".join(BODY).encode())
    assert to_unicode(broken).text == "\n".join(BODY)


def test_windows_1258_is_converted() -> None:
    text = "Tổ công nghệ số cộng đồng của tỉnh được thành lập"
    data = "".join("".join(split_tone(char)) for char in text).encode("cp1258")
    assert read_bytes("a.txt", data).text == text


@pytest.mark.parametrize("text", [*PLAN, "\n".join(PLAN), "Smart City 2025 à Huế", "No accents here at all", ""])
def test_unicode_text_is_left_alone(text: str) -> None:
    assert to_unicode(text).text == text
    assert to_unicode(text).encoding is None


@given(st.text())
def test_no_text_breaks_the_conversion(text: str) -> None:
    with contextlib.suppress(Undecodable):
        assert to_unicode(text).doubtful <= 1


def test_lines_in_unicode_stay_when_others_are_converted() -> None:
    assert to_unicode(f"{BODY[1]}\n{TCVN3}").text.startswith(f"{BODY[1]}\nCộng hoà")


def test_a_line_of_an_old_capital_font_becomes_capitals() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("kÕ ho¹ch").font.name = ".VnTimeH"
    document.add_paragraph().add_run("chuyÓn ®æi sè").font.name = ".VnTime"
    document.add_paragraph().add_run("Tænh uûy").font.name = "VNI-Times"
    imported = read_bytes("a.docx", saved(document))
    assert imported.text == "KẾ HOẠCH\n\nchuyển đổi số\n\nTỉnh ủy"
    assert [("TCVN3" in remark, "VNI" in remark) for remark in imported.remarks[:2]] == [(True, False), (False, True)]


def test_the_old_font_of_a_style_counts_for_its_paragraphs() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph("chuyÓn ®æi sè")
    assert read_bytes("a.docx", saved(document)).text == "chuyển đổi số"


def test_an_old_font_in_a_pdf_is_converted_and_the_admin_is_told() -> None:
    imported = read_bytes(
        "a.pdf", latin_pdf(["Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Uû ban nh©n d©n tØnh ban hµnh kÕ ho¹ch"])
    )
    assert "Uỷ ban nhân dân tỉnh ban hành kế hoạch" in imported.text
    assert any("TCVN3" in remark for remark in imported.remarks)


# Printed pages
