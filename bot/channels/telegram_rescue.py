"""What happens when handling an update fails: the log first, then the person, and nothing is lost."""

import logging
from collections.abc import Callable

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import texts_channels_vi as texts
from bot.channels.errors import ChannelError, TokenRefused
from bot.channels.telegram_bot import Bot
from bot.channels.telegram_desk import Desk
from bot.channels.telegram_faults import REPEATS_AFTER_TIMEOUT, Remedy, remedy
from bot.channels.telegram_sending import Outgoing, Place, send
from bot.inbox_worker import TryAgain
from bot.render.telegram_html import plain_message

log = logging.getLogger(__name__)


class Rescue:
    """The application's error handler; it keeps what the worker must know of failed updates."""

    def __init__(self, desk: Desk, bot: Bot, stop_for: Callable[[ChannelError], None]) -> None:
        self._desk = desk
        self._bot = bot
        self._stop_for = stop_for
        self._failed: dict[int, TryAgain] = {}

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """One handler for everything that handlers raise."""
        error = context.error
        if error is None or not isinstance(update, Update):
            return
        kind = remedy(error)
        self._desk.counts[kind.name] += 1
        match kind:
            case Remedy.TRY_AGAIN:
                self._failed[update.update_id] = TryAgain()
            case Remedy.MAYBE_DELIVERED:
                self._failed[update.update_id] = TryAgain(REPEATS_AFTER_TIMEOUT)
            case Remedy.FORGET_CHAT:
                if update.effective_chat is not None:
                    self._desk.forget_chat(update.effective_chat.id)
            case Remedy.STOP:
                self._failed[update.update_id] = TryAgain()
                self._stop_for(TokenRefused("Telegram no longer accepts TELEGRAM_BOT_TOKEN; was it revoked?"))
            case Remedy.LET_BE:
                log.warning("Telegram refused a call: %s", error)
            case Remedy.OUR_BUG:
                log.error("An update could not be handled", exc_info=error)
                await self._apologise(update)

    def raise_if_failed(self, update: Update) -> None:
        """Raises TryAgain when the update must stay in the inbox."""
        failed = self._failed.pop(update.update_id, None)
        if failed is not None:
            raise failed

    async def _apologise(self, update: Update) -> None:
        if (message := update.effective_message) is None or not hasattr(message, "is_topic_message"):
            return
        try:
            outgoing = Outgoing(plain_message(texts.APOLOGY))
            await send(self._bot, self._desk, Place.under(message), outgoing, self._desk.delivered(update))
        except TelegramError as error:
            log.warning("The apology did not arrive (%s)", type(error).__name__)
