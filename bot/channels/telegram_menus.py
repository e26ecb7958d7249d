"""What the bot shows about itself: name, description, command menus. Set at start, in Vietnamese."""

import logging
from collections.abc import Sequence

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, TelegramError

from bot import texts_channels_vi as texts
from bot.channels.telegram_bot import Bot

log = logging.getLogger(__name__)

Menu = Sequence[tuple[str, str]]


async def set_menus(bot: Bot, admin_chats: Sequence[int] = (), admin_commands: Menu = ()) -> None:
    """Sets everything; a refusal is no reason not to answer questions."""
    try:
        await _set_for_everybody(bot)
    except TelegramError:
        log.warning("The command menu could not be set; the next start tries again")
    for chat in admin_chats if admin_commands else ():
        try:
            await bot.set_my_commands(_commands((*texts.COMMANDS, *admin_commands)), BotCommandScopeChat(chat))
        except BadRequest:
            log.info("An admin has not written to the bot yet; the admin menu comes with the next start")
        except TelegramError:
            log.warning("An admin's command menu could not be set; the next start tries again")


async def _set_for_everybody(bot: Bot) -> None:
    private = _commands(texts.COMMANDS)
    groups = _commands([entry for entry in texts.COMMANDS if entry[0] in texts.GROUP_COMMANDS])
    # Without a language for everybody, and once more for phones set to Vietnamese.
    for language in (None, "vi"):
        await bot.set_my_commands(private, BotCommandScopeAllPrivateChats(), language)
        await bot.set_my_commands(groups, BotCommandScopeAllGroupChats(), language)
    await bot.set_my_description(texts.DESCRIPTION)
    await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    # Telegram lets a name be set a few times a day only.
    if await _name(bot) != texts.NAME:
        await bot.set_my_name(texts.NAME)


async def _name(bot: Bot) -> str | None:
    try:
        return (await bot.get_my_name()).name
    except TelegramError:
        return None


def _commands(menu: Menu) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in menu]
