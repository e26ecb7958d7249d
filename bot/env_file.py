"""The .env file: settings that stay with the service instead of the shell."""

import re
from pathlib import Path

from bot.settings import SettingsError

_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)")


def read_env_file(path: Path) -> dict[str, str]:
    """The variables of a .env file; none if there is no such file.

    A line is NAME=value. Quotes around a value are taken off; blank lines and lines that begin with # are skipped.
    Nothing is expanded, and "#" inside a value is part of it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            (f"{path} cannot be read ({_reason(error)}): make it a UTF-8 text file you may read.",)
        ) from error
    variables, problems = {}, []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            # The line is not shown: it may hold a secret.
            problems.append(f"{path}, line {number}: expected NAME=value, or # before a remark.")
        else:
            variables[match[1]] = _unquoted(match[2])
    if problems:
        raise SettingsError(tuple(problems))
    return variables


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "not UTF-8"
