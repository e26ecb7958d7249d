"""The JSON side: questions, passages, the description of both."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot import texts_web_vi as say
from bot.channels.answering import PassageInPlace
from bot.channels.web_asking import AskedTooMuch, ask, record
from bot.channels.web_desk import WebDesk
from bot.channels.web_guard import Refused, body_of, json_of, trouble
from bot.channels.web_visitor import CONVERSATION
from bot.render.html_api import api_page

_DESCRIPTION = Path(__file__).parent.parent / "web" / "openapi.json"
_PREFLIGHT_SECONDS = 3600

Endpoint = Callable[[Request], Awaitable[Response]]


class Api:
    """The endpoints below /api."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk
        self._description = json.loads(_DESCRIPTION.read_text(encoding="utf-8"))
        self._description["servers"] = [{"url": desk.settings.public_url or "/"}]
        self._page = api_page(desk.look, self._description)

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/api/ask", self._open(self._ask, "POST"), methods=["POST", "OPTIONS"]),
            Route("/api/passages/{id}", self._open(self._passage, "GET"), methods=["GET", "OPTIONS"]),
            Route("/api/openapi.json", self._open(self._describe, "GET"), methods=["GET", "OPTIONS"]),
            Route("/api", self._read, methods=["GET"]),
        ]

    async def _ask(self, request: Request) -> Response:
        words, conversation = await _question_of(request)
        visitor = self._desk.visitors.visitor(request, conversation)
        try:
            reply = await ask(self._desk, visitor, words)
        except AskedTooMuch as much:
            return trouble(self._desk, request, 429, much.message, Retry_After=str(much.retry_after))
        told = {
            "id": reply.id,
            **reply.answer.as_json(),
            "conversation": visitor.conversation,
            "elapsed_ms": reply.elapsed_ms,
        }
        return JSONResponse(told, background=BackgroundTask(record, self._desk, reply))

    async def _passage(self, request: Request) -> Response:
        view = await asyncio.to_thread(self._desk.assistant.passage, request.path_params["id"])
        if view is None:
            return trouble(self._desk, request, 404, say.UNKNOWN_PASSAGE)
        return JSONResponse(_passage_fields(view))

    async def _describe(self, _: Request) -> Response:
        return JSONResponse(self._description)

    async def _read(self, _: Request) -> Response:
        return HTMLResponse(self._page)

    def _open(self, endpoint: Endpoint, method: str) -> Endpoint:
        """The endpoint, open to pages of the configured sites too."""

        async def answer(request: Request) -> Response:
            if request.method == "OPTIONS":
                response = Response(status_code=204, headers={"Allow": f"{method}, OPTIONS"})
            else:
                try:
                    response = await endpoint(request)
                except Refused as refused:
                    response = trouble(self._desk, request, refused.status, refused.message)
            self._allow(request, response, method)
            return response

        return answer

    def _allow(self, request: Request, response: Response, method: str) -> None:
        response.headers["Vary"] = "Origin"
        origin = request.headers.get("origin", "").lower()
        if origin not in self._desk.settings.cors_origins:
            return
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = method
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Access-Control-Max-Age"] = str(_PREFLIGHT_SECONDS)


async def _question_of(request: Request) -> tuple[str, str | None]:
    """The question and the conversation; raises Refused with what is wrong with them."""
    # A page of another site may post plain text without asking first, but not this type.
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, say.BODY_TYPE)
    asked = json_of(await body_of(request))
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise Refused(422, say.FIELD_QUESTION)
    conversation = asked.get("conversation")
    if conversation is not None and not (isinstance(conversation, str) and CONVERSATION.fullmatch(conversation)):
        raise Refused(422, say.FIELD_CONVERSATION)
    return asked["question"], conversation


def _passage_fields(view: PassageInPlace) -> dict[str, Any]:
    document, passage = view.document, view.passage
    return {
        "passage": passage.id,
        "document": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "url": document.url,
        "number": document.number,
        "issued_on": document.issued_on,
        "provinces": list(document.provinces),
        "kind": document.kind,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "previous": view.previous,
        "next": view.next,
    }
