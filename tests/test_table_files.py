"""Tables as files: what a spreadsheet reads of them, where they are fetched, that nothing in them runs."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.render.table_file import file_name, table_file
from bot.settings import Settings
from bot.table_names import OfIndicator, OfProvince, read_table_id, table_of_province
from corpus.vietnamese.provinces import provinces
from index.__main__ import main
from index.spreadsheet import SpreadsheetsUnavailable, csv_file, xlsx_file
from index.target_indicators import codes
from tests.table_samples import answer
from tests.web_bench import Web, live_articles, web_over

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = "kinh_te_so_grdp.2025.target"


def rows_of_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(content: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not [name for name in book.namelist() if "external" in name or "macro" in name]
        strings = ["".join(item.itertext()) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{SHEET}f") is None, "a formula"
    return [[_value(cell, strings) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def _value(cell: ElementTree.Element, strings: list[str]) -> str:
    value = cell.findtext(f"{SHEET}v") or ""
    return strings[int(value)] if cell.get("t") == "s" else value


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")'])
def test_no_text_runs_as_a_formula(text: str) -> None:
    assert rows_of_csv(csv_file(["a"], [[text]])) == [["a"], [f"'{text}"]]
    assert rows_of_xlsx(xlsx_file("t", ["a"], [[text]])) == [["a"], [text]]  # a text cell is never read as a formula


def test_numbers_and_lone_signs_are_as_they_are() -> None:
    assert rows_of_csv(csv_file(["a", "b", "c"], [["=", -2.5, None]])) == [["a", "b", "c"], ["=", "-2.5", ""]]
    assert rows_of_xlsx(xlsx_file("t[1]/*", ["a", "b"], [["=", -2.5]])) == [["a", "b"], ["=", "-2.5"]]


def test_every_figure_is_a_row_with_its_citation() -> None:
    head, *rows = rows_of_csv(table_file(answer(), "csv"))
    assert head[:9] == ["Tỉnh, thành", "Chỉ tiêu", "Năm", "Loại", "Quan hệ", "Giá trị", "Đến", "Đơn vị", "Theo văn bản"]
    assert rows[2][:9] == [
        *("Thừa Thiên Huế", "Tỷ trọng kinh tế số trong GRDP", "2025", "mục tiêu", "=", "15", "20", "%", "15-20%"),
    ]
    assert rows[2][9:] == [
        "Tỉnh đặt mục tiêu kinh tế số chiếm 20% GRDP.",
        *("Bài 3", "48-NQ/TU", "Báo Mây", "2023-06-09", "https://example.com/b", "doan000003"),
    ]
    assert len(rows) == 4


def test_both_files_hold_the_same() -> None:
    told = [[cell for cell in row if cell] for row in rows_of_csv(table_file(answer(), "csv"))]
    assert [[cell for cell in row if cell] for row in rows_of_xlsx(table_file(answer(), "xlsx"))] == told


def test_without_xlsxwriter_a_workbook_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.spreadsheet.find_spec", lambda name: None)
    with pytest.raises(SpreadsheetsUnavailable, match="tables"):
        table_file(answer(), "xlsx")


# --- ids --------------------------------------------------------------------------------------------------------------


def test_ids_are_read_as_they_are_written() -> None:
    assert read_table_id(TABLE) == OfIndicator("kinh_te_so_grdp", 2025, "target")
    for name in (*provinces(), "Huế"):
        assert read_table_id(table_of_province(name)) == OfProvince(name, None)
    assert read_table_id("tinh.tuyen-quang.dti_rank") == OfProvince("Tuyên Quang", "dti_rank")
    for wrong in ("", "tinh.xyz", "kinh_te_so_grdp.2025", "a.1999.target", "../x.2025.target", "tinh.tuyen-quang."):
        assert read_table_id(wrong) is None


def test_every_id_fits_into_a_button() -> None:
    code = max(codes(), key=len)
    name = max(provinces(), key=len)
    for table in (f"{code}_cap_huyen.2025.result", table_of_province(name, f"{code}_cap_huyen")):
        assert len(f"xlsx:{table}:0".encode()) <= 64, table


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    data = tmp_path_factory.mktemp("data")
    with web_over(live_articles(data), data, Settings(data_dir=data, web_port=0)) as web:
        yield web


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
async def test_the_page_gives_the_file_that_its_answer_links(web: Web, ending: str) -> None:
    async with web.client() as client:
        page = await client.post("/", data={"question": "/sosanh kinh tế số 2025"})
        link = re.search(rf'href="(/bang/[^"]+\.{ending})"', page.text)
        assert link is not None
        reply = await client.get(link[1])
    assert reply.status_code == 200
    assert reply.headers["content-disposition"] == f'attachment; filename="{file_name(TABLE, ending)}"'
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["content-type"].startswith("text/csv" if ending == "csv" else "application/vnd.openxml")
    rows = (rows_of_csv if ending == "csv" else rows_of_xlsx)(reply.content)
    assert "Tuyên Quang" in [row[0] for row in rows]


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "x.csv",
        "dti_rank.2049.target.csv",
        "tinh.tuyen-quang.pdf",
        "a/b.csv",
        "%00.csv",
        "dti_rank.20٢٥.target.csv",
    ],
)
async def test_a_table_that_is_not_there_is_told_kindly(web: Web, name: str) -> None:
    async with web.client() as client:
        reply = await client.get(f"/bang/{name}")
    assert reply.status_code == 404
    assert "<h1" in reply.text


async def test_without_xlsxwriter_the_page_offers_csv(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.spreadsheet.find_spec", lambda name: None)
    async with web.client() as client:
        reply = await client.get(f"/bang/{TABLE}.xlsx")
    assert (reply.status_code, "CSV" in reply.text) == (501, True)


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command_writes_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {ending: tmp_path / f"figures.{ending}" for ending in ("csv", "xlsx")}
    where = ["--corpus", "corpus/articles", "--data", str(tmp_path / "data"), "--province", "Tuyên Quang"]
    assert main(["targets", *where, "--csv", str(files["csv"]), "--xlsx", str(files["xlsx"])]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    rows = rows_of_csv(files["csv"].read_bytes())
    assert f"{len(rows) - 1} figures" in told.err
    assert rows[0][:3] == ["province", "indicator", "year"]
    assert {row[0] for row in rows[1:]} == {"Tuyên Quang"}
    assert [row[1] for row in rows_of_xlsx(files["xlsx"].read_bytes())] == [row[1] for row in rows]


def test_the_command_says_what_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--corpus", "corpus/articles", "--data", str(tmp_path / "data")]
    assert main(["targets", *where, "--csv", str(tmp_path / "no" / "folder.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
