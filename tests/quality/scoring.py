"""Judges answers against gold questions.

A gold row asks something and says which document answers it and which words its quote must hold. Only quotes are
judged: a right figure beside a wrong source is wrong, because many provinces share a sentence.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Verdict = Literal["right", "wrong", "refused"]

QUOTE_LENGTH = 600  # characters of a quote that count; quoting a whole article wins nothing
SHORT_LENGTH = 300  # characters that a person on a phone reads
COMPARED_QUOTES = 4  # quotes that count in a comparison
COMPARED_DOCUMENTS = 2  # documents that a comparison must cite, if it names that many

_ANSWERS = frozenset({"answered", "unsure"})
_NO_ANSWERS = frozenset({"clarify", "not_found", "chat"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Groups = tuple[tuple[str, ...], ...]  # one alternative of every group must be there; folded


@dataclass(frozen=True, slots=True)
class Gold:
    """A question and what a right answer to it quotes. Texts to compare are folded already."""

    id: str
    category: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    documents: frozenset[str]  # each of them answers; in a comparison they answer together
    needed_documents: int  # so many of them must be cited …
    counted_citations: int  # … by the first so many citations
    must: Groups
    must_not: tuple[str, ...]
    accept: Groups  # words of the text that correct a false premise

    @property
    def compares(self) -> bool:
        return self.category == "compare"

    @property
    def heading(self) -> str:
        """Its line in the table."""
        return self.category if self.answerable else f"{self.category} (no answer)"


@dataclass(frozen=True, slots=True)
class Cited:
    document: str
    quote: str  # folded, whole


@dataclass(frozen=True, slots=True)
class Given:
    """What the bot said."""

    status: str
    line: str  # the answer line, folded
    cited: tuple[Cited, ...]
    elapsed_ms: float | None


NOTHING_GIVEN = Given("missing", "", (), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its answer and the verdicts on it."""

    gold: Gold
    given: Given
    verdict: Verdict
    right_at_300: bool
    in_top_3: bool
    unfaithful: tuple[Cited, ...]
    invented: tuple[str, ...]


def fold(text: str | None) -> str:
    """Composed, lower case, each run of white space one space: the form in which words are compared."""
    return " ".join(unicodedata.normalize("NFC", text or "").lower().split())


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_gold(row: Mapping[str, Any]) -> Gold:
    """A gold question from its row."""
    single = [row["doc"]] if row.get("doc") else []
    together, others = list(row.get("docs") or []), list(row.get("alt_docs") or [])
    compared = row["category"] == "compare" and bool(together)
    return Gold(
        id=row["id"],
        category=row["category"],
        question=row["question"],
        history=tuple(row.get("history") or ()),
        answerable=row.get("answerable", True),
        documents=frozenset(together + others if compared else single + together + others),
        needed_documents=min(COMPARED_DOCUMENTS, len(together)) if compared else 1,
        counted_citations=COMPARED_QUOTES if compared else 1,
        must=_groups(row.get("must")),
        must_not=tuple(fold(words) for words in row.get("must_not") or ()),
        accept=_groups(row.get("accept")),
    )


def read_given(row: Mapping[str, Any]) -> Given:
    """An answer from what `ask --json` printed."""
    return Given(
        status=row.get("status", "missing"),
        line=fold(row.get("answer")),
        cited=tuple(Cited(stem(each["document"]), fold(each.get("quote"))) for each in row.get("citations") or ()),
        elapsed_ms=row.get("elapsed_ms"),
    )


def read_texts(folders: Iterable[Path]) -> dict[str, str]:
    """The folded text of every article below the folders, by document id."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt"))
    return {stem(path.name): fold(path.read_text(encoding="utf-8", errors="replace")) for path in files}


def stem(name: str) -> str:
    """A file's name without folder and ending."""
    return re.sub(r"\.(?:md|txt|html)$", "", name.rsplit("/", 1)[-1])


