"""Article files are read, or refused with the file's name and the way out."""

import os
import unicodedata
from pathlib import Path

import pytest

from corpus.article_file import MAX_BYTES, find_articles, read_article
from corpus.document import Document
from corpus.errors import (
    ArticleError,
    Binary,
    BrokenFrontMatter,
    DuplicateId,
    Empty,
    Missing,
    NotUtf8,
    TooLarge,
    Unreadable,
)

ARTICLE = """---
title: "Hòa An: kinh tế số năm 2025"
publisher: Báo Hòa An
published_on: 2023-06-09
url: https://bao.example/1
provinces: [Yên Bái]
numbers:
  - 48-NQ/TU
kind: news
number:
---

## Mục tiêu

Đến năm 2025, kinh tế số chiếm 20% tổng sản phẩm trong tỉnh.
"""


def written(folder: Path, text: str | bytes, name: str = "hoa-an.md") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_head_is_metadata_and_the_rest_is_text(tmp_path: Path) -> None:
    document = read_article(written(tmp_path, ARTICLE))
    assert document.id == "hoa-an"
    assert document.title == "Hòa An: kinh tế số năm 2025"
    assert document.publisher == "Báo Hòa An"
    assert document.published_on == "2023-06-09"
    assert document.provinces == ("Yên Bái",)
    assert document.numbers == ("48-NQ/TU",)
    assert document.number is None
    assert document.text == "\n## Mục tiêu\n\nĐến năm 2025, kinh tế số chiếm 20% tổng sản phẩm trong tỉnh.\n"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_markdown_without_a_head_is_read_like_a_raw_text(tmp_path: Path) -> None:
    text = (
        "URL: https://bao.example/2\nHòa An đạt 20% kinh tế số\nBáo Hòa An - 2023-06-09\nNăm 2022, kinh tế số"
        " chiếm 20%.\n"
    )
    as_md = read_article(written(tmp_path, text, "a.md"))
    as_txt = read_article(written(tmp_path, text, "a.txt"))
    assert as_md == as_txt
    assert (as_md.title, as_md.publisher, as_md.published_on) == (
        "Hòa An đạt 20% kinh tế số",
        "Báo Hòa An",
        "2023-06-09",
    )


def test_text_is_nfc_and_otherwise_unchanged(tmp_path: Path) -> None:
    text = "Đến năm 2025,\r\n kinh tế số chiếm 20%\u00a0GRDP.\t\r\n"
    document = read_article(written(tmp_path, b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).encode(), "a.txt"))
    assert document.text == text


def test_the_same_file_gives_the_same_document(tmp_path: Path) -> None:
    path = written(tmp_path, ARTICLE)
    assert read_article(path) == read_article(path)
    assert isinstance(read_article(path), Document)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", Empty),
        (b" \n\t\r\n", Empty),
        (b"---\ntitle: a\n---\n \n", Empty),
        ("Tiếng Việt".encode("utf-16"), NotUtf8),
        ("Tiếng Việt".encode("cp1258", "ignore") + b"\xff", NotUtf8),
        (b"a\xed\xa0\x80b", NotUtf8),  # a lone surrogate
        (b"abc\x00def", Binary),
        (b"%PDF-1.7\n1 0 obj", Binary),
        (b"PK\x03\x04\x14\x00", Binary),
        (b"\x89PNG\r\n\x1a\n\xff", Binary),
        (b"\x01\x02\x03\x04abc", Binary),
        (b"x" * (MAX_BYTES + 1), TooLarge),
    ],
    ids=[
        "empty",
        "blank",
        "head only",
        "utf-16",
        "cp1258",
        "surrogate",
        "NUL",
        "pdf",
        "docx",
        "png",
        "controls",
        "huge",
    ],
)
def test_a_file_that_is_no_article_is_refused_by_name(
    tmp_path: Path, content: bytes, error: type[ArticleError]
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(error, match="hoa-an"):
        read_article(path)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="nichts"):
        read_article(tmp_path / "nichts.md")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(Unreadable, match="folder"):
        read_article(tmp_path / "folder.md")


def test_a_sparse_50_megabyte_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLarge, match="50,000,000 bytes"):
        read_article(path)


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        ("title: a\n", 1, "closes the head"),
        ("title: a\nprovinces: [b\n---\n", 3, "YAML"),
        ("title: a\n\tb: c\n---\n", 3, "YAML"),
        ("- a\n- b\n---\n", 2, "name: value"),
        ("a title\n---\n", 2, "name: value"),
        ("kind: news\ntitle: [a, b]\n---\n", 3, "one text as `title`"),
        ("title: a\nprovinces: {a: b}\n---\n", 3, "a list of texts"),
        ("title: a\npublished_on: hôm qua\n---\n", 3, "a date such as"),
        ("title: !!python/object/apply:os.system [ls]\n---\n", 2, "YAML"),
        ("title: 2023-13-45\npublished_on: 2023-13-45\n---\n", 3, "a date such as"),
    ],
)
def test_a_broken_head_names_its_line_and_what_was_expected(
    tmp_path: Path, head: str, line: int, expected: str
) -> None:
    path = written(tmp_path, f"---\n{head}Một câu.\n")
    with pytest.raises(BrokenFrontMatter) as caught:
        read_article(path)
    assert caught.value.line == line
    assert expected in str(caught.value)
    assert f"hoa-an.md, line {line}:" in str(caught.value)


def test_articles_are_found_in_all_folders_but_no_readme(tmp_path: Path) -> None:
    for name in ("b.md", "sub/deep/a.txt", "README.md", "sub/readme.md", "c.docx", ".hidden.md", "sub/C.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Một câu.")
    assert [path.name for path in find_articles([tmp_path])] == ["C.TXT", "a.txt", "b.md"]


def test_a_circle_of_links_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub", "Một câu.", "a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "again.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    assert [path.name for path in find_articles([tmp_path, tmp_path / "sub"])] == ["a.txt", "broken.txt"]


def test_two_files_with_one_id_are_named_both(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    written(tmp_path, "Một câu.", "a.md")
    written(tmp_path / "x", "Hai câu.", "a.txt")
    with pytest.raises(DuplicateId) as caught:
        find_articles([tmp_path])
    assert "a.md" in str(caught.value)
    assert "a.txt" in str(caught.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="nowhere"):
        find_articles([tmp_path / "nowhere"])


def test_a_file_whose_name_is_not_utf8_is_left_out_and_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "bài.txt").write_text("Kinh tế số.")
    (tmp_path / os.fsdecode(b"b\xffi.txt")).write_text("Xã hội số.")
    assert [path.name for path in find_articles([tmp_path])] == ["bài.txt"]
    assert "its name is not UTF-8" in caplog.text
