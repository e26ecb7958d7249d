"""What a question takes for granted, held against a sentence."""

import re

from bot.asked import Asked
from bot.claims import day_claimed, is_claim
from bot.cues import year_of
from bot.evidence import Evidence
from bot.shape import is_row_of_ranks, ranks_in_row
from bot.standing import dates_met
from corpus.vietnamese.spoken_number import ROMAN
from index.mentions import Figure, find_figures
from index.tokens import tokenize


def contradicted(asked: Asked, evidence: Evidence) -> bool:
    """Whether the question asserts a figure that the sentence does not hold."""
    if asked.kind == "truth" and day_claimed(asked.reading.text, asked.dates):
        return not dates_met(asked, evidence.sentence.text, evidence.sentence.before)
    claims = [
        figure
        for figure in asked.figures
        if is_claim(figure) and not _asks_within(asked, figure) and not _is_met_about(asked, figure, evidence)
    ]
    if not claims:
        return False
    if any(_of_other_year(asked, figure, evidence.sentence.text) for figure in claims):
        return True
    told = evidence.cue.figure if evidence.cue else None
    if asked.claim is not None and told is not None:
        return asked.claim.value not in (told.value, told.value_to) and not asked.of_attainment
    text = f"{evidence.sentence.before} {evidence.sentence.text}"
    if is_row_of_ranks(evidence.sentence) and asked.provinces:
        ranks = ranks_in_row(evidence.sentence.text, asked.provinces)
        return any(figure.kind == "rank" and figure.value not in ranks for figure in claims)
    said = {(figure.kind, value) for figure in find_figures(text) for value in (figure.value, figure.value_to)}
    numbers = _numbers(text) | _numbers(evidence.sentence.document.title)
    return any(
        (figure.kind, figure.value) not in said
        and (figure.kind != "count" or figure.value not in numbers)
        and (figure.kind != "score" or ("count", figure.value) not in said)  # "điểm dưới 600"
        for figure in claims
    )


def _of_other_year(asked: Asked, claim: Figure, text: str) -> bool:
    """Whether a text has the figure for another year, and another figure of its kind for the year asked about."""
    of_kind = [figure for figure in find_figures(text) if figure.kind == claim.kind] if asked.years else []
    years = {year_of(text, figure.start, figure.end) for figure in of_kind if figure.value == claim.value}
    others = {year_of(text, figure.start, figure.end) for figure in of_kind if figure.value != claim.value}
    return bool(years) and years.isdisjoint(asked.years) and not others.isdisjoint(asked.years)


def _asks_within(asked: Asked, figure: Figure) -> bool:
    """Whether a rank is only asked about: "có lọt top 20 không" is answered by any rank."""
    words = asked.reading.text[figure.start : figure.end]
    return "truth" in asked.kinds and figure.kind == "rank" and words.lower().startswith(("top", "tốp", "nhóm"))


# Typed bare, "cỡ" and "độ" are other words as well.
_ABOUT = re.compile(
    r"\b(?:(?P<above>hơn|trên|ngoài|hon|tren|ngoai)|(?P<below>gần|ngót|suýt|gan)|"
    r"(?:khoảng|chừng|tầm|cỡ|độ|xấp xỉ|khoang|chung|tam)) (?:chừng |chung )?$",
    re.IGNORECASE,
)
ABOUT = 0.15  # share by which a number may lie beside one that is told as "ngoài", "gần", "tầm"


def _is_met_about(asked: Asked, figure: Figure, evidence: Evidence) -> bool:
    """Whether a figure that is only told as about so much has its like in the sentence: "bà cụ ngoài 70" is 72."""
    about = _ABOUT.search(asked.reading.text[: figure.start])
    if asked.claim is not None or about is None:
        return False
    least = figure.value * (1 if about["above"] else 1 - ABOUT)
    most = figure.value * (1 if about["below"] else 1 + ABOUT)
    return any(least <= number <= most for number in _numbers(evidence.sentence.text))


def _numbers(text: str) -> set[float]:
    """Every number that the words of a text hold: "48/63" holds two, "thế kỷ XXI" one."""
    words = [token.text for token in tokenize(text)]
    digits = (part.replace(".", "") for word in words for part in word.split("/"))
    roman = {float(ROMAN[word]) for word in words if ROMAN.get(word, 0) >= _LEAST_ROMAN}
    return roman | {float(d) for d in digits if d.isdecimal()}


_LEAST_ROMAN = 10  # smaller ones are letters and items of a list as well: "mục i", "v. v."
