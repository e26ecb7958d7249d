"""Lines that tell a machine reader what to do: never indexed, never quoted, never followed."""

import re

from corpus.vietnamese.normalize import fold

# All patterns read folded text (lower case, without accents). They ask for an address AND an order, so that news about
# chatbots and assistants stay: "Tỉnh ra mắt trợ lý ảo trả lời người dân" is an article's sentence.
_READER_VI = (
    r"(?:(?:cac |moi |nhung )?(?:(?:he thong|cong cu|ung dung|phan mem) )?"
    r"(?:tro ly (?:ao |so )?(?:ai|tri tue nhan tao|ao)|tro ly|chat ?bot|bot|robot|mo hinh (?:ngon ngu|ai)(?: lon)?|llms?|ai(?: agent)?|gpt|chat ?gpt"
    r"|gemini|claude|copilot|may doc|tri tue nhan tao|tac nhan ai|agent))"
)
_READER_EN = (
    r"(?:(?:all |any |every |the |an? )?(?:(?:ai|artificial intelligence)(?: assistants?| models?| agents?| systems?| bots?| crawlers?| readers?| tools?)?"
    r"|large language models?|language models?|llms?|chat ?bots?|assistants?|bots?|crawlers?|chat ?gpt|gpt(?:-\d\w*)?|gemini|claude|copilot))"
)
_MACHINE = re.compile(
    "|".join(
        (
            # forms of a prompt
            r"^[\W_]*(?:\[|<\|?|<<)\s*/?(?:system|sys|inst|im_start|im_end|assistant|user|prompt|instructions?)\b",
            r"^[\W_]*(?:system|assistant|developer)(?: prompt| message| note| override)?\s*:",
            r"^#{1,6}\s*(?:system|instructions?|prompt)\b\s*:?\s*$",
            r"\bsystem prompt\b.{0,40}\b(?:is|override|ignore|reveal|print)\b|\b(?:reveal|print|show|tiet lo|in ra)\b.{0,20}\bsystem prompt\b",
            r"<\|[a-z_]+\|>",
            # forget what you were told
            r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|all|your|any|other|system)\b.{0,25}"
            r"\b(?:instructions?|prompts?|rules|directions|guidelines|context|messages?)\b",
            r"\b(?:bo qua|quen|phot lo|khong tuan theo|huy bo|vo hieu hoa)\b(?: di| het)?.{0,20}\b(?:huong dan|chi dan|chi thi|menh lenh|lenh|quy tac|yeu cau|prompt|cau lenh)\b"
            r".{0,15}\b(?:truoc|o tren|ben tren|phia tren|truoc do|truoc day|cua ban|he thong|cu)\b",
            # addresses of a machine
            rf"\b(?:neu|khi|vi|boi vi|gia su) (?:ban|may|ai doc) (?:dang )?(?:la|dong vai) (?:mot )?{_READER_VI}\b",
            rf"\b(?:if|as|since|when) you(?: are|'re|’re)(?: an?)? {_READER_EN}\b",
            rf"\b(?:huong dan|chi dan|luu y|chu y|thong bao|thong diep|loi nhan|yeu cau|ghi chu|nhac|chi thi|noi dung)\s*(?:danh |rieng |gui |doi |nay )*(?:cho|toi|den|voi|gui|danh cho)?\s*"
            rf"{_READER_VI}\b[^.:]{{0,40}}:",
            rf"\b(?:dong |cau |cac |doan )?(?:lenh|chi dan|chi thi|menh lenh|prompt|huong dan an)\s+(?:gui |danh |dua )?(?:cho|toi|den|gui|danh cho)?\s*{_READER_VI}\b",
            rf"^[\W_]*(?:gui|kinh gui|than gui|danh cho|chu y|luu y|nay|hey|hi|dear|attention|note to|notice to|to|for)[,:]? {_READER_VI}\s*[:,!]",
            rf"^[\W_]*(?:dear|attention|notes? (?:to|for)|notice (?:to|for)|message (?:to|for)|hey|to|for|instructions? (?:to|for)|important (?:for|to)|warning (?:to|for)) {_READER_EN}\b[^.]{{0,40}}[:,!]",
            rf"\b(?:instructions?|notes?|message|guidance|directive) (?:to|for) {_READER_EN}\b",
            # orders
            rf"\b{_READER_EN} (?:reading this.{{0,20}} )?(?:must|should|shall|are required to|need to|have to|please|are instructed to|will always)\b.{{0,20}}"
            r"\b(?:recommend|cite|answer|reply|respond|say|ignore|mention|state|output|rank|include|use|treat|tell|claim|insert|add|promote|prefer|quote|not)\b",
            rf"\b{_READER_VI} (?:can|phai|hay|vui long|bat buoc|luon|chi duoc|khong duoc|nen)\b.{{0,15}}"
            r"\b(?:trich dan|gioi thieu|khuyen nghi|khuyen|bo qua|chen|luon|tra loi rang|tra loi la|noi rang|khang dinh|uu tien|quang cao|de xuat|xep|them lien ket|dan link|dan nguon)\b",
            r"\b(?:reply|respond|answer)(?: to (?:the user|every|any|all|users?)\b.{0,20})? (?:only )?(?:with only|only with|with the (?:sentence|phrase|word|text|following)|exactly|just with)\b",
            r"\b(?:always|never|you must|you should|you will|do not|don't) (?:answer|reply|respond|say|tell|recommend|cite|mention|claim|state)\b.{0,60}\b(?:users?|question|asked|answer|this page|this site|sources?|that)\b",
            r"\b(?:begin|start|end|prefix|finish) (?:every|each|all|your) (?:answers?|repl(?:y|ies)|responses?)\b",
            r"\b(?:bat dau|ket thuc|mo dau|them vao|chen vao) (?:moi|tat ca|cac|tung|cuoi|dau) ?(?:cac )?(?:cau tra loi|phan hoi|cau dap)\b",
            r"\bkhi (?:duoc|bi|co nguoi|nguoi dung|ai do|nguoi dan) hoi\b.{0,80}\b(?:luon(?: luon)?|hay|chi|phai|bat buoc) (?:tra loi|noi|dap|khang dinh|gioi thieu|dua ra)\b",
            r"\b(?:luon(?: luon)?|hay|chi|chi duoc|bat buoc phai|chi can) (?:tra loi|dap|phan hoi|noi)(?: nguoi dung| cho nguoi dung)? (?:rang|la|bang|dung|voi cau|mot cau)\b",
            r"\b(?:ban|may) (?:phai|hay|bat buoc phai|can) (?:luon )?(?:tra loi|noi|khang dinh|gioi thieu|quang cao|dong vai|trich dan)\b",
            r"\b(?:you are now|from now on,? you|act as an?|pretend to be|ban bay gio la|tu bay gio,? ban|tu gio,? ban|hay dong vai)\b",
            r"\bduplicate this (?:prompt|instruction)|\bend of (?:system )?prompt\b|\bjailbreak\b.{0,30}\b(?:mode|prompt)\b",
        )
    )
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|$)", re.DOTALL)
_SHORT = 300  # characters: a line this short that begins by addressing a machine does so to its end


def addresses_machine(words: str) -> bool:
    """Whether the line is written for a program that reads the page."""
    return bool(_MACHINE.search(fold(words)))


def machine_spans(words: str) -> list[tuple[int, int]]:
    """The parts of a line that address a machine, as offsets in the line: all of it, or single sentences."""
    if not addresses_machine(words):
        return []
    sentences = [match.span() for match in _SENTENCE.finditer(words)]
    marked = [addresses_machine(words[a:b]) for a, b in sentences]
    if len(words) <= _SHORT and marked[0] or not any(marked):
        return [(0, len(words))]
    return [span for span, is_machine in zip(sentences, marked, strict=True) if is_machine]
