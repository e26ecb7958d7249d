"""The progress line tells share, rate and time left, on a terminal alone."""

from io import StringIO

from index.progress import describe, progress_line


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_it_tells_share_rate_and_time_left() -> None:
    assert describe(30, 120, 10.0) == "███████░░░░░░░░░░░░░░░░░░░░░░░ 30/120 articles, 3 a second, 30 s left"


def test_it_is_drawn_ten_times_a_second_at_most_and_wiped_at_the_end() -> None:
    terminal, times = Terminal(), iter([0.0, 1.0, 1.05, 1.2, 1.3])
    draw = progress_line(terminal, lambda: next(times))
    assert draw is not None
    for done in (1, 2, 3, 4):
        draw(done, 4)
    drawn = terminal.getvalue()
    assert [f"{done}/4" in drawn for done in (1, 2, 3, 4)] == [True, False, True, False]
    assert drawn.endswith("\r\x1b[K")


def test_a_file_gets_none() -> None:
    assert progress_line(StringIO()) is None
