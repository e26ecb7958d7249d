"""Foreign files become article files: text, fields, replacement, old fonts."""

import multiprocessing
import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from corpus.article_file import find_articles, read_article
from corpus.foreign.imported import Imported
from corpus.foreign.issuer import find_issuer
from corpus.foreign.printed_pages import paragraphs
from corpus.foreign.reading import read_bytes
from corpus.foreign.refusals import BadDate, BadField, NotKept
from corpus.front_matter import article_source
from corpus.import_card import card, corrected
from corpus.importing import keep
from corpus.slug import slug
from corpus.vietnamese.normalize import nfc, squeeze
from tests.foreign_files import BODY, LETTERHEAD, PLAN, names, page, pdf, saved, with_part, word

PLAN_TITLE = "Phổ cập kỹ năng số cho người dân tỉnh Tuyên Quang năm 2023"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def plan(**changes: object) -> Imported:
    values: dict[str, object] = {
        "source": "kh77.docx",
        "text": "\n\n".join(PLAN),
        "title": PLAN_TITLE,
        "number": "77/KH-UBND",
        "issued_on": "2023-05-12",
        "provinces": ("Tuyên Quang",),
    }
    return Imported(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kh.docx", word()),
        ("kh.pdf", pdf([list(PLAN[:8]), list(PLAN[8:])])),
        ("kh.txt", "\n".join(PLAN).encode()),
        ("kh.txt", "\n".join(PLAN).encode("utf-16")),
        ("kh.md", "\n\n".join(PLAN).encode("utf-8-sig")),
    ],
)
def test_an_official_document_tells_its_fields_in_every_format(name: str, data: bytes) -> None:
    imported = read_bytes(name, data)
    assert imported.number == "77/KH-UBND"
    assert imported.issued_on == "2023-05-12"
    assert imported.provinces == ("Tuyên Quang",)
    assert imported.issuer == "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG"
    assert PLAN_TITLE.lower() in imported.title.lower()
    assert "411/QĐ-TTg" in imported.numbers
    assert BODY[1] in imported.text
    assert imported.remarks == ()


def test_a_web_page_gives_the_article_and_what_it_says_of_itself() -> None:
    imported = read_bytes("bao.html", page("Tuyên Quang dạy kỹ năng số cho người dân", BODY).encode())
    assert imported.title == "Tuyên Quang dạy kỹ năng số cho người dân"
    assert (imported.publisher, imported.published_on) == ("Báo Thử Nghiệm", "2023-05-14")
    assert imported.url == "https://bao.example.vn/ky-nang-so"
    assert BODY[2] in imported.text
    assert "Trang chủ" not in imported.text
    assert "Bản quyền" not in imported.text


def test_the_head_of_a_markdown_file_is_believed() -> None:
    imported = read_bytes("a.md", f"---\ntitle: Bản tin\nprovinces: [Yên Bái]\n---\n\n{BODY[1]}".encode())
    assert (imported.title, imported.provinces, imported.text) == ("Bản tin", ("Yên Bái",), BODY[1])


def test_tables_become_rows_and_a_merged_cell_stands_once() -> None:
    document = docx.Document()
    document.add_paragraph(BODY[0])
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Chỉ tiêu", "2023", "2025"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "Hộ có cáp quang"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "70% | 90%"
    text = read_bytes("bang.docx", saved(document)).text
    assert "| Chỉ tiêu | 2023 | 2025 |\n| Hộ có cáp quang | 70% / 90% |" in text


def test_a_letterhead_in_a_table_is_read_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "\n".join(LETTERHEAD[:3]), "\n".join(LETTERHEAD[3:])
    for line in PLAN[6:]:
        document.add_paragraph(line)
    imported = read_bytes("kh.docx", saved(document))
    assert imported.text.startswith("\n\n".join(LETTERHEAD))
    assert (imported.number, imported.issued_on) == ("77/KH-UBND", "2023-05-12")


@pytest.mark.parametrize("tag", ["w:hyperlink", "w:ins", "w:smartTag", "w:sdtContent", "w:fldSimple"])
def test_words_inside_links_insertions_and_tags_are_kept(tag: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(BODY[1] + " Nước Việt ")
    around = paragraph._p.makeelement(qn(tag))
    around.append(paragraph.add_run("Nam")._r)
    paragraph._p.append(around)
    paragraph.add_run(" ta.")
    assert read_bytes("a.docx", saved(document)).text.endswith("Nước Việt Nam ta.")


def test_deleted_words_are_gone() -> None:
    part = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>Tỉnh có </w:t></w:r><w:del><w:r><w:delText>65%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>70%</w:t></w:r></w:ins></w:p></w:body></w:document>"
    )
    assert read_bytes("a.docx", with_part(word(), "word/document.xml", part.encode())).text == "Tỉnh có 70%"


