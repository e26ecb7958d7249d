"""Markup in which every text is escaped, because there is no other way to put one in."""

from collections.abc import Iterable
from html import escape

from bot.render.cutting import clean

_VOID = frozenset({"br", "img", "input", "link", "meta"})


class Html(str):
    """Finished markup. Any other string is text and is escaped when it becomes a part of it."""

    __slots__ = ()


Part = str | None
Attribute = str | int | bool | None


def text(words: str) -> Html:
    """The words as markup."""
    return Html(escape(clean(words), quote=True))


def join(parts: Iterable[Part]) -> Html:
    """Parts in a row; None is left out."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts if part is not None))


def element(name: str, /, *parts: Part, **attributes: Attribute) -> Html:
    """An element. `class_` stands for class, `aria_label` for aria-label; True: a bare attribute; None: left out."""
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    opening = f"<{name}{told}>"
    return Html(opening) if name in _VOID else Html(f"{opening}{join(parts)}</{name}>")


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
