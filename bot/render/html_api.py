"""The API's description as a page, without scripts."""

import json
from collections.abc import Mapping
from typing import Any

from bot import texts_web_vi as say
from bot.render.html import Html, element, join
from bot.render.html_page import Look, page

Described = Mapping[str, Any]  # a part of the OpenAPI description


def api_page(look: Look, description: Described) -> str:
    """Every operation of the description, its fields and results, and the line that embeds the chat."""
    machine = look.links.to("/api/openapi.json")
    server = look.links.public_url or ""
    line = f'<script src="{server}/widget.js" async></script>'
    operations = [
        _operation(description, method.upper(), path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    main = join(
        [
            element("h1", say.API),
            element("p", say.API_LEAD, " ", element("a", "openapi.json", href=machine)),
            element("p", description["info"]["description"]),
            *operations,
            element("h2", say.API_WIDGET),
            element("p", say.API_WIDGET_TEXT),
            _code(line),
        ]
    )
    return page(look, say.API, main, here="/api", kind="reading")


def _operation(description: Described, method: str, path: str, operation: Described) -> Html:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    results = [
        (code, _resolved(description, response)["description"]) for code, response in operation["responses"].items()
    ]
    told = join(
        [
            element("h2", element("code", f"{method} {path}")),
            element("p", operation["summary"]),
            _listed(say.API_PARAMETERS, [(p["name"], p["description"]) for p in operation.get("parameters", ())]),
            _fields(description, body) if body else None,
            _listed(say.API_RESPONSES, results),
        ]
    )
    return element("section", told)


def _fields(description: Described, body: Described) -> Html:
    schema = _resolved(description, body["schema"])
    fields = [(name, field["description"]) for name, field in schema["properties"].items()]
    example = json.dumps(body["example"], ensure_ascii=False, indent=2)
    return join([_listed(say.API_BODY, fields), _code(example)])


def _listed(title: str, pairs: list[tuple[str, str]]) -> Html | None:
    if not pairs:
        return None
    rows = [join([element("dt", name), element("dd", words)]) for name, words in pairs]
    return join([element("h3", title), element("dl", *rows)])


def _code(words: str) -> Html:
    # A long line scrolls, also by the keyboard.
    return element("pre", element("code", words), tabindex=0)


def _resolved(description: Described, part: Described) -> Described:
    """What a "$ref" points to, else the part itself."""
    if "$ref" not in part:
        return part
    found: Any = description
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return dict(found)
