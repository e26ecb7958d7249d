"""The Telegram channel as people meet it: the real Application over HTTP against the test server."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot import texts_channels_vi as texts
from tests.bot_api_chats import button, looks
from tests.bot_api_server import TOKEN, BotApiServer
from tests.fake_assistant import QUOTE, FakeAssistant, passage_id
from tests.telegram_bench import RunningBot, running_bot

pytest_plugins = ("tests.telegram_fixtures",)

GROUP = -100500


# --- asking -------------------------------------------------------------------------------------------------------


async def test_an_answer_has_a_bold_line_the_quote_and_its_source(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say("kinh te so song vang 2025 bn %"))
    assert looks(reply, "bold") == ["khoảng 20% GRDP", "20%"]
    assert looks(reply, "blockquote") == [QUOTE]
    assert (
        "Nguồn [1] Sông Vàng đặt mục tiêu kinh tế số <2025> & sau đó · 48-NQ/TU · Báo Sông Vàng · 09/06/2023"
        in reply["text"]
    )
    assert json.loads(server.made("sendMessage")[-1].parameters["link_preview_options"]) == {"is_disabled": True}


async def test_a_follow_up_reaches_the_core_under_the_same_conversation(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    chat = 501_777_123  # long enough to stand in no random hash
    for text in ("kinh tế số 2025?", "còn 2030?"):
        await server.reply_to(await server.say(text, chat=chat), chat=chat)
    other = await server.say("kinh tế số 2025?", chat=502)
    await server.reply_to(other, chat=502)
    first, second, third = (question.conversation for question in assistant.asked)
    assert first == second != third
    assert str(chat) not in str(first)


async def test_moi_starts_afresh(server: BotApiServer, bot: RunningBot, assistant: FakeAssistant) -> None:
    await server.reply_to(await server.say("kinh tế số?"))
    reply = await server.reply_to(await server.say("/moi"))
    assert reply["text"] == texts.FRESH_START
    assert assistant.forgotten == [assistant.asked[0].conversation]


async def test_a_question_asked_back_offers_its_choices(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    reply = await server.reply_to(await server.say("câu mơ hồ"))
    await server.press(button(reply, "Núi Xanh"), reply["message_id"])
    await server.until(lambda: len(server.made("sendMessage")) == 2)
    shown = server.made("sendMessage")[-1].result
    assert shown["text"].startswith("Bạn hỏi: Mục tiêu của Núi Xanh là gì?")
    assert assistant.asked[-1].text == "Mục tiêu của Núi Xanh là gì?"


async def test_a_suggestion_is_asked_by_its_button(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.press(button(reply, "Ai ban hành"), reply["message_id"])
    await server.until(lambda: len(server.made("sendMessage")) == 2)
    assert assistant.asked[-1].text == "Ai ban hành 48-NQ/TU?"


async def test_too_long_a_question_is_asked_to_be_shortened_and_edited(server: BotApiServer, bot: RunningBot) -> None:
    message = await server.say("số " * 200)
    reply = await server.reply_to(message)
    assert "500" in reply["text"]
    await server.edit(message, "kinh tế số?")
    await server.until(lambda: server.made("editMessageText"))
    assert "khoảng 20%" in server.messages[501, reply["message_id"]]["text"]


async def test_an_edited_question_edits_its_answer_once(server: BotApiServer, bot: RunningBot) -> None:
    message = await server.say("câu mơ hồ")
    reply = await server.reply_to(message)
    await server.edit(message, "kinh tế số?")
    await server.until(lambda: server.made("editMessageText"))
    await server.edit(message, "không có gì")
    await server.reply_to(await server.say("câu sau"))
    assert len(server.made("editMessageText")) == 1
    assert "khoảng 20%" in server.messages[501, reply["message_id"]]["text"]


async def test_an_edit_that_changes_nothing_is_not_sent(server: BotApiServer, bot: RunningBot) -> None:
    message = await server.say("kinh tế số?")
    await server.reply_to(message)
    await server.edit(message, "kinh tế  số?")
    await server.reply_to(await server.say("câu sau"))
    assert server.made("editMessageText") == []


@pytest.mark.parametrize("content", ["sticker", "location", "voice", "photo"])
async def test_what_is_no_text_gets_a_kind_sentence(server: BotApiServer, bot: RunningBot, content: str) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}
    body: Any = {
        "sticker": file | {"type": "regular", "is_animated": False, "is_video": False},
        "location": {"longitude": 105.8, "latitude": 21.0},
        "voice": file,
        "photo": [file],
    }[content]
    reply = await server.reply_to(await server.say(None, **{content: body}))
    assert reply["text"] == texts.ONLY_TEXT


async def test_an_album_gets_one_sentence(server: BotApiServer, bot: RunningBot) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    for _ in range(3):
        await server.say(None, photo=photo, media_group_id="album")
    await server.reply_to(await server.say("câu sau"))
    assert len(server.made("sendMessage")) == 2


async def test_channel_posts_polls_and_unknown_kinds_are_ignored(server: BotApiServer, bot: RunningBot) -> None:
    await server.push(
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "tin"}}
    )
    await server.push({"poll": {"id": "1"}})
    await server.push({"something_new": {"id": 1}})
    await server.push({"message": {"text": "no chat at all"}})
    await server.reply_to(await server.say("câu sau"))
    assert len(server.made("sendMessage")) == 1


# --- commands -----------------------------------------------------------------------------------------------------


async def test_start_tells_what_there_is_and_offers_questions(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    reply = await server.reply_to(await server.say("/start"))
    assert "2 bài" in reply["text"]
    assert "Núi Xanh, Sông Vàng" in reply["text"]
    assert "02/2024" in reply["text"]
    assert "/quyenriengtu" in reply["text"]
    assert len(reply["reply_markup"]["inline_keyboard"]) == 3
    await server.press("try::1", reply["message_id"])
    await server.until(lambda: len(server.made("sendMessage")) == 2)
    assert assistant.asked[-1].text == "Sông Vàng ban hành nghị quyết nào về chuyển đổi số?"


async def test_only_questions_that_are_answered_are_examples(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    assistant.unanswerable = "nghị quyết"
    reply = await server.reply_to(await server.say("/start"))
    shown = [row[0]["text"] for row in reply["reply_markup"]["inline_keyboard"]]
    assert len(shown) == 3
    assert not any("nghị quyết" in text for text in shown)


async def test_a_deep_link_opens_its_passage(server: BotApiServer, bot: RunningBot) -> None:
    reply = await server.reply_to(await server.say(f"/start p_{passage_id(1)}"))
    assert QUOTE in reply["text"]


async def test_an_unknown_passage_gets_a_kind_sentence(server: BotApiServer, bot: RunningBot) -> None:
    for text in ("/start p_zzzzzzzzzz", "/nguon zzzzzzzzzz"):
        assert (await server.reply_to(await server.say(text)))["text"] == texts.UNKNOWN_PASSAGE


async def test_sources_are_listed_and_a_citation_is_read_again(server: BotApiServer, bot: RunningBot) -> None:
    listed = await server.reply_to(await server.say("/nguon"))
    assert "Núi Xanh làm chuyển đổi số · 02/2024" in listed["text"]
    again = await server.reply_to(await server.say(f"/nguon {passage_id(1)}"))
    assert QUOTE in again["text"]


@pytest.mark.parametrize("text", ["/vanban 48-NQ/TU", "/tinh Sông Vàng", "/sosanh Sông Vàng và Núi Xanh"])
async def test_commands_of_the_core_go_there_as_text(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant, text: str
) -> None:
    await server.reply_to(await server.say(text))
    assert assistant.asked[-1].text == text


async def test_help_privacy_and_bare_commands_answer(server: BotApiServer, bot: RunningBot) -> None:
    assert "@thu_hoi_bot" in (await server.reply_to(await server.say("/trogiup")))["text"]
    assert "30 ngày" in (await server.reply_to(await server.say("/quyenriengtu")))["text"]
    assert (await server.reply_to(await server.say("/vanban")))["text"] == texts.ASK_NUMBER
    assert (await server.reply_to(await server.say("/tinh")))["text"] == texts.ASK_PROVINCE
    assert (await server.reply_to(await server.say("/sosanh")))["text"] == texts.ASK_INDICATOR
    assert (await server.reply_to(await server.say("/hoi")))["text"] == texts.ASK_WHAT


async def test_a_person_sees_and_erases_what_is_held(server: BotApiServer, bot: RunningBot) -> None:
    assert (await server.reply_to(await server.say("/dulieucuatoi")))["text"] == texts.HOLDS_NOTHING
    reply = await server.reply_to(await server.say("kinh tế số?"))
    await server.press(button(reply, texts.BUTTON_GOOD), reply["message_id"])
    await server.until(lambda: server.made("answerCallbackQuery"))
    held = await server.reply_to(await server.say("/dulieucuatoi"))
    assert "1 câu hỏi, 1 lượt đánh giá" in held["text"]
    assert "– kinh tế số?" in held["text"]
    erased = await server.reply_to(await server.say("/xoadulieu"))
    assert "Đã xoá 1 câu hỏi và 1 lượt" in erased["text"]
    assert (await server.reply_to(await server.say("/dulieucuatoi")))["text"] == texts.HOLDS_NOTHING


async def test_the_menus_are_set_in_vietnamese(server: BotApiServer, bot: RunningBot) -> None:
    await server.until(lambda: server.made("setMyName"))
    scopes = {
        (json.loads(call.parameters["scope"])["type"], call.parameters.get("language_code"))
        for call in server.made("setMyCommands")
    }
    assert scopes == {(s, c) for s in ("all_private_chats", "all_group_chats") for c in (None, "vi")}
    assert server.made("setMyDescription")
    assert server.made("setMyShortDescription")


async def test_no_id_of_a_person_stays_on_disk(server: BotApiServer, tmp_path: Path) -> None:
    person = 777_000_111_222
    async with running_bot(server, tmp_path) as bot:
        reply = await server.reply_to(await server.say("kinh tế số?", person), person)
        await server.press(button(reply, texts.BUTTON_GOOD), reply["message_id"], person)
        await server.reply_to(await server.say("câu sau", person), person)
        await server.until(lambda: not bot.channel.worker.open)
        held = bot.state.query("select count(*) as n from questions")
    assert held == [{"n": 2}]
    for file in list(tmp_path.iterdir()):  # noqa: ASYNC240 - the bot has ended
        assert str(person).encode() not in file.read_bytes(), file.name


async def test_the_token_is_in_no_repr(server: BotApiServer, bot: RunningBot) -> None:
    for thing in (bot.channel.bot, bot.channel.application, bot.channel.desk, bot.channel):
        assert TOKEN not in repr(thing)


# --- groups -------------------------------------------------------------------------------------------------------


async def test_in_a_group_the_bot_hears_hoi_replies_and_mentions_only(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    await server.say("mọi người ơi", chat=GROUP, user=9)
    first = await server.reply_to(await server.say("/hoi@thu_hoi_bot kinh tế số?", chat=GROUP, user=9), GROUP)
    ours = {key: value for key, value in first.items() if key != "reply_to_message"}
    await server.reply_to(await server.say("còn 2030?", chat=GROUP, user=9, reply_to_message=ours), GROUP)
    mention = [{"type": "mention", "offset": 0, "length": 12}]
    await server.reply_to(await server.say("@thu_hoi_bot hạ tầng số?", chat=GROUP, user=9, entities=mention), GROUP)
    assert [question.text for question in assistant.asked] == ["kinh tế số?", "còn 2030?", "hạ tầng số?"]


async def test_a_bare_hoi_opens_the_keyboard_and_the_reply_is_the_question(
    server: BotApiServer, bot: RunningBot, assistant: FakeAssistant
) -> None:
    asked = await server.reply_to(await server.say("/hoi", chat=GROUP, user=9), GROUP)
    markup = json.loads(server.made("sendMessage")[-1].parameters["reply_markup"])
    assert markup["force_reply"] is True
    ours = {key: value for key, value in asked.items() if key != "reply_to_message"}
    await server.reply_to(await server.say("kinh tế số?", chat=GROUP, user=9, reply_to_message=ours), GROUP)
    assert assistant.asked[-1].text == "kinh tế số?"


async def test_a_group_that_became_a_supergroup_gets_its_answer_there(server: BotApiServer, tmp_path: Path) -> None:
    await server.say("chào", chat=GROUP - 1)
    server.moved[GROUP] = GROUP - 1
    async with running_bot(server, tmp_path):
        await server.say("/hoi kinh tế số?", chat=GROUP, user=9)
        await server.until(lambda: server.made("sendMessage"))
    assert server.made("sendMessage")[0].parameters["chat_id"] == str(GROUP - 1)
