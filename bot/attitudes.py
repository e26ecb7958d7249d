"""What somebody is said to have promised, feared or blamed: a text must say it, and not only something of him."""

import re
from collections.abc import Sequence

from bot.sentence import Sentence
from bot.speech import is_office
from index.units import Unit

# A verb of a question, and what tells the same of somebody's words.
_ATTITUDES = tuple(
    (re.compile(rf"(?:{verb})(?: .+)?"), re.compile(rf"\b(?:{told})\b", re.IGNORECASE))
    for verb, told in (
        ("hứa|hứa hẹn|cam kết", r"hứa|cam kết|sẽ|quyết tâm|promise\w*|commit\w*|will"),
        (
            "cảnh báo",
            r"cảnh báo|cảnh giác|nhắc|lưu ý|nguy cơ|rủi ro|nếu không|sẽ không|bị|đừng|tránh|phòng|giả mạo|lừa|warn\w*",
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


def tells_attitude(units: Sequence[Unit], sentence: Sentence) -> bool:
    """Whether a sentence tells what the question says somebody promised, feared or blamed; true if it says no such."""
    who = [unit.end for unit in units if unit.name or is_office(unit)]
    if not who:
        return True
    told = (sentence.text, sentence.below)
    return all(
        any(says.search(text) for text in told)
        for unit in units
        if unit.start >= min(who)
        for verb, says in _ATTITUDES
        if verb.fullmatch(unit.text)
    )
