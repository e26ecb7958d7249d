"""The pages for people: chat, documents, passages, privacy. Each works as a plain form post."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import texts_web_vi as say
from bot.channels.web_asking import AskedTooMuch, ask, record
from bot.channels.web_desk import WebDesk
from bot.channels.web_guard import Refused, body_of, framed_by, trouble
from bot.channels.web_starting import Starting
from bot.channels.web_visitor import CHANNEL, COOKIE, Visitor
from bot.metrics import FEEDBACK
from bot.render import html_answer
from bot.render.html import Html, element
from bot.render.html_chat import chat_page, privacy_page
from bot.render.html_documents import article_page, documents_page

Endpoint = Callable[[Request], Awaitable[Response]]

_FIELDS = 8  # of a form
# A page without answers may be shown again without asking; the browser checks that it is still the same service.
_REUSABLE = {"Cache-Control": "no-cache"}
_QUOTED = re.compile(r"(\d{1,9})-(\d{1,9})")


class Pages:
    """The endpoints that people see."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk
        self.starting = Starting(desk)

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/", self._chat, methods=["GET"]),
            Route("/", self._kind(self._asked), methods=["POST"]),
            Route("/nhung", self._frame, methods=["GET"]),
            Route("/nhung", self._kind(self._asked), methods=["POST"]),
            Route("/danh-gia", self._kind(self._rated), methods=["POST"]),
            Route("/chu-de-moi", self._kind(self._fresh), methods=["POST"]),
            Route("/rieng-tu", self._privacy, methods=["GET"]),
            Route("/rieng-tu", self._kind(self._erase), methods=["POST"]),
            Route("/tai-lieu", self._documents, methods=["GET"]),
            Route("/tai-lieu/{id}", self._article, methods=["GET"]),
            Route("/p/{id}", self._passage, methods=["GET"]),
        ]

    # --- asking ---------------------------------------------------------------------------------------------------

    async def _chat(self, request: Request) -> Response:
        dress = html_answer.Dress(self._desk.look.links)
        greeting, examples = await asyncio.to_thread(self.starting.page)
        return HTMLResponse(chat_page(self._desk.look, dress, greeting, examples), headers=_REUSABLE)

    async def _frame(self, request: Request) -> Response:
        """The chat for another site's frame; its conversation is new each time, for no cookie reaches it."""
        visitor = self._desk.visitors.visitor(request, None)
        dress = html_answer.Dress(self._desk.look.links, visitor.conversation)
        greeting, examples = await asyncio.to_thread(self.starting.page)
        page = chat_page(self._desk.look, dress, greeting, examples)
        return HTMLResponse(page, headers=self._frames(True))

    async def _asked(self, request: Request) -> Response:
        """An answer: as a part for the script, else as a whole page."""
        form = await _form(request)
        embedded = request.url.path == "/nhung"
        visitor = self._visitor(request, form if embedded else {})
        dress = html_answer.Dress(self._desk.look.links, visitor.conversation if embedded else None)
        words, headers = form.get("question", ""), self._frames(embedded)
        try:
            reply = await ask(self._desk, visitor, words)
        except AskedTooMuch as much:
            headers["Retry-After"] = str(much.retry_after)
            return self._shown(request, dress, html_answer.trouble(words, much.message), headers, 429)
        response = self._shown(request, dress, html_answer.turn(words, reply.answer, reply.id, dress), headers)
        response.background = BackgroundTask(record, self._desk, reply)
        if not embedded and not visitor.known:
            self._desk.visitors.remember(request, response, visitor, self._desk.look.links.base)
        return response

    def _shown(
        self, request: Request, dress: html_answer.Dress, part: Html, headers: dict[str, str], status: int = 200
    ) -> Response:
        """A part of the log: alone for the script, else in a whole page."""
        shown = str(part) if _by_script(request) else chat_page(self._desk.look, dress, "", (), part)
        return HTMLResponse(shown, status, headers)

    async def _rated(self, request: Request) -> Response:
        form = await _form(request)
        visitor, good = self._visitor(request, form), form.get("good")
        question = await asyncio.to_thread(self._desk.journal.question, form.get("id", ""))
        if question is None or question.person != visitor.person or good not in ("0", "1"):
            raise Refused(404, say.EXPIRED)
        now = self._desk.clock()
        await asyncio.to_thread(self._desk.journal.record_feedback, question.id, visitor.person, good == "1", now)
        self._desk.metrics.count(FEEDBACK, CHANNEL, "yes" if good == "1" else "no")
        thanks = element("p", say.THANKS if good == "1" else say.THANKS_BAD, class_="done", role="status")
        embedded = "conversation" in form
        dress = html_answer.Dress(self._desk.look.links, visitor.conversation if embedded else None)
        return self._shown(request, dress, thanks, self._frames(embedded))

    async def _fresh(self, request: Request) -> Response:
        visitor = self._desk.visitors.of_cookie(request)
        if visitor.known:
            self._desk.assistant.forget(visitor.person)
        return RedirectResponse(self._desk.look.links.to("/"), 303)

    # --- privacy --------------------------------------------------------------------------------------------------

    async def _privacy(self, request: Request) -> Response:
        visitor = self._desk.visitors.of_cookie(request)
        held = await asyncio.to_thread(self._desk.journal.held, visitor.person)
        days = self._desk.settings.retention_days
        return HTMLResponse(privacy_page(self._desk.look, days, held.questions, held.feedback))

    async def _erase(self, request: Request) -> Response:
        await _form(request)
        visitor = self._desk.visitors.of_cookie(request)
        gone = await asyncio.to_thread(self._desk.journal.erase, visitor.person)
        self._desk.assistant.forget(visitor.person)
        told = say.ERASED.format(questions=gone.questions, feedback=gone.feedback)
        response = HTMLResponse(privacy_page(self._desk.look, self._desk.settings.retention_days, 0, 0, told))
        response.delete_cookie(COOKIE, path=self._desk.look.links.base or "/", httponly=True, samesite="lax")
        return response

    # --- documents ------------------------------------------------------------------------------------------------

    async def _documents(self, request: Request) -> Response:
        province, year = request.query_params.get("tinh", ""), request.query_params.get("nam", "")
        holdings = await asyncio.to_thread(self._desk.library.holdings)
        page = documents_page(
            self._desk.look,
            holdings.of(province, year),
            holdings.provinces,
            holdings.years,
            province,
            year,
            _page_number(request),
        )
        return HTMLResponse(page, headers=_REUSABLE)

    async def _article(self, request: Request) -> Response:
        article = await asyncio.to_thread(self._desk.library.article, request.path_params["id"])
        if article is None:
            return trouble(self._desk, request, 404, say.UNKNOWN_DOCUMENT)
        page = article_page(self._desk.look, article.document, article.passages, _page_number(request))
        return HTMLResponse(page, headers=_REUSABLE)

    async def _passage(self, request: Request) -> Response:
        view = await asyncio.to_thread(self._desk.assistant.passage, request.path_params["id"])
        article = await asyncio.to_thread(self._desk.library.article, view.document.id) if view else None
        if view is None or article is None:
            return trouble(self._desk, request, 404, say.UNKNOWN_PASSAGE)
        quoted = _QUOTED.fullmatch(request.query_params.get("trich", ""))
        page = article_page(
            self._desk.look,
            article.document,
            article.passages,
            here=view.passage,
            quoted=(int(quoted[1]), int(quoted[2])) if quoted else None,
        )
        return HTMLResponse(page, headers=_REUSABLE)

    # --- what they share ------------------------------------------------------------------------------------------

    def _visitor(self, request: Request, form: dict[str, str]) -> Visitor:
        """Whom the form names (in a frame), else the cookie."""
        visitors = self._desk.visitors
        return (
            visitors.of_form(request, form["conversation"]) if "conversation" in form else visitors.of_cookie(request)
        )

    def _frames(self, embedded: bool) -> dict[str, str]:
        return framed_by(self._desk.settings.cors_origins) if embedded else {}

    def _kind(self, endpoint: Endpoint) -> Endpoint:
        """The endpoint for posts: none from other sites, and kind words for what cannot be taken."""

        async def answer(request: Request) -> Response:
            try:
                if request.headers.get("sec-fetch-site") == "cross-site":
                    raise Refused(403, say.CROSS_SITE)
                return await endpoint(request)
            except Refused as refused:
                if _by_script(request):
                    part: Html = element("p", refused.message, class_="reply trouble", role="alert")
                    return HTMLResponse(part, refused.status)
                return trouble(self._desk, request, refused.status, refused.message)

        return answer


async def _form(request: Request) -> dict[str, str]:
    """The fields of a posted form, the last of each name."""
    body = await body_of(request)
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise Refused(413, say.BODY_TOO_LARGE) from None
    return {name: values[-1] for name, values in fields.items()}


def _by_script(request: Request) -> bool:
    return request.headers.get("x-requested-with") == "fetch"


def _page_number(request: Request) -> int:
    told = request.query_params.get("trang", "1")
    return int(told) if re.fullmatch(r"[0-9]{1,6}", told) else 1
