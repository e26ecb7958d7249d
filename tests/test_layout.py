"""Rules of the house that no linter knows."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

# Outside package: the files that may import it. Replacing it means rewriting these.
DOORS = {
    "underthesea": ["corpus/vietnamese/sentences.py"],
    "yaml": ["corpus/article_file.py"],
    "rank_bm25": ["index/bm25.py"],
    "sqlite_utils": ["index/store.py", "index/schema.py"],
    "numpy": ["index/*.py"],
    "telegram": ["bot/channels/telegram*.py", "bot/render/telegram*.py"],
    "aiolimiter": ["bot/channels/telegram_pace.py"],
    "httpx": ["bot/channels/zalo*.py", "bot/channels/telegram_faults.py"],  # python-telegram-bot's own client
    "starlette": ["bot/http_server.py", "bot/channels/*_webhook.py", "bot/channels/web*.py", "bot/channels/zalo*.py"],
    "uvicorn": ["bot/http_server.py"],
    "pypdf": ["corpus/foreign/pdf_file.py"],
    "docx": ["corpus/foreign/word_file.py"],
    "trafilatura": ["corpus/foreign/web_page.py"],
    "matplotlib": ["bot/render/chart.py"],
    "xlsxwriter": ["index/spreadsheet.py"],
}
# Import name: name at the registry, where they differ.
DISTRIBUTIONS = {
    "docx": "python-docx",
    "rank_bm25": "rank-bm25",
    "sqlite_utils": "sqlite-utils",
    "telegram": "python-telegram-bot",
    "yaml": "pyyaml",
}
NOT_IMPORTED = {"lxml-html-clean"}  # trafilatura imports it
COMES_WITH = {"aiolimiter": "python-telegram-bot"}  # an extra of it


def outside_imports() -> Iterator[tuple[str, str]]:
    """(package, file) for every import of something that is neither ours nor Python's."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                top = name.split(".")[0]
                if top not in sys.stdlib_module_names and top not in PACKAGES:
                    yield top, path.relative_to(ROOT).as_posix()


def requirement_name(requirement: str) -> str:
    return re.split(r"[\[<>=~! ]", requirement)[0]


def declared() -> set[str]:
    project = PROJECT["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    return {requirement_name(each) for each in [*project["dependencies"], *extras]}


def test_each_outside_package_is_imported_by_its_door_only() -> None:
    strays = [
        f"{file} imports {package}"
        for package, file in sorted(set(outside_imports()))
        if not any(fnmatch(file, door) for door in DOORS.get(package, []))
    ]
    assert strays == []


def test_what_is_imported_is_declared() -> None:
    needed = {COMES_WITH.get(each, DISTRIBUTIONS.get(each, each)) for each, _ in outside_imports()}
    assert needed <= declared()


def test_every_dependency_has_a_door_and_a_reason() -> None:
    doors = {DISTRIBUTIONS.get(each, each) for each in DOORS}
    assert declared() - NOT_IMPORTED <= doors
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in declared():
        assert re.search(rf'^    "{re.escape(name)}[\[<>=].*",\s+# \S.+$', text, re.MULTILINE), name


def test_every_package_is_packed_and_checked() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert found == set(PACKAGES)
    assert set(PACKAGES) == set(PROJECT["tool"]["importlinter"]["root_packages"])
    assert set(PACKAGES) < set(PROJECT["tool"]["mypy"]["files"])


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_with_modules_is_a_package(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_every_module_says_what_it_is() -> None:
    silent = [path.name for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_file_outgrows_the_head() -> None:
    long = [path.name for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []


def test_no_file_is_a_box_of_odds_and_ends() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "common", "misc")]


def test_no_folder_of_tests_hides_a_package() -> None:
    assert not [path for path in (ROOT / "tests").iterdir() if path.name in PACKAGES]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"])
def test_pins_have_hashes_and_no_addresses(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if re.search(r"://|^\s*-[a-z]|--(?!hash=sha256:)| @ |file:/", line)]
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert pins
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]* \\", line) for line in pins)


def test_the_service_and_the_tests_run_on_the_same_pins() -> None:
    service, tests = (
        set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert service <= tests


def test_every_dependency_is_pinned() -> None:
    pins = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements-dev.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    tools = [each for group in ("test", "lint") for each in PROJECT["dependency-groups"][group]]
    assert declared() | {requirement_name(each) for each in tools} <= pins
