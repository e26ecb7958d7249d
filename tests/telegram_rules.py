"""What Telegram refuses in a message: markup, lengths, keyboards. Written from the Bot API's documentation."""

import json
import re
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 4096  # UTF-16 units after parsing, as are all lengths here but the callback data
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER_LIMIT = 200
COPY_TEXT_LIMIT = 256
BUTTON_LIMIT = 100

_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler"}
_NAMES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "s": "strikethrough"}
_TOKEN = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>|<|&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class Refused(Exception):
    """The server answers `code` with `description`, as Telegram words it."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(frozen=True)
class Parsed:
    """A text without its tags, and the entities that stood for them (UTF-16 offsets)."""

    text: str
    entities: list[dict[str, Any]]


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> Parsed:
    """The text as shown and its entities; refuses what Telegram's HTML mode refuses."""
    text: list[str] = []
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, str]] = []
    length = position = 0
    for token in _TOKEN.finditer(source):
        plain = source[position : token.start()]
        text.append(plain)
        length += units(plain)
        position = token.end()
        if token.group(4):
            character = _character(token.group(4))
            text.append(character)
            length += units(character)
            continue
        closing, name, attributes = token.group(1), (token.group(2) or "").lower(), token.group(3) or ""
        if not name or name not in _TAGS:
            raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {token.start()}')
        if closing:
            if not opened or opened[-1][0] != name:
                raise _cannot_parse(f"Unexpected end tag at byte offset {token.start()}")
            _, start, options = opened.pop()
            if length > start:
                entities.append(_entity(name, start, length - start, options))
        else:
            _check_nesting(name, [tag for tag, _, _ in opened])
            opened.append((name, length, attributes))
    if opened:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    text.append(source[position:])
    return Parsed("".join(text), entities)


def _character(entity: str) -> str:
    if entity in _ENTITIES:
        return _ENTITIES[entity]
    number = int(f"0{entity[1:]}", 0) if entity[1] in "xX" else int(entity[1:])
    return chr(number)


def _cannot_parse(reason: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {reason}")


def _check_nesting(name: str, inside: list[str]) -> None:
    if name == "blockquote" and "blockquote" in inside:
        raise _cannot_parse("blockquotes can't be nested")
    if any(tag in ("code", "pre") for tag in inside):
        raise _cannot_parse(f'tag "{name}" inside code')


def _entity(name: str, offset: int, length: int, attributes: str) -> dict[str, Any]:
    kind = _NAMES.get(name, name)
    entity: dict[str, Any] = {"type": kind, "offset": offset, "length": length}
    if name == "a":
        found = re.search(r'href="([^"]*)"', attributes)
        entity |= {"type": "text_link", "url": found.group(1) if found else ""}
    if name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    return entity


def check_text(text: str, parse_mode: str | None, limit: int = TEXT_LIMIT) -> Parsed:
    """The message as shown, or the refusal Telegram would send."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(400, "Bad Request: strings must be encoded in UTF-8") from None
    if parse_mode not in (None, "", "HTML"):
        raise Refused(400, f"Bad Request: unsupported parse_mode {parse_mode}")
    parsed = parse_html(text) if parse_mode == "HTML" else Parsed(text, [])
    if not re.sub(r"[\s\u200b-\u200f\u2060-\u2064\ufeff\x00-\x1f]", "", parsed.text):
        raise Refused(400, "Bad Request: message text is empty")
    if units(parsed.text) > limit:
        raise Refused(400, "Bad Request: message is too long")
    return parsed


def check_markup(raw: str | None) -> dict[str, Any] | None:
    """The keyboard as JSON, or the refusal Telegram would send."""
    if not raw:
        return None
    markup: dict[str, Any] = json.loads(raw)
    buttons = [button for row in markup.get("inline_keyboard", []) for button in row]
    if len(buttons) > BUTTON_LIMIT:
        raise Refused(400, "Bad Request: reply markup is too long")
    for button in buttons:
        _check_button(button)
    if units(markup.get("input_field_placeholder", "")) > 64:
        raise Refused(400, "Bad Request: input field placeholder is too long")
    return markup


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text", "").strip():
        raise Refused(400, "Bad Request: inline keyboard button text must be non-empty")
    actions = [key for key in button if key not in ("text", "style", "icon_custom_emoji_id")]
    if len(actions) != 1:
        raise Refused(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= units(copied.get("text", "")) <= COPY_TEXT_LIMIT:
        raise Refused(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
    url = button.get("url")
    if url is not None and not re.match(r"https?://\S+$|tg://\S+$", url):
        raise Refused(400, f"Bad Request: inline keyboard button URL '{url}' is invalid")


def check_commands(commands: list[dict[str, str]]) -> None:
    """Refuses command lists that setMyCommands refuses."""
    if len(commands) > 100:
        raise Refused(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def check_inline_results(results: list[dict[str, Any]], next_offset: str) -> None:
    """Refuses what answerInlineQuery refuses."""
    if len(results) > 50:
        raise Refused(400, "Bad Request: RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) != len(results):
        raise Refused(400, "Bad Request: RESULT_ID_DUPLICATE")
    if len(next_offset.encode()) > 64:
        raise Refused(400, "Bad Request: NEXT_OFFSET_INVALID")
    for result in results:
        if not 1 <= len(result["id"].encode()) <= 64:
            raise Refused(400, "Bad Request: RESULT_ID_INVALID")
        if not result.get("title"):
            raise Refused(400, "Bad Request: ARTICLE_TITLE_EMPTY")
        content = result["input_message_content"]
        check_text(content["message_text"], content.get("parse_mode"))
        check_markup(json.dumps(result["reply_markup"]) if "reply_markup" in result else None)
