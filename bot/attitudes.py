"""What somebody is said to have promised, feared or blamed: a text must say it, and not only something of him."""

import re
from collections.abc import Sequence

from bot.sentence import Sentence
from bot.speech import is_office
from index.tokens import Token
from index.units import Unit, pause

# A verb of a question, and what tells the same of somebody's words.
_ATTITUDES = tuple(
    (re.compile(rf"(?:{verb})(?: .+)?"), re.compile(rf"\b(?:{told})\b", re.IGNORECASE))
    for verb, told in (
        ("hứa|hứa hẹn|cam kết", r"hứa|cam kết|sẽ|quyết tâm|promise\w*|commit\w*|will"),
        (
            "cảnh báo",
            r"cảnh báo|cảnh giác|nhắc|lưu ý|nguy cơ|rủi ro|nếu không|sẽ không|bị|đừng|tránh|phòng (?:ngừa|chống|tránh)|"
            r"giả mạo|lừa|warn\w*",
        ),
        (
            "thừa nhận",
            r"thừa nhận|nhìn nhận|thẳng thắn|nói thật|còn|chưa|hạn chế|khó|thấp|nhỏ|yếu|chậm|thiếu|admit\w*",
        ),
        (
            "than phiền|phàn nàn|kêu ca",
            r"than|than phiền|phàn nàn|kêu|bức xúc|thẳng thắn|chưa|thiếu|quá tải|bất cập|vướng|complain\w*",
        ),
        (
            "lo ngại|lo lắng|lo sợ|e ngại",
            r"lo|ngại|lo lắng|sợ|băn khoăn|trăn trở|nguy cơ|rủi ro|khó|chưa|thách thức|warn\w*|concern\w*|worr\w*",
        ),
        ("phản đối|bác bỏ", r"phản đối|bác|không đồng|không nên|reject\w*"),
        ("xin lỗi", r"xin lỗi|apolog\w*"),
        ("cảm ơn|cám ơn", r"cảm ơn|cám ơn|tri ân|thank\w*"),
    )
)


def attitudes_asked(units: Sequence[Unit], tokens: Sequence[Token]) -> tuple[re.Pattern[str], ...]:
    """How texts tell what the question says somebody promised, feared or blamed; none if it says no such."""
    who = min((unit.end for unit in units if unit.name or is_office(unit)), default=None)
    if who is None:
        return ()
    behind = (unit for unit in units if who <= unit.start < pause(tokens, who - 1))  # ", cảm ơn ad" is said to us
    return tuple(says for unit in behind for verb, says in _ATTITUDES if verb.fullmatch(unit.text))


def tells_attitudes(attitudes: Sequence[re.Pattern[str]], sentence: Sentence) -> bool:
    """Whether a sentence, or what it stands below, tells each of the attitudes."""
    return all(says.search(sentence.text) or says.search(sentence.below) for says in attitudes)