def test_a_table_in_a_table_is_read_and_so_is_a_content_control() -> None:
    document = docx.Document()
    document.add_paragraph(BODY[0])
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "Năm 2023:"
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "65%"
    control = document.element.body.makeelement(qn("w:sdtContent"))
    control.append(document.add_paragraph(BODY[2])._p)
    document.element.body.insert(0, control)
    text = read_bytes("a.docx", saved(document)).text
    assert text.startswith(BODY[2])
    assert "Năm 2023: / 65%" in text


def test_broken_lines_are_joined_and_page_numbers_and_heads_go() -> None:
    pages = [
        "Kế hoạch chuyển đổi số\nĐến năm 2025, tỉnh có tối thiểu 65% người dân trưởng\n"
        "thành dùng dịch vụ công trực tuyến.\n1",
        "Kế hoạch chuyển đổi số\n2. Mỗi xã có một tổ công nghệ số cộng đồng và bố trí đủ\n2",
        "Kế hoạch chuyển đổi số\nkinh phí hoạt động.\n- 3 -",
    ]
    assert paragraphs(pages) == (
        "Đến năm 2025, tỉnh có tối thiểu 65% người dân trưởng thành dùng dịch vụ công trực tuyến.\n\n"
        "2. Mỗi xã có một tổ công nghệ số cộng đồng và bố trí đủ kinh phí hoạt động."
    )


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("UBND TỈNH YÊN BÁI\nSỞ THÔNG TIN\nVÀ TRUYỀN THÔNG\nSố: 12/KH-STTTT", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"),
        (
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÀO CAI Độc lập - Tự do - Hạnh phúc",
            "ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
        ),
        ("TỈNH ỦY THÁI NGUYÊN ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 01-NQ/TU", "TỈNH ỦY THÁI NGUYÊN"),
        ("Báo Tuyên Quang\nỦy ban nhân dân tỉnh họp.", None),
        ("", None),
    ],
)
def test_the_letterhead_names_the_issuer(head: str, issuer: str | None) -> None:
    assert find_issuer(head) == issuer


# Keeping


def test_a_kept_article_reads_as_it_was_shown(tmp_path: Path) -> None:
    imported = plan(publisher="Cổng: “thử” #1", numbers=("77/KH-UBND",), kind="plan")
    path = keep(imported, tmp_path, now=NOW)
    assert path.name == "77-kh-ubnd-pho-cap-ky-nang-so-cho-nguoi-dan-tinh-tuyen-quang-nam-2023.md"
    document = read_article(path)
    for name in ("title", "publisher", "number", "issued_on", "provinces", "numbers", "kind"):
        assert getattr(document, name) == getattr(imported, name)
    assert document.text.strip() == imported.text
    assert names(tmp_path) == [path.name]


