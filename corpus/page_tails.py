"""What follows an article on its page: links to other articles, comment forms, footers."""

from corpus.document import BlockKind
from corpus.line_kinds import is_name
from corpus.page_lines import is_contact
from corpus.unit import Unit

_AHEAD = 40  # lines that tell whether an article goes on
_RESUMING = 80  # characters; a teaser below a link is shorter, or stands between links


def mark_page_tails(units: list[Unit]) -> None:
    """Marks related links, comment forms and footers, also where the article goes on after them."""
    region: BlockKind | None = None
    begun = False
    last = max((i for i, unit in enumerate(units) if unit.is_prose), default=-1)
    for i, unit in enumerate(units):
        begun = begun or unit.kind == "title"
        if unit.kind in ("machine", "address", "letterhead", "title"):
            continue
        if unit.role in ("related", "comments") and unit.kind is None:
            unit.kind = "related" if unit.role == "related" else "comments"
            region = unit.kind if begun or region else None
        elif region is not None and not (region == "related" and _resumes(units, i)):
            unit.kind = _kind_in(region, unit)
        elif unit.role is not None and unit.kind is None:
            unit.kind = _kind_alone(units, i, last)
        else:
            region = None
            begun = begun or unit.is_prose or unit.kind in ("table", "legal_basis", "signature")
    _mark_last_lines(units)


def _kind_in(region: BlockKind, unit: Unit) -> BlockKind:
    if unit.kind == "markup":
        return "markup"
    return "comments" if unit.role in ("footer", "comments") else region


def _kind_alone(units: list[Unit], i: int, last_prose: int) -> BlockKind | None:
    """A single page line in the text: a menu word may as well be a heading of the article."""
    role = units[i].role
    if role == "link":
        return "related"
    if role == "footer":
        return "comments"
    neighbours = (*units[max(0, i - 1) : i], *units[i + 1 : i + 2])
    alone = not any(u.role is not None for u in neighbours)
    return None if alone and i < last_prose else "menu"


def _resumes(units: list[Unit], i: int) -> bool:
    """Whether the article goes on at unit `i`: from there on most lines are prose, up to the next page line.

    Links with teasers alternate, so that two thirds at most are prose.
    """
    if not units[i].is_prose or len(units[i].text) < _RESUMING:
        return False
    prose = []
    for unit in units[i : i + _AHEAD]:
        if unit.role is not None:
            break
        if unit.kind is None:
            prose.append(unit.is_prose)
    while prose and not prose[-1]:
        prose.pop()
    return len(prose) >= 2 and sum(prose) > 0.7 * len(prose)


def _mark_last_lines(units: list[Unit]) -> None:
    """Below the last prose, what is mixed with footers is footer: names of sites, addresses, counters."""
    last = max(
        (i for i, unit in enumerate(units) if unit.is_prose or unit.kind in ("table", "signature", "legal_basis")),
        default=-1,
    )
    tail = units[last + 1 :] if last >= 0 else []
    footers = False
    for unit in tail:
        if unit.kind in ("related", "comments", "menu"):
            footers = True
        elif unit.is_open and (footers or is_contact(unit.text)) and not is_name(unit.text):
            unit.kind = "comments"
