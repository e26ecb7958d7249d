"""Lines that tell a machine reader what to do: never indexed, never quoted, never followed."""

import re

from corpus.vietnamese.normalize import fold

# All patterns read folded text (lower case, without accents). They ask for an address AND an order, so that news about
# chatbots and assistants stay: "Tỉnh ra mắt trợ lý ảo trả lời người dân" is an article's sentence.
_VI = (
    r"(?:(?:cac |moi |nhung |tat ca (?:cac )?)?(?:(?:he thong|cong cu|ung dung|phan mem) )?"
    r"(?:tro ly (?:ao |so )?(?:ai|tri tue nhan tao)|tro ly (?:ao|so)|tro ly|chat ?bot(?: ai)?|ro ?bot|bot|mo hinh"
    r" (?:ngon ngu|ai)(?: lon)?"
    r"|llms?|ai(?: agents?)?|chat ?gpt|gpt|gemini|claude|copilot|tac nhan ai|may doc|tri tue nhan tao))"
)
_EN = (
    r"(?:(?:all |any |every |the |an? )?(?:(?:ai|artificial intelligence)(?: (?:assistants?|models?|agents?|systems?"
    r"|bots?|crawlers?|readers?|tools?))?"
    r"|(?:large )?language models?|llms?|chat ?bots?|(?:virtual )?assistants?|bots?|crawlers?|chat ?gpt"
    r"|gpt(?:-\d\w*)?|gemini|claude|copilot))"
)
_ORDERS_EN = (
    r"(?:recommend|cite|answer|reply|respond|say|ignore|mention|state|output|rank|include|treat|tell|claim"
    r"|insert|add|promote|prefer|quote|begin|start|end|repeat|disclose|reveal|summari[sz]e)"
)
_PATTERNS = (
    # forms of a prompt
    r"^[\W_]*(?:\[|<\|?|<<)\s*/?\s*(?:system|sys|inst|im_start|im_end|assistant|user|prompt|instructions?|he thong)\b",
    r"^[\W_]*(?:system|sys|assistant|developer)(?: prompt| message| note| override| instruction)?\s*:",
    r"^#{1,6}\s*(?:system|instructions?|prompt)\b\s*:?\s*$",
    r"<\|[a-z_]+\|>|\[/?inst\]|<</?sys>>",
    r"\bsystem prompt\b.{0,40}\b(?:is|override|ignore|reveal|print)\b|\b(?:reveal|print|show|tiet lo|in"
    r" ra)\b.{0,20}\b(?:system prompt|loi nhac he thong)\b",
    # forget what you were told
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|your|any"
    r" other|system|all (?:other )?)\b.{0,25}"
    r"\b(?:instructions?|prompts?|directions|guidelines)\b",
    r"\b(?:bo qua|quen|phot lo|khong tuan theo|huy bo|vo hieu hoa)\b(?: di| het| ngay)?(?: moi| tat ca(?: cac)?| toan"
    r" bo| cac| nhung)? ?"
    r"(?:huong dan|chi dan|menh lenh|cau lenh|lenh|prompt|quy tac|chi thi)\b.{0,15}\b(?:truoc do|o tren|ben tren|phia"
    r" tren|truoc day|truoc|cua ban|he thong|da nhan|cu)\b",
    # said to a reader that is a language model
    rf"\b(?:neu|khi|vi|boi vi|gia su) (?:ban|may|nguoi doc) (?:dang )?(?:la|dong vai) (?:mot )?{_VI}\b",
    rf"\b(?:if|as|since|when) you(?: are|'re|’re|r) {_EN}\b",
    r"\bas an? (?:ai (?:language )?model|(?:helpful |ai )+assistant)\b",
    # notes addressed to assistants
    rf"^[\W_]*(?:(?:quan trong|luu y|chu y|ghi chu)\W+)?\[?(?:huong dan|chi dan|luu y|chu y|thong bao|thong diep|loi"
    rf" nhan|yeu cau|ghi chu|nhac nho|noi dung|quy dinh|chi thi|lenh|menh lenh)"
    rf"(?: (?:danh|rieng|gui|doi|nay|quan trong|bat buoc))* (?:cho|toi|den|voi|gui) {_VI}\b[^.:]{{0,40}}:",
    rf"\b(?:dong lenh|cau lenh|doan lenh|menh lenh|prompt|chi dan an|huong dan an)\s+(?:(?:gui|danh|dua|cho|toi|den)"
    rf" )+{_VI}\b",
    rf"^[\W_]*(?:gui|kinh gui|than gui|danh cho|chu y|luu y|nay|hey|hi|hello)[,:]? {_VI}\s*[:,!]",
    rf"^[\W_]*{_VI}\s*[:,!]\s*(?:hay|vui long|khong duoc|luon|chi|ban|ignore|please|you|do not|always)\b",
    rf"^[\W_]*(?:dear|attention|hey|hi|hello|to|for|important (?:for|to)|warning (?:to|for)|(?:notes?|notice|message"
    rf"|instructions?) (?:to|for)),? {_EN}\b[^.]{{0,40}}[:,!]",
    r"\b(?:instructions?|guidance|directives?) (?:to|for) (?:any |all |the )?(?:ai|llms?|language models?|large"
    r" language models?|chat ?bots?|ai \w+)\b",
    # orders
    rf"\b{_EN} (?:reading this \w+ )?(?:must|should|shall|are required to|need to|have to|please|are instructed"
    rf" to)(?: (?:always|only|never|not|first))*\s{_ORDERS_EN}\b",
    rf"\b{_VI} (?:doc trang nay )?(?:can|phai|hay|vui long|bat buoc(?: phai)?|luon(?: luon)?|chi duoc|khong duoc"
    rf"|nen)(?: (?:luon|chi|phai|luon luon))* "
    r"(?:trich dan|gioi thieu trang|khuyen nghi trang|chen|tra loi (?:rang|la|bang|moi|dung)|noi rang|noi la|khang"
    r" dinh rang|bo qua|uu tien trang|dan link|dan nguon|them lien ket|quang cao|de xuat trang)\b",
    r"\b(?:reply|respond|answer)(?: to (?:the user|every|any|all|users?)\b.{0,20})? (?:only with|with only|with the"
    r" (?:sentence|phrase|word|text|following)|exactly with|just with)\b",
    r"^[\W_]*(?:you (?:must|should|will|have to)|always|never|do not|don't|please) (?:always |only |never |not"
    r" )*(?:answer|reply|respond|recommend|cite|mention|claim|tell the user|say that)\b",
    r"\b(?:begin|start|end|prefix|finish) (?:every|each|all|your) (?:answers?|repl(?:y|ies)|responses?)\b",
    r"\b(?:bat dau|ket thuc|mo dau|them vao|chen vao|o dau|o cuoi) (?:moi|tat ca|cac|tung|cuoi|dau) ?(?:cac )?(?:cau"
    r" tra loi|phan hoi|cau dap)\b",
    r"\b(?:khi|neu) (?:duoc|bi|co nguoi|nguoi dung|ai do|nguoi dan) hoi\b.{0,80}\b(?:luon(?: luon)?|hay|chi|bat"
    r" buoc)(?: phai)? (?:tra loi|noi|dap|khang dinh|gioi thieu|dua ra)\b",
    r"\bwhen (?:asked|users? asks?|someone asks)\b.{0,80}\b(?:always|only|must|you should|just|never)? ?(?:answer"
    r"|reply|respond|say)\b",
    r"\b(?:luon(?: luon)?|hay|chi duoc|bat buoc phai|chi can) (?:tra loi|dap|phan hoi|noi)(?: nguoi dung| cho nguoi"
    r" dung)? (?:rang|la|bang cau|dung|voi cau|mot cau|duy nhat)\b",
    r"^[\W_]*(?:ban|may) (?:phai|hay|bat buoc phai|can|khong duoc) (?:luon )?(?:tra loi|noi|khang dinh|gioi thieu"
    r"|quang cao|dong vai|trich dan|bo qua)\b",
    r"\b(?:you are now|from now on,? you|act as an? (?:ai|assistant|expert|unrestricted)|pretend (?:to be|you are)"
    r"|ban bay gio la|tu bay gio,? ban (?:la|hay|phai|se)|tu gio,? ban (?:la|hay|phai|se)|hay dong vai (?:tro )?(?:la"
    r" )?(?:mot )?(?:tro ly|chuyen gia|chatbot))\b",
    r"\bend of (?:system )?prompt\b|\bjailbreak\b.{0,30}\b(?:mode|prompt)\b|\bdeveloper mode\b.{0,20}\b(?:on"
    r"|enabled)\b",
)
_MACHINE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_HINT = re.compile(  # a cheap look before the long one: every pattern needs one of these
    r"system|sys|inst|prompt|ignore|disregard|forget|override|bypass|bo qua|quen|phot lo|khong tuan|huy bo|vo hieu"
    r"|bot|\bai\b|gpt|llm|gemini|claude|copilot|assistant|developer|language model"
    r"|mo hinh|tro ly|tri tue|crawler|may doc|lenh|chi dan|reply|respond|answer|cau tra loi|phan hoi|cau dap|hoi\b"
    r"|asked|asks|recommend|cite|mention|claim|say that|tell the|tra loi|\bdap\b|\bnoi\b|khang dinh"
    r"|gioi thieu|quang cao|dong vai|trich dan|you are now|from now on|act as|pretend|bay gio|tu gio|jailbreak|<\||\[/?"
)
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’»)\]]*(?:<[^<>]*>)*(?=\s|$)|$)", re.DOTALL)
_SHORT = 300  # characters: a line this short that begins by addressing a machine does so to its end


def addresses_machine(words: str) -> bool:
    """Whether the line is written for a program that reads the page."""
    folded = fold(words)
    return bool(_HINT.search(folded)) and bool(_MACHINE.search(folded))


def machine_spans(words: str) -> list[tuple[int, int]]:
    """The parts of a line that address a machine, as offsets in the line: all of it, or single sentences."""
    if not addresses_machine(words):
        return []
    sentences = [match.span() for match in _SENTENCE.finditer(words)]
    marked = [addresses_machine(words[a:b]) for a, b in sentences]
    if (len(words) <= _SHORT and marked[0]) or not any(marked):
        return [(0, len(words))]
    return [span for span, is_machine in zip(sentences, marked, strict=True) if is_machine]
