"""From a message to a reply: commands in words, numbers that pick, everything else to the core."""

import asyncio
import time

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.channels import zalo_pages as show
from bot.channels.admission import refusal
from bot.channels.zalo_admin import AdminRoom
from bot.channels.zalo_desk import ZaloDesk
from bot.channels.zalo_message import Incoming, Offered, Reply
from bot.channels.zalo_offers import picked
from bot.channels.zalo_words import Command, command_in, copied_quote, passage_id, thumb, wanted_passage
from bot.journal import asked_question
from bot.question import Question
from bot.render.cutting import clean


class Dialogue:
    """The same on both Zalo channels; what it gives is not sent yet."""

    def __init__(self, desk: ZaloDesk, admins: AdminRoom | None = None) -> None:
        self._desk = desk
        self._admins = admins

    async def reply(self, incoming: Incoming, key: str) -> Reply | None:
        """The reply to a message; None for silence. `key` is the inbox's."""
        match incoming.kind:
            case "follow":
                return await asyncio.to_thread(show.greeting, self._desk.assistant, self._desk.settings)
            case "unfollow":
                self._desk.forget_chat(incoming)
                return None
            case "other":
                return show.said_reply(texts.ONLY_TEXT)
            case "text":
                return await self._text(incoming, key)

    def is_for_admins(self, incoming: Incoming) -> bool:
        """Whether this is an admin's command in the admin's own chat; anyone else's is a question like any other."""
        return self._admins is not None and self._admins.order(incoming) is not None

    async def _text(self, incoming: Incoming, key: str) -> Reply | None:
        text = clean(incoming.text).strip()
        if self._admins is not None and (order := self._admins.order(incoming)) is not None:
            self._admins.do(incoming, order)
            return None
        if not text:
            return show.said_reply(said.ASK_WHAT_IN_GROUP if incoming.group else said.ASK_WHAT)
        offered = self._desk.offers.last(self._desk.chat(incoming), self._desk.clock())
        if (choice := picked(offered, text)) is not None:
            if not choice:
                return show.said_reply(said.NO_SUCH_CHOICE.format(count=len(offered.questions)))
            return await self._ask(incoming, key, choice, shown=True)
        if (number := wanted_passage(text)) is not None:
            return await self._passage(offered, number)
        if (number := copied_quote(text)) is not None:
            return await self._passage(offered, number, copied=True)
        if (good := thumb(text)) is not None:
            return self._rate(incoming, offered, good)
        command = command_in(text)
        return await (self._command(incoming, key, command) if command else self._ask(incoming, key, text))

    async def _command(self, incoming: Incoming, key: str, command: Command) -> Reply | None:
        desk, days = self._desk, self._desk.settings.retention_days
        match command.name:
            case "start":
                return await asyncio.to_thread(show.greeting, desk.assistant, desk.settings)
            case "trogiup":
                return show.help_page(desk.settings.help_contact)
            case "nguon":
                return await self._sources(command.argument)
            case "moi":
                self._forget_talk(incoming)
                return show.said_reply(texts.FRESH_START)
            case "hoi" | "vanban" | "tinh":
                return await self._with_argument(incoming, key, command)
            # What concerns one person is not said before a group.
            case "quyenriengtu":
                return show.said_reply(said.PRIVACY.format(days=days))
            case "macuatoi" if not incoming.group:
                return show.said_reply(said.MY_ID.format(channel=desk.channel, person=incoming.person))
            case "dulieucuatoi" if not incoming.group:
                return show.held_page(desk.journal.held(desk.person(incoming)), days)
            case "xoadulieu" if not incoming.group:
                erased = desk.journal.erase(desk.person(incoming))
                self._forget_talk(incoming)
                return show.erased_page(erased)
            case _:
                return await self._ask(incoming, key, incoming.text)

    async def _with_argument(self, incoming: Incoming, key: str, command: Command) -> Reply | None:
        """Commands that are questions to the core once something stands behind them."""
        if command.argument:
            return await self._ask(incoming, key, command.argument if command.name == "hoi" else incoming.text)
        asks = {"vanban": said.ASK_NUMBER, "tinh": said.ASK_PROVINCE}
        return show.said_reply(asks.get(command.name, said.ASK_WHAT))

    async def _ask(self, incoming: Incoming, key: str, text: str, *, shown: bool = False) -> Reply | None:
        """The core's answer; `shown` repeats the question, where it stands in no message of the chat."""
        desk, text = self._desk, clean(text).strip()
        refused = refusal(desk.limits, incoming.person, key, text, desk.clock())
        if refused is not None:
            return show.said_reply(refused) if refused else None
        began = time.perf_counter()
        answer = await asyncio.to_thread(desk.assistant.reply, Question(text, desk.chat(incoming), desk.clock()))
        elapsed_ms = (time.perf_counter() - began) * 1000
        question_id, chat = desk.question_id(key), desk.chat(incoming)
        person = desk.person(incoming)
        record = asked_question(question_id, desk.channel, person, chat, text, answer, desk.clock(), elapsed_ms)
        reply = show.answer_reply(answer, question_id, desk.settings.public_url, text if shown else None)
        return Reply(reply.text, reply.beside_buttons, reply.buttons, reply.offered, record)

    async def _sources(self, argument: str) -> Reply:
        if wanted := passage_id(argument):
            view = await asyncio.to_thread(self._desk.assistant.passage, wanted)
            return show.passage_page(view, self._desk.settings.public_url)
        documents = await asyncio.to_thread(self._desk.assistant.documents)
        return show.sources_page(documents, int(argument) if argument.isdecimal() and len(argument) <= 3 else 1)

    async def _passage(self, offered: Offered, number: int, *, copied: bool = False) -> Reply:
        """The passage of a citation of the last answer; `copied`: its quote alone, to be passed on."""
        if not offered.passages:
            return show.said_reply(said.NOTHING_CITED)
        if not 0 < number <= len(offered.passages):
            return show.said_reply(said.NO_SUCH_CITATION.format(count=len(offered.passages)))
        view = await asyncio.to_thread(self._desk.assistant.passage, offered.passages[number - 1])
        if copied and len(offered.spans) >= number:
            return show.copied_page(view, offered.spans[number - 1], self._desk.settings.public_url)
        return show.passage_page(view, self._desk.settings.public_url)

    def _rate(self, incoming: Incoming, offered: Offered, good: bool) -> Reply:
        desk = self._desk
        if not offered.question_id or desk.journal.question(offered.question_id) is None:
            return show.said_reply(said.NOTHING_TO_RATE)
        desk.journal.record_feedback(offered.question_id, desk.person(incoming), good, desk.clock())
        return show.said_reply(texts.THANKS if good else texts.THANKS_BAD)

    def _forget_talk(self, incoming: Incoming) -> None:
        self._desk.assistant.forget(self._desk.chat(incoming))
        self._desk.offers.forget_chat(self._desk.chat(incoming))
