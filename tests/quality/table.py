"""Verdicts as lines to print."""

from collections.abc import Iterator, Mapping, Sequence

from tests.quality.scoring import Judged

_COLUMNS = ("right", "wrong", "refused", "top 3", "at 300")
_SHARES = ("answered_right", "answered_wrong", "refused_wrongly", "right_in_top3", "right_at_300", "refused_rightly")
_COUNTS = ("unfaithful_quotes", "invented_numbers")


def table_lines(judged: Sequence[Judged]) -> list[str]:
    """A line a category: its questions, their verdicts; "top 3" and "at 300" count answerable questions only."""
    lines = [f"{'category':28}{'n':>5}" + "".join(f"{name:>9}" for name in _COLUMNS)]
    for heading in sorted({each.gold.heading for each in judged}):
        rows = [each for each in judged if each.gold.heading == heading]
        counts = [sum(each.verdict == name for each in rows) for name in _COLUMNS[:3]]
        if rows[0].gold.answerable:
            counts += [sum(each.in_top_3 for each in rows), sum(each.right_at_300 for each in rows)]
        lines.append(f"{heading:28}{len(rows):5}" + "".join(f"{count:9}" for count in counts))
    return lines


def totals_lines(totals: Mapping[str, float]) -> list[str]:
    """The figures of a whole set, a line each."""
    lines = [f"{name:18} {totals[name]:.3f}" for name in _SHARES]
    lines += [f"{name:18} {totals[name]:.0f}" for name in _COUNTS]
    if "p95_ms" in totals:
        lines.append(f"{'p50, p95':18} {totals['p50_ms']:.1f} ms, {totals['p95_ms']:.1f} ms")
    return lines


def failure_lines(judged: Sequence[Judged], limit: int) -> Iterator[str]:
    """What went wrong with the first `limit` questions that are not right, and with untrue quotes among them."""
    bad = [each for each in judged if each.verdict != "right" or each.unfaithful or each.invented]
    for each in bad[:limit]:
        asked = " | ".join((*each.gold.history, each.gold.question))
        yield f"[{each.verdict}] {each.gold.id} {each.gold.heading}: {asked}"
        wanted = ", ".join(sorted(each.gold.documents)) or "no answer"
        yield f"    wanted {wanted} {[list(group) for group in each.gold.must]}"
        first = each.given.cited[0] if each.given.cited else None
        yield f"    got {each.given.status}" + (f" {first.document}: {first.quote[:200]}" if first else "")
        if each.unfaithful:
            yield f"    NOT WORD FOR WORD {[(cited.document, cited.quote[:80]) for cited in each.unfaithful]}"
        if each.invented:
            yield f"    NUMBERS OF NO QUOTE {', '.join(each.invented)}"
