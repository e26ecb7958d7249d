"""What web pages put around an article: menus, links to other articles, comment forms, footers."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from corpus.vietnamese.normalize import fold

Role = Literal["menu", "related", "comments", "footer", "link"]

_BULLET = re.compile(r"^[\W_]+")
_TAIL = re.compile(r"[\W\d_]+$")  # "(12)", ":", "»", "1.234"
_CRUMBS = re.compile(r"\s*(?:[>»›|/•·]|::|\s-\s|\s{3})\s*")
_TRAIL = re.compile(r"[^\W\d][^>»›.;:?!]{1,40}(?:\s+[>»›]\s+[^\W\d][^>»›.;:?!]{1,40}){1,4}$")  # "Góc học tập » Sổ tay"
# One line that links to another article: ">> Xem thêm: …", "Đọc thêm: …". Folded.
_LINK = re.compile(
    r"(?:=?>{1,3}|»+|→)\s*\S|(?:xem them|doc them|xem tiep|doc tiep|tin lien quan|bai lien quan|read more|see also|read"
    r" also)\s*[:>»]"
    r"|(?:tin|bai|muc tu|video)(?:,? bai)?(?: viet)? (?:cung (?:chuyen muc|chu de)|lien quan|khac"
    r"|moi hon|cu hon)\s*:\s*\S"
    r"|<<?\s+\S.*>>?$|(?:tep|file|tai lieu)(?: tin)? dinh kem\s*:"
    r"|(?:moi (?:ban|quy vi|doc gia) (?:doc|xem|don doc|theo doi))"
)
# What stands above an article, with changing parts. Folded.
_FIELD = re.compile(
    r"(?:(?:chuyen )?muc|chu de|danh muc|the loai|section|category"
    r"|ma (?:so|bai|tin)(?: bai viet)?)\s*:\s*[^.;:|]{1,50}$"
    r"|(?:trong (?:ban tin|so|ky) nay|in this issue)\s*:"
)
# Lines with changing parts. Folded.
_FOOTER = re.compile(
    r"""(?:
    (?:y\ kien|binh\ luan|comments?)\s*\(\s*\d+\s*\)
  | (?:luot\ (?:xem|truy\ cap|doc|thich)
      |so\ (?:luot\ (?:xem|truy\ cap|doc)|lan\ (?:xem|doc))|da\ xem|views?|tong\ (?:so\ )?luot\ truy\ cap
      |dang\ (?:online|truy\ cap|truc\ tuyen)|truy\ cap\ (?:hom\ nay|hom\ qua|trong\ tuan|trong\ thang)
      |hom\ (?:nay|qua)|(?:tuan|thang)\ (?:nay|truoc)
      |trong\ (?:tuan|thang))\s*[:\-(]?\s*[\d.,]+
  | [\d.,]+\s*(?:luot\ (?:xem|truy\ cap|doc)|views?|binh\ luan|comments?)
  | (?:©|\(c\)|copyright|ban\ quyen)\b.*
  | ©.*
  | (?:danh\ gia|rating|diem\ danh\ gia)\s*:\s*[\d.,]+.*
  | tong\ so\ diem\ cua\ bai\ viet.*
  | click\ de\ danh\ gia.*
  | (?:tags?|tu\ khoa)\s*:.*
  | hien\ (?:tai\ )?chua\ co\ binh\ luan.*
  | chua\ co\ binh\ luan.*
  | y\ kien\ cua\ ban\ se\ duoc.*
  | (?:hay|moi\ ban)\ (?:la|tro\ thanh)\ nguoi\ dau\ tien.*
  | (?:xin\ )?vui\ long\ (?:go|nhap|dang\ nhap|dien)\b.*
  | (?:ghi\ ro|phai\ ghi\ ro|vui\ long\ ghi\ ro|yeu\ cau\ ghi\ ro)\ nguon.*
  | khong\ (?:duoc\ )?sao\ chep.*(?:dong\ y|cho\ phep|chap\ thuan).*
  | (?:theo\ doi|follow)\b.{0,40}(?:google\ news|facebook|zalo|youtube|telegram|twitter|tiktok|us\ on)\b.*
  | (?:giay\ phep|gp)\s(?:so|hoat\ dong|xuat\ ban|thiet\ lap|bao\ chi|hdbc|ttdt)\b.{0,160}
  | (?:co\ quan\ chu\ quan|(?:nguoi\ )?chiu\ trach\ nhiem(?:\ chinh|\ noi\ dung|\ xuat\ ban)?|tong\ bien\ tap
      |pho\ tong\ bien\ tap|truong\ ban\ bien\ tap
      |toa\ soan|thu\ ky\ toa\ soan
      |thiet\ ke\ (?:va|boi)|phat\ trien\ boi
      |designed\ by|powered\ by|developed\ by|don\ vi\ thiet\ ke)\s*[:\-].*
  | (?:trang|page)\s+\d+\s*(?:/|tren|of)\s*\d+
  | ban\ dang\ (?:doc|xem)\ (?:bai|tin).*
  | moi\ (?:chi\ tiet|thong\ tin|y\ kien|gop\ y)\ .{0,40}(?:lien\ he|gui\ ve|gui\ toi).*
  | trinh\ duyet\ cua\ ban.*
  | (?:this\ site|we|website\ nay|trang\ web\ nay)\ (?:uses?|su\ dung)\ cookies?.*
  | (?:please\ )?enable\ javascript.*
  )$""",
    re.VERBOSE,
)
# Addresses and telephones of an office: a footer only where the article is over. Folded.
_ALSO_HEADINGS = frozenset({"y kien", "thao luan", "phan hoi", "binh luan"})  # open a comment form only with a count
_CONTACT = re.compile(
    r"(?:hotline|duong day nong|dia chi|tru so|dien thoai|dt|tel|fax|phone|email|e-mail|website|web)\s*[:.]"
)


@cache
def _table() -> dict[str, Role]:
    rows: dict[str, Role] = {}
    for line in files("corpus").joinpath("page_lines.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            role, words = line.split("\t")
            rows.setdefault(_key(words), role)  # type: ignore[arg-type]  # the table's test checks the roles
    return rows


@lru_cache(maxsize=4096)
def page_role(words: str) -> Role | None:
    """What the line is to its page, None for a line that may belong to the article."""
    if len(words) > 250:
        return None
    folded = fold(words)
    role = _table().get(_key(words))
    if role == "comments" and _key(words) in _ALSO_HEADINGS and not any(c.isdigit() for c in words):
        return None
    if role:
        return role
    if _FOOTER.match(folded.strip(" .*•-")) or _are_tools(folded):
        return "footer"
    if _LINK.match(folded):
        return "link"
    if _FIELD.match(folded) or _is_breadcrumb(words):
        return "menu"
    return None


def is_contact(words: str) -> bool:
    """Whether the line gives an address or a telephone number."""
    return bool(_CONTACT.match(fold(words)))


def _key(words: str) -> str:
    return " ".join(_TAIL.sub("", _BULLET.sub("", fold(words))).split())


_MENU_SIGN = re.compile(r"[☰≡]|\|")
_LONGEST = 5  # words of a tool's label
_MOST = 14  # words of a line of tools


def _are_tools(folded: str) -> bool:
    """Whether a line is made of labels of buttons, with counts: "Like 214 Chia sẻ 37", "Chia sẻ Facebook Zalo"."""
    words = re.findall(r"[^\W\d_]+", folded)
    roles = ("footer", "menu") if _MENU_SIGN.search(folded) else ("footer",)
    at = labels = 0
    while at < len(words) <= _MOST:
        size = next((n for n in range(_LONGEST, 0, -1) if _table().get(" ".join(words[at : at + n])) in roles), 0)
        if not size:
            return False
        at, labels = at + size, labels + 1
    return labels > 1


_HOME = frozenset({"trang chu", "trang nhat", "home"})


def _is_breadcrumb(words: str) -> bool:
    cells = [cell for cell in _CRUMBS.split(words) if cell]
    if len(cells) < 2 or any(len(cell) > 60 for cell in cells):
        return False
    known = sum(_table().get(_key(cell)) in ("menu", "footer", "related") for cell in cells)
    if _TRAIL.match(words):
        return True
    return (known >= 2 and known >= 0.4 * len(cells)) or (
        _table().get(_key(cells[0])) == "menu"
        and (_key(cells[0]) in _HOME or words.count(">") + words.count("»") + words.count("›") >= 1)
    )
