"""Buttons and inline mode of the Telegram channel."""

import json
from pathlib import Path

from bot import texts_channels_vi as texts
from tests.bot_api_chats import button
from tests.bot_api_server import BotApiServer
from tests.fake_assistant import DOCUMENT, QUOTE, passage_id
from tests.telegram_bench import RunningBot, running_bot

pytest_plugins = ("tests.telegram_fixtures",)


# --- buttons ------------------------------------------------------------------------------------------------------


async def test_a_passage_is_opened_paged_and_left_for_its_neighbours(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.press(button(reply, texts.BUTTON_PASSAGE), reply["message_id"])
    passage = await server.until(lambda: next((m for m in server.replies(reply["message_id"])), None))
    await server.press(button(passage, texts.BUTTON_AFTER), passage["message_id"])
    await server.until(lambda: "Trang 1/" in passage["text"])
    await server.press(button(passage, texts.BUTTON_PAGE_AFTER), passage["message_id"])
    await server.until(lambda: "Trang 2/" in passage["text"])
    await server.press(button(passage, texts.BUTTON_BEFORE), passage["message_id"])
    await server.until(lambda: QUOTE in passage["text"])


async def test_pressing_twice_edits_once(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say(f"/start p_{passage_id(1)}"))
    data = button(reply, texts.BUTTON_AFTER)
    for _ in range(2):
        await server.press(data, reply["message_id"])
    await server.until(lambda: len(server.made("answerCallbackQuery")) == 2)
    await server.reply_to(await server.say("câu sau"))
    assert len(server.made("editMessageText")) == 1


async def test_the_next_best_passages_come_until_there_are_none(server: BotApiServer, bot: RunningBot) -> None:
    message = await server.reply_to(await server.say("kinh tế số?"))
    for _ in range(2):
        await server.press(button(message, texts.BUTTON_NEXT), message["message_id"])
        message = await server.reply_to(message["message_id"])
    await server.press(button(message, texts.BUTTON_NEXT), message["message_id"])
    assert (await server.reply_to(message["message_id"]))["text"] == texts.NO_MORE


async def test_feedback_is_thanked_and_kept(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    for label in (texts.BUTTON_GOOD, texts.BUTTON_BAD):
        await server.press(button(reply, label), reply["message_id"])
    await server.until(lambda: len(server.made("answerCallbackQuery")) == 2)
    assert [call.parameters["text"] for call in server.made("answerCallbackQuery")] == [texts.THANKS, texts.THANKS_BAD]
    assert [row["good"] for row in bot.state.query("select good from feedback")] == [0]


async def test_the_citation_can_be_copied(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    keys = [key for row in reply["reply_markup"]["inline_keyboard"] for key in row if "copy_text" in key]
    source = f"{DOCUMENT.title}; 48-NQ/TU; Báo Sông Vàng; đăng ngày 09/06/2023"
    assert keys[0]["copy_text"]["text"] == f"“{QUOTE}” (Nguồn: {source})"


async def test_a_button_of_a_forgotten_question_says_so(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.reply_to(await server.say("/xoadulieu"))
    await server.press(button(reply, texts.BUTTON_NEXT), reply["message_id"])
    assert (await server.reply_to(reply["message_id"]))["text"] == texts.EXPIRED


async def test_an_expired_press_and_foreign_data_are_ignored(server: BotApiServer, tmp_path: Path) -> None:
    async with running_bot(server, tmp_path):
        reply = await server.reply_to(await server.say("kinh tế số?"))
        for data in ("", "x", "open", "open:a:b", "page:doan000001:99999999", "open:%s:0" % ("x" * 40), "nope:a:1"):
            await server.press(data, reply["message_id"])
        query = {
            "id": "old",
            "from": {"id": 501, "is_bot": False, "first_name": "A"},
            "chat_instance": "1",
            "data": "good:x:0",
        }
        await server.push({"callback_query": query})
        await server.reply_to(await server.say("câu sau"))
    assert [call.method for call in server.refused()] == ["answerCallbackQuery"]


# --- inline -------------------------------------------------------------------------------------------------------


async def test_inline_mode_offers_cited_passages_with_deep_links(server: BotApiServer, bot: RunningBot) -> None:
    await server.type_inline("nghị quyết 48")
    await server.until(lambda: server.made("answerInlineQuery"))
    results = json.loads(server.made("answerInlineQuery")[0].parameters["results"])
    assert results[0]["id"] == passage_id(1)
    link = results[0]["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert link == f"https://t.me/thu_hoi_bot?start=p_{passage_id(1)}"
    assert len({result["id"] for result in results}) == len(results) > 1


async def test_an_empty_inline_query_offers_the_private_chat(server: BotApiServer, bot: RunningBot) -> None:
    await server.type_inline("")
    await server.until(lambda: server.made("answerInlineQuery"))
    parameters = server.made("answerInlineQuery")[0].parameters
    assert json.loads(parameters["results"]) == []
    assert json.loads(parameters["button"])["start_parameter"] == "hoi"
