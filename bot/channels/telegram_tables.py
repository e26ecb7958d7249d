"""Tables of figures in Telegram: the chart below its answer, the whole table as a file."""

import asyncio
import logging

from telegram import InputFile
from telegram.constants import MessageLimit
from telegram.error import TelegramError

from bot import texts_channels_vi as texts
from bot.answer import Answer
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_pace import Delivered
from bot.channels.telegram_sending import Outgoing, Place, send
from bot.render.answer_parts import by_source, source_facts
from bot.render.chart import ChartsUnavailable, picture
from bot.render.cutting import clean, cut
from bot.render.table_chart import chart_of
from bot.render.table_file import file_name, table_file
from bot.render.telegram_html import plain_message
from index.spreadsheet import SpreadsheetsUnavailable

log = logging.getLogger(__name__)

_CAPTION = int(MessageLimit.CAPTION_LENGTH)
_SOURCE = 160  # UTF-16 units of each source in a caption


async def send_chart(bot: Bot, place: Place, answer: Answer) -> None:
    """The chart of an answer's table, if it has one; the answer itself is already there, so nothing is raised."""
    drawing = chart_of(answer.table) if answer.table else None
    if drawing is None or answer.table is None:
        return
    try:
        content = await asyncio.to_thread(picture, drawing)
        photo = InputFile(content, file_name(answer.table.id, "png"))
        await bot.send_photo(place.chat_id, photo, caption=caption(answer), message_thread_id=place.topic)
    except ChartsUnavailable as error:
        log.info("An answer goes out without its chart: %s", error)
    except TelegramError as error:
        log.warning("A chart could not be sent (%s)", type(error).__name__)


async def send_table(
    bot: Bot, desk: Desk, place: Place, table_id: str, ending: str, delivered: Delivered | None
) -> None:
    """A whole table as a file, or a sentence that says why there is none."""
    answer = await asyncio.to_thread(desk.assistant.table, table_id)
    try:
        content = await asyncio.to_thread(table_file, answer, ending) if answer else None
    except SpreadsheetsUnavailable:
        return await send(bot, desk, place, Outgoing(plain_message(texts.NO_XLSX)), delivered)
    if answer is None or content is None:
        return await send(bot, desk, place, Outgoing(plain_message(texts.UNKNOWN_TABLE)), delivered)
    await bot.send_document(
        place.chat_id,
        InputFile(content, file_name(table_id, ending)),
        caption=caption(answer),
        message_thread_id=place.topic,
        rate_limit_args=delivered,
    )
    return None


def caption(answer: Answer) -> str:
    """What the table is of, and its sources."""
    lines = [answer.table.title] if answer.table else []
    for group in by_source(answer.citations):
        numbers = " ".join(f"[{citation.n}]" for citation in group)
        told = " · ".join([clean(group[0].title) or group[0].document, *source_facts(group[0])])
        lines.append(cut(f"{texts.SOURCE} {numbers} {told}", _SOURCE))
    return cut("\n".join(map(clean, lines)), _CAPTION)
