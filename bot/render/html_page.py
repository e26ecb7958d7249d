"""The frame of every page: head, header, footer, from one template."""

from dataclasses import dataclass
from pathlib import Path
from string import Template

from bot import texts_web_vi as say
from bot.render.html import Html, element, join, text
from bot.render.links import Links

_TEMPLATE = Template((Path(__file__).parent.parent / "web" / "page.html").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Look:
    """What all pages of a service share. `style`, `script` and `icon` are addresses."""

    links: Links
    style: str
    script: str
    icon: str
    organisation: str | None = None
    contact: str | None = None


def page(look: Look, title: str, main: Html, *, here: str = "", kind: str = "", canonical: str = "") -> str:
    """A whole page. `here` is the path of the menu's entry that the page belongs to."""
    embedded = kind == "embedded"
    name = say.NAME if look.organisation is None else f"{say.NAME} – {look.organisation}"
    return _TEMPLATE.substitute(
        title=text(name if title == say.NAME else say.TITLE.format(page=title, name=name)),
        description=text(say.DESCRIPTION),
        head=element("link", rel="canonical", href=canonical) if canonical else "",
        icon=text(look.icon),
        style=text(look.style),
        script=text(look.script),
        kind=text(kind),
        skip=text(say.SKIP),
        header="" if embedded else _header(look, here),
        main=main,
        footer=_footer(look, embedded=embedded),
    )


def notice(look: Look, title: str, message: str) -> str:
    """A page that says one thing, with ways on."""
    ways = element(
        "p",
        element("a", say.ASK_ABOUT, href=look.links.to("/")),
        " · ",
        element("a", say.DOCUMENTS, href=look.links.to("/tai-lieu")),
    )
    return page(look, title, join([element("h1", title), element("p", message), ways]), kind="reading")


def _header(look: Look, here: str) -> Html:
    entries = (("/", say.NAV_ASK), ("/tai-lieu", say.NAV_DOCUMENTS), ("/rieng-tu", say.NAV_PRIVACY))
    menu = [
        element("a", name, href=look.links.to(path), aria_current="page" if path == here else None)
        for path, name in entries
    ]
    organisation = element("span", look.organisation, class_="organisation") if look.organisation else None
    brand = element("a", element("strong", say.NAME), organisation, href=look.links.to("/"), class_="brand")
    return element("header", brand, element("nav", *menu, aria_label=say.NAVIGATION), class_="top")


def _footer(look: Look, *, embedded: bool) -> Html:
    contact = element("p", say.CONTACT.format(contact=look.contact)) if look.contact else None
    api = element("p", element("a", say.NAV_API, href=look.links.to("/api")))
    return element("footer", element("p", say.NO_AUTHORITY), contact, None if embedded else api)
