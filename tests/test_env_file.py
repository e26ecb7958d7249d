from pathlib import Path

import pytest

from bot.env_file import read_env_file
from bot.settings import SettingsError


def read(tmp_path: Path, text: str) -> dict[str, str]:
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    return read_env_file(tmp_path / ".env")


def test_no_file_is_no_variables(tmp_path: Path) -> None:
    assert read_env_file(tmp_path / ".env") == {}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("A=1", "1"),
        ("export A = 1 ", "1"),
        ('A="Sở Khoa học và Công nghệ"', "Sở Khoa học và Công nghệ"),
        ("A=Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
        ("A='#1'", "#1"),
        ("A=x#y=$HOME", "x#y=$HOME"),
        ("A=", ""),
        ('A="', '"'),
    ],
)
def test_a_value_is_taken_as_it_stands(tmp_path: Path, line: str, value: str) -> None:
    assert read(tmp_path, f"# remark\n\n{line}\n") == {"A": value}


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffA=1") == {"A": "1"}


def test_a_line_that_is_none_is_named_but_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 2: expected NAME=value") as caught:
        read(tmp_path, "A=1\n123456:AAtoken\n")
    assert "AAtoken" not in str(caught.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"A=\xff")
    with pytest.raises(SettingsError, match="UTF-8"):
        read_env_file(tmp_path / ".env")


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_env_file(tmp_path)