def verdict(gold: Gold, given: Given, length: int = QUOTE_LENGTH) -> Verdict:
    """How the answer is judged when `length` characters of each quote count."""
    quotes = [cited.quote[:length] for cited in given.cited]
    if not gold.answerable:
        corrected = bool(gold.accept) and _holds(gold.accept, quotes[:1])
        return "right" if given.status in _NO_ANSWERS or corrected else "wrong"
    if given.status not in _ANSWERS:
        return "refused"
    counted = quotes[:COMPARED_QUOTES] if gold.compares else quotes[:1]
    misled = not gold.compares and any(words in quote for words in gold.must_not for quote in counted)
    return "right" if _holds(gold.must, counted) and _well_sourced(gold, given) and not misled else "wrong"


def judge(gold: Gold, given: Given, texts: Mapping[str, str]) -> Judged:
    """Every verdict on one answer; `texts` as from `read_texts`."""
    answers = given.status in _ANSWERS
    first_three = [cited.quote[:QUOTE_LENGTH] for cited in given.cited[:3]]
    return Judged(
        gold=gold,
        given=given,
        verdict=verdict(gold, given),
        right_at_300=verdict(gold, given, SHORT_LENGTH) == "right",
        in_top_3=answers and _holds(gold.must, first_three),
        unfaithful=tuple(c for c in given.cited if not c.quote or c.quote not in texts.get(c.document, "")),
        invented=_invented(gold, given) if answers else (),
    )


def judge_all(golds: Sequence[Gold], givens: Mapping[str, Given], texts: Mapping[str, str]) -> list[Judged]:
    """The verdicts on a whole set, in its order; a question without an answer counts as not answered."""
    return [judge(gold, givens.get(gold.id, NOTHING_GIVEN), texts) for gold in golds]


def totals(judged: Sequence[Judged]) -> dict[str, float]:
    """Shares of the answerable and of the other questions, and counts of untrue quotes and numbers."""
    can = [each for each in judged if each.gold.answerable]
    cannot = [each for each in judged if not each.gold.answerable]
    verdicts = Counter(each.verdict for each in can)
    figures: dict[str, float] = {
        "answerable": len(can),
        "unanswerable": len(cannot),
        "answered_right": _share(verdicts["right"], can),
        "answered_wrong": _share(verdicts["wrong"], can),
        "refused_wrongly": _share(verdicts["refused"], can),
        "right_in_top3": _share(sum(each.in_top_3 for each in can), can),
        "right_at_300": _share(sum(each.right_at_300 for each in can), can),
        "refused_rightly": _share(sum(each.verdict == "right" for each in cannot), cannot),
        "unfaithful_quotes": sum(len(each.unfaithful) for each in judged),
        "invented_numbers": sum(bool(each.invented) for each in judged),
    }
    times = sorted(each.given.elapsed_ms for each in judged if each.given.elapsed_ms is not None)
    if times:
        figures |= {"p50_ms": times[len(times) // 2], "p95_ms": times[int(len(times) * 0.95)]}
    return {name: round(figure, 4) for name, figure in figures.items()}


def _groups(value: Iterable[Iterable[str]] | None) -> Groups:
    return tuple(tuple(fold(words) for words in group) for group in value or ())


def _holds(groups: Groups, quotes: Sequence[str]) -> bool:
    shown = " ".join(quotes)
    return all(any(words in shown for words in group) for group in groups)


def _well_sourced(gold: Gold, given: Given) -> bool:
    cited = [each.document for each in given.cited]
    return len(gold.documents.intersection(cited[: gold.counted_citations])) >= gold.needed_documents


def _invented(gold: Gold, given: Given) -> tuple[str, ...]:
    """Numbers of the answer line that neither a quote nor the person said."""
    known = [*(cited.quote for cited in given.cited), fold(gold.question), *map(fold, gold.history)]
    said = set(_NUMBER.findall(" ".join(known)))
    return tuple(sorted(set(_NUMBER.findall(given.line)) - said))


def _share(count: int, rows: Sequence[Judged]) -> float:
    return count / len(rows) if rows else 0.0
