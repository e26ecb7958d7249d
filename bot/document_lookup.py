"""A question that only looks documents up by their numbers: "NQ 48 của Tuyên Quang", "kế hoạch 55 nói gì"."""

import re
from dataclasses import dataclass

from bot.asked import Asked
from bot.basis import asks_for_replaced, naming
from bot.cues import has_cues
from bot.issuers import issuer_code
from corpus.vietnamese.dates import find_dates, find_years
from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces
from index.mentions import Placed

# What such a question is put into words with, folded; a word beyond these asks for something else.
_PLAIN_WORDS = """
noi ve van de viec gi noi dung la the nao nhu ra sao linh vuc mang chuyen chi vay ha nhi co gom quy dinh phe duyet neu
cho toi minh em anh chi ad shop nho nhe voi a oi di xin muon can hoi biet duoc khong ko chua oi ne thoi day nay do
tra cuu tim kiem giup ho xem thong tin trich yeu tom tat chi tiet toan van hien thi ban hanh ngay thang nam so
con het hieu luc gia tri bi thay the bai bo ap dung nua roi da va hay cua do tai trong nao cai
van ban vb nghi quyet quyet dinh ke hoach hanh dong chuong trinh chi thi nghi dinh to trinh cong van thong tu bao cao
ket luan huong dan de an luat nq qd kh ctr ct nd ttr cv tt
tinh uy thanh uy ubnd uy ban nhan dan hdnd hoi dong nhan dan chinh phu thu tuong bo chinh tri bct trung uong tw quoc hoi
ban chap hanh bch ban thuong vu btv dang bo tinh thanh pho tp so
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
# Words of the set that together ask for one thing about the document, which a sentence answers better.
_ASKS = re.compile(
    r"\b(?:(?:ngay|nam|thang|hoi|so|tinh|thanh pho|noi|van ban) nao|tai sao|so gi|"
    r"ngay ban hanh(?!.*\b(?:noi dung|trich yeu)\b))\b"
)
_VALIDITY = re.compile(
    r"\b(?:con|het|co|mat) (?:gia tri|hieu luc)\b|\bbi (?:thay the|bai bo|huy)\b|\bthay the chua\b|\bcon (?:ap )?dung\b"
)
_KINDLESS = re.compile(
    r"^\W*(?:tra cuu |tim |xem )?(?:van ban|vb)\s+(?:[a-z]{1,5}\s)?(?:so\s+)?(?P<number>\d{1,6})(?!\d|\s?%)"
)
_MORE = re.compile(r"\s*(?:va|voi|hay|,|&)\s*(?:so\s+)?(?P<number>\d{1,6})(?![\d/%]|\s?(?:nam|ngay|thang))")
_COMPARED = re.compile(r"\bkhac (?:nhau|gi|biet)\b|\bso sanh\b|\bgiong\b")
_COMPARING = frozenset({"khac", "nhau", "biet", "so", "sanh", "giong", "diem", "cho", "nao"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number that is looked up; `kind_code` and `issuer_code` are "" where they are not told."""

    number: int
    kind_code: str
    issuer_code: str
    shown: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is looked up, with what tells documents of one number apart. `date` is ISO, or its beginning."""

    wanted: tuple[Wanted, ...]
    provinces: tuple[str, ...]
    years: tuple[int, ...]
    date: str | None
    validity: bool  # asked whether it is still in force
    compared: bool  # several are to be put side by side


def document_lookup(asked: Asked, *, command: bool = False) -> Lookup | None:
    """What the question looks up; None when it asks for more. `command`: it was given as /vanban."""
    before, _, text = asked.reading.text.rpartition("; ")
    if before and has_cues(asked.kind) and asked.kind != "number" and not command:
        return None  # "Ai ký quyết định 33? Còn quyết định 1891?" asks for a person again
    if asked.basis and not command:
        return None  # the document is told by the one that it carries out
    folded = fold(text)
    wanted, ends = _wanted(text, folded)
    if not wanted:
        return None
    dates, provinces = find_dates(text), find_provinces(text, "loose", chat=True)
    years = [year for year in find_years(text) if not any(start <= year.start < end for start, end in ends)]
    named: tuple[Placed, ...] = (*dates, *years, *provinces)
    taken = [(place.start, place.end) for place in named] + ends
    if (where := naming(text, find_numbers(text))) is not None:
        taken.append(where)
    several = len(wanted) > 1 or len(asked.provinces) > 1
    compared = several and bool(_COMPARED.search(folded))
    if not command and not compared and asks_for_replaced(text):
        return None
    if several and not compared:
        return None
    if not command and not _is_plain(folded, taken, compared=compared, dated=bool(dates)):
        return None
    date = next((date.iso for date in dates if date.iso[:1].isdigit()), None)
    return Lookup(
        wanted,
        asked.provinces,
        tuple(year.year for year in years if not year.period) or ((int(date[:4]),) if date else ()),
        date,
        bool(_VALIDITY.search(folded)),
        compared,
    )


def _wanted(text: str, folded: str) -> tuple[tuple[Wanted, ...], list[tuple[int, int]]]:
    """The numbers with their places; further ones of a list have the kind of the one before."""
    numbers = find_numbers(text)
    if not numbers:
        found = _KINDLESS.match(folded)
        return ((Wanted(int(found["number"]), "", "", found["number"]),), [found.span()]) if found else ((), [])
    wanted = []
    ends = [(number.start, number.end) for number in numbers]
    for number in numbers:
        issuer = number.issuer_code or issuer_code(text[number.end :].split("?")[0])
        wanted.append(Wanted(number.number, number.kind_code, issuer, number.canonical))
        at = number.end
        while (more := _MORE.match(folded, at)) and len(numbers) == 1:
            wanted.append(Wanted(int(more["number"]), number.kind_code, number.issuer_code, more["number"]))
            ends.append(more.span())
            at = more.end()
    return tuple({(one.number, one.kind_code): one for one in wanted}.values()), ends


def _is_plain(folded: str, taken: list[tuple[int, int]], *, compared: bool, dated: bool) -> bool:
    """Whether nothing but the words of a look-up stands beside numbers, names and dates."""
    rest = "".join(" " if any(start <= at < end for start, end in taken) else char for at, char in enumerate(folded))
    if not compared and _ASKS.search(" ".join(rest.split())):
        return False
    allowed = _PLAIN | _COMPARING if compared else _PLAIN
    return all(word in allowed for word in re.findall(r"\w+", rest))
