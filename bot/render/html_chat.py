"""The chat page and the page on privacy."""

from collections.abc import Sequence

from bot import texts_web_vi as say
from bot.render.html import Html, element, join
from bot.render.html_answer import Dress, paragraphs, questions
from bot.render.html_page import Look, page


def chat_page(look: Look, dress: Dress, greeting: str, examples: Sequence[str], turn: Html | None = None) -> str:
    """The page to ask on, with one turn when it was asked without a script."""
    welcome = element(
        "div", *paragraphs(greeting), questions(say.TRY, examples, examples, dress), class_="reply welcome"
    )
    log = element(
        "div",
        turn if turn is not None else welcome,
        id="log",
        role="log",
        aria_label=say.LOG,
        data_busy=say.BUSY,
        data_offline=say.OFFLINE,
        data_copied=say.COPIED,
    )
    heading = element("h1", say.NAME, class_="unseen") if dress.embedded else _heading()
    main = join([heading, log, _form(dress), None if dress.embedded else _fresh(dress)])
    return page(look, say.NAME, main, here="/", kind="embedded" if dress.embedded else "chat")


def privacy_page(look: Look, days: int, questions_held: int, feedback_held: int, erased: str | None = None) -> str:
    """What is kept, for how long, and the way to erase it."""
    lines = [element("li", line.format(days=days)) for line in say.PRIVACY_LINES]
    holds = say.HOLDS.format(questions=questions_held, feedback=feedback_held)
    button = element("button", say.ERASE, class_="chip")
    main = join(
        [
            element("h1", say.PRIVACY),
            element("p", erased, role="status", class_="done") if erased else None,
            element("ul", *lines),
            element("p", holds if questions_held or feedback_held else say.HOLDS_NOTHING),
            element("form", button, method="post", action=look.links.to("/rieng-tu"), data_fresh=True),
        ]
    )
    return page(look, say.PRIVACY, main, here="/rieng-tu", kind="reading")


def _heading() -> Html:
    return element("div", element("h1", say.NAME), element("p", say.LEAD), class_="lead")


def _form(dress: Dress) -> Html:
    return element(
        "form",
        element("label", say.QUESTION, for_="question", class_="unseen"),
        dress.fields(),
        element(
            "input",
            id="question",
            name="question",
            type="text",
            required=True,
            maxlength=2000,  # the core says kindly what is too long; this only keeps pasted books out
            autocomplete="off",
            enterkeyhint="send",
            placeholder=say.PLACEHOLDER,
        ),
        element("button", say.ASK),
        method="post",
        action=dress.home,
        class_="ask",
        data_asks=True,
    )


def _fresh(dress: Dress) -> Html:
    button = element("button", say.FRESH, class_="plain")
    return element("form", button, method="post", action=dress.links.to("/chu-de-moi"), class_="fresh", data_fresh=True)
