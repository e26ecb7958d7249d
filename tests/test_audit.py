"""What admins did stays written down."""

import sqlite3
from pathlib import Path

import pytest

from bot.audit import AuditTrail, Deed
from index.store import StateDatabase


def test_the_newest_deeds_come_first_and_survive_a_restart(tmp_path: Path) -> None:
    state = StateDatabase(tmp_path / "state.db")
    trail = AuditTrail(state)
    for number in range(3):
        trail.note(Deed(float(number), "telegram:5f0c", "reindex", f"00000{number}", f"00000{number + 1}"))
    state.close()
    state = StateDatabase(tmp_path / "state.db")
    assert AuditTrail(state).latest(2) == [
        Deed(2.0, "telegram:5f0c", "reindex", "000002", "000003"),
        Deed(1.0, "telegram:5f0c", "reindex", "000001", "000002"),
    ]
    state.close()


@pytest.mark.parametrize("sql", ["delete from audit", "update audit set who = 'somebody else'"])
def test_a_deed_is_neither_changed_nor_taken_out(tmp_path: Path, sql: str) -> None:
    state = StateDatabase(tmp_path / "state.db")
    trail = AuditTrail(state)
    trail.note(Deed(1.0, "shell:root", "rollback"))
    with pytest.raises(sqlite3.IntegrityError, match="audit stays"):
        state.execute(sql)
    assert len(trail.latest(5)) == 1
    state.close()
