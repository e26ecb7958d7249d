"""What the READMEs say is so, and both say the same."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bot import texts_admin_vi, texts_channels_vi
from bot.channels.zalo_webhook import OA_PATH
from bot.channels.zalo_words import command_in
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = sorted({line for block in re.findall(r"```sh\n(.*?)```", ENGLISH, re.DOTALL) for line in block.splitlines()})
PYTHON_COMMANDS = sorted({line.split()[2] + " " + line.split()[3] for line in COMMANDS if line.startswith("python -m")})


def outline(text: str) -> list[str]:
    """Headings by level and code blocks whole, in order."""
    return [
        re.sub(r"^(#+) .*", r"\1", each)
        for each in re.findall(r"^#+ [^\n]*|^```.*?^```", text, re.DOTALL | re.MULTILINE)
    ]


def run(*arguments: str, data: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=os.environ | {"DATA_DIR": str(data), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_both_have_the_same_headings_and_commands() -> None:
    assert outline(ENGLISH) == outline(VIETNAMESE)


def test_both_name_the_same_things() -> None:
    named = [
        set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
        for text in (ENGLISH, VIETNAMESE)
    ]
    assert named[0] == named[1]


def test_the_vietnamese_one_is_vietnamese() -> None:
    headings = re.findall(r"^## (.*)", VIETNAMESE, re.MULTILINE)
    assert not set(headings) & set(re.findall(r"^## (.*)", ENGLISH, re.MULTILINE))


def test_the_exchange_is_real(tmp_path: Path) -> None:
    command, shown = re.findall(r"```console\n\$ python -m (.*?)\n(.*?)```", ENGLISH, re.DOTALL)[0]
    assert run(*shlex.split(command), data=tmp_path).strip() == shown.strip()


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("make ")])
def test_make_knows_its_targets(command: str) -> None:
    assert re.search(rf"^{command.split()[1]}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("command", PYTHON_COMMANDS)
def test_each_command_has_help(command: str, tmp_path: Path) -> None:
    package, name = command.split()
    arguments = [package, "--help"] if name.startswith("-") else [package, name, "--help"]
    assert "usage:" in run(*arguments, data=tmp_path)


@pytest.mark.parametrize(
    "path",
    sorted(
        {
            *re.findall(r"`((?:corpus|tests|bot|index|docs|deploy)/[\w./-]*)`", ENGLISH),
            *re.findall(r"^!\[.*\]\((.*)\)$", ENGLISH + VIETNAMESE, re.MULTILINE),
        }
    ),
)
def test_the_files_it_names_are_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_variables_it_names_are_settings() -> None:
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", ENGLISH))
    assert named <= {field.upper() for field in Settings.__dataclass_fields__}


def test_the_commands_of_a_chat_are_those_there_are() -> None:
    """Every admin command is named; no other is made up."""
    of_botfather = {"newbot", "setinline", "setprivacy"}
    admins = {name for name, _ in texts_admin_vi.COMMANDS}
    pages = {"api", "p", "widget", "healthz", "metrics", OA_PATH.removeprefix("/")}
    named = set(re.findall(r"`/(\w+)[`/]", ENGLISH)) - of_botfather - pages
    assert admins <= named
    assert named - admins <= {name for name, _ in texts_channels_vi.COMMANDS}


@pytest.mark.parametrize("typed", ["trợ giúp", "nguồn", "xóa dữ liệu", "mã của tôi"])
def test_what_people_type_on_zalo_is_understood(typed: str) -> None:
    assert f"`{typed}`" in ENGLISH
    assert command_in(typed) is not None


@pytest.mark.parametrize("path", ["/", "/tai-lieu", "/p/", "/api", "/api/ask", "/widget.js"])
def test_the_pages_it_names_are_served(path: str) -> None:
    assert path in ENGLISH
    served = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot" / "channels").glob("web_*.py"))
    assert f'Route("{path}' in served


def test_make_help_lists_every_target() -> None:
    targets = set(re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[0].split())
    assert set(re.findall(r"^([a-z]+):.* ## .", MAKEFILE, re.MULTILINE)) == targets