@given(st.text())
def test_no_title_bends_the_head(title: str) -> None:
    source = article_source(plan(title=f"Kế hoạch {title}", publisher=title, text="x"), date(2026, 1, 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.md")
        path.write_bytes(source.encode())
        document = read_article(path)
    assert document.title == squeeze("Kế hoạch " + "".join(filter(str.isprintable, squeeze(nfc(title)))))
    assert (document.number, document.text.strip()) == ("77/KH-UBND", "x")


@pytest.mark.parametrize("spelling", ["077/KH-UBND", "77/kh - ubnd", "77/2023/KH-UBND"])
def test_the_same_number_in_another_spelling_replaces(tmp_path: Path, spelling: str) -> None:
    first = keep(plan(), tmp_path)
    assert keep(plan(number=spelling, source="b.pdf", title="Khác", text="Bản mới."), tmp_path) == first


@pytest.mark.parametrize(
    "again",
    [
        plan(),
        plan(title="Tên khác", source="khac.pdf", text="Văn bản được gõ lại."),  # number, province, year
        plan(number=None, issued_on=None, source="khac.txt", text="  " + "\n".join(PLAN)),  # the text
        plan(text="\n\n".join(PLAN) + "\n\nĐã đính chính."),
    ],
)
def test_the_same_document_again_replaces(tmp_path: Path, again: Imported) -> None:
    first = keep(plan(), tmp_path)
    assert keep(again, tmp_path) == first
    assert len(find_articles([tmp_path])) == 1
    assert read_article(first).text.strip() == again.text.strip()


def test_the_same_address_again_replaces(tmp_path: Path) -> None:
    news = plan(number=None, issued_on=None, url="https://bao.example.vn/1", source="a.html")
    first = keep(news, tmp_path)
    assert keep(replace(news, source="b.html", title="Khác", text="Bản mới."), tmp_path) == first


@pytest.mark.parametrize(
    "other",
    [
        plan(provinces=("Yên Bái",), text="Một kế hoạch khác.", source="b.docx"),
        plan(issued_on="2024-05-12", text="Một kế hoạch khác.", source="b.docx"),
        plan(number="78/KH-UBND", text="Một kế hoạch khác.", source="b.docx"),
        plan(number="78/KH-UBND", text="Một kế hoạch khác."),  # the same file name is no proof
        plan(number=None, issued_on=None, title="Khác", text="Một kế hoạch khác."),
    ],
)
def test_another_document_never_replaces(tmp_path: Path, other: Imported) -> None:
    first = keep(plan(), tmp_path)
    second = keep(other, tmp_path)
    assert first != second
    assert read_article(first).text.strip() == plan().text
    assert len(find_articles([tmp_path])) == 2


def test_what_is_replaced_lies_in_the_bin(tmp_path: Path) -> None:
    corpus, bin_folder = tmp_path / "corpus", tmp_path / "bin"
    corpus.mkdir()
    keep(plan(), corpus, bin_folder=bin_folder)
    keep(plan(text="Bản mới."), corpus, bin_folder=bin_folder)
    (old,) = bin_folder.glob("*/*.md")
    assert BODY[1] in old.read_text(encoding="utf-8")


def test_a_raw_text_gives_way_to_the_article_of_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "kh.txt").write_text("\n".join(PLAN), encoding="utf-8")
    assert keep(plan(), tmp_path) == tmp_path / "kh.md"
    assert names(tmp_path) == ["kh.md"]


def test_a_document_of_another_folder_is_replaced_there(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    path = keep(plan(), two)
    assert keep(plan(), one, other_folders=[two]) == path


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/etc/passwd", "a\x00b", "..", "CON", "README", "😀", "a" * 5000, ".hidden"]
)
def test_no_title_leads_out_of_the_folder(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = keep(plan(title=title, number=None), folder)
    assert path.parent == folder
    assert [entry.name for entry in tmp_path.iterdir()] == ["corpus"]
    assert find_articles([folder]) == [path]


@given(st.text(), st.text())
def test_a_slug_is_a_plain_name(one: str, two: str) -> None:
    name = slug(one, two)
    assert 0 < len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_folder_that_cannot_be_written_is_named_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep(plan(), tmp_path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotKept, match="No space left on device") as caught:
        keep(plan(text="Bản mới."), tmp_path)
    assert str(tmp_path) not in caught.value.notice
    assert names(tmp_path) == [path.name]
    assert path.read_bytes() == before


def test_two_processes_never_keep_a_document_twice(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=keep, args=(plan(source=f"{number}.docx"), tmp_path)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(find_articles([tmp_path])) == 1


# The card


def test_the_card_shows_what_was_found() -> None:
    assert card(plan())[:4] == [
        ("Tiêu đề", PLAN_TITLE),
        ("Số", "77/KH-UBND"),
        ("Cơ quan ban hành", "-"),
        ("Ngày ban hành", "12/05/2023"),
    ]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Số: 78 KH UBND", "number", "78/KH-UBND"),
        ("so: -", "number", None),
        ("Tiêu đề: Kế hoạch: bản mới", "title", "Kế hoạch: bản mới"),
        ("Ngay ban hanh: 3/4/2024", "issued_on", "2024-04-03"),
        ("Ngày đăng: 04/2024", "published_on", "2024-04"),
        ("Ngày đăng: 2024", "published_on", "2024"),
        ("Tỉnh, thành: yen bai, Lào Cai", "provinces", ("Yên Bái", "Lào Cai")),
        ("Tỉnh, thành: không", "provinces", ()),
    ],
)
def test_an_admin_corrects_a_field(line: str, field: str, value: object) -> None:
    assert getattr(corrected(plan(), line), field) == value


@pytest.mark.parametrize(
    ("line", "error"),
    [("xin chào", BadField), ("Màu: đỏ", BadField), ("Tiêu đề: -", BadField), ("Ngày đăng: hôm qua", BadDate)],
)
def test_a_correction_that_is_none_is_refused(line: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        corrected(plan(), line)


def test_an_imported_article_survives_storage() -> None:
    imported = plan(remarks=("xin soát lại",))
    assert Imported.from_json(imported.to_json()) == imported


@pytest.mark.parametrize("source", ["[]", "{}", "null", '{"text": 1}', "nonsense"])
def test_nothing_else_passes_for_an_imported_article(source: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Imported.from_json(source)
