"""docs/running.md and deploy/ say what the program does."""

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from bot import metrics
from bot.channels.web_guard import BODY_LIMIT
from bot.channels.zalo_webhook import OA_PATH
from bot.commands import main
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
DEPLOY = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "deploy").iterdir()}
NGINX, UNIT = DEPLOY["nginx.conf"], DEPLOY["hoidap.service"]


def test_every_metric_is_explained() -> None:
    there = {each.name for each in vars(metrics).values() if isinstance(each, metrics.Counter | metrics.Histogram)}
    assert set(re.findall(r"^\| `(hoidap_\w+)`", PAGE, re.MULTILINE)) == there | {"hoidap_documents"}


def test_every_variable_it_names_is_one() -> None:
    of_the_shell = {"INDEX_WORKERS", "INDEX_MEMORY", "PIP_NO_INDEX", "PIP_FIND_LINKS"}
    ours = {field.name.upper() for field in fields(Settings)} | of_the_shell
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", PAGE + NGINX))
    assert named - ours == set()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"hoidap bot (\w+)", PAGE))))
def test_its_commands_are_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage:" in capsys.readouterr().out


def test_the_files_it_copies_are_there() -> None:
    for name in re.findall(r"/opt/hoidap/((?:deploy|docs|corpus)/[\w./-]+\w)", PAGE + UNIT):
        assert (ROOT / name).exists() or list(ROOT.glob(f"{name}*")), name


def test_exit_codes_that_a_start_cannot_mend_are_not_followed_by_one() -> None:
    assert "\nRestart=on-failure\n" in UNIT
    assert "\nRestartPreventExitStatus=3 4\n" in UNIT


def test_nginx_takes_the_bodies_and_paths_that_the_bot_takes() -> None:
    assert f"client_max_body_size {BODY_LIMIT // 1024}k;" in NGINX
    hooks = re.findall(r"location ~ \^/\((.*)\)\$", NGINX)[0].split("|")
    assert OA_PATH.removeprefix("/") in hooks
    set_in_page = re.findall(r"_WEBHOOK_URL=https://[^/]+/(\w+)", PAGE)
    assert set(hooks) == {*set_in_page, OA_PATH.removeprefix("/")}


def test_nginx_passes_on_who_asks_and_nothing_the_caller_claims() -> None:
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in NGINX
    assert "proxy_add_x_forwarded_for" not in NGINX


def test_no_real_host_is_named() -> None:
    hosts = set(re.findall(r"https?://([\w.-]+\w)", PAGE + "".join(DEPLOY.values())))
    assert hosts <= {"127.0.0.1", "hoidap", "hoidap.example.gov.vn"}


def test_the_wrapper_is_a_program_that_a_shell_reads() -> None:
    assert (ROOT / "deploy" / "hoidap").stat().st_mode & 0o111
    assert subprocess.run(["/bin/sh", "-n", ROOT / "deploy" / "hoidap"]).returncode == 0
