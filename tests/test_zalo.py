"""The Zalo Bot Platform channel as people meet it, over HTTP against the test server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import texts_channels_vi as texts
from bot import texts_zalo_vi as said
from bot.setting_values import AdminId
from tests.fake_assistant import QUOTE, FakeAssistant, passage_id
from tests.zalo_bench import FakeAdmin, RunningZalo, running, settings_for
from tests.zalo_server import BOT_ID, BOT_NAME, ZaloServer


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    async with ZaloServer() as server:
        yield server


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
async def bot(server: ZaloServer, assistant: FakeAssistant, tmp_path: Path) -> AsyncIterator[RunningZalo]:
    """A bot that polls; no scripted conversation may end with a refused call."""
    async with running(server, tmp_path, assistant=assistant) as bot:
        yield bot
    assert server.refused == []


# --- answers ------------------------------------------------------------------------------------------------------


async def test_an_answer_is_one_bubble_with_its_quote_and_source(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say("kinh te so song vang 2025 bn %")
    assert await server.reply() == (
        "khoảng 20% GRDP\n\n"
        f"“{QUOTE}” [1]\n\n"
        "Nguồn:\n[1] Sông Vàng đặt mục tiêu kinh tế số <2025> & sau đó · 48-NQ/TU · Báo Sông Vàng · 09/06/2023\n"
        "https://example.com/song-vang?a=1&b=2\n\n"
        "Bạn có thể hỏi tiếp:\n1. Hạ tầng số Sông Vàng thế nào?\n2. Ai ban hành 48-NQ/TU?\n"
        "(Gõ số thứ tự để hỏi câu đó.)"
    )


async def test_a_follow_up_reaches_the_core_under_the_same_conversation(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    for number, text in enumerate(("kinh tế số 2025?", "còn 2030?"), 1):
        await server.say(text)
        await server.reply(number)
    await server.say("kinh tế số 2025?", "binh")
    await server.reply(1, "binh")
    first, second, third = (question.conversation for question in assistant.asked)
    assert first == second != third
    assert "an" not in str(first).split(":")


@pytest.mark.parametrize("number", ["2", "2.", "số 2", "cau 2", "Chọn 2", "２", "/2"])
async def test_a_digit_after_choices_picks_one(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant, number: str
) -> None:
    await server.say("câu mơ hồ")
    assert (await server.reply()).endswith("1. Sông Vàng\n2. Núi Xanh\nGõ số thứ tự để chọn.")
    await server.say(number)
    assert (await server.reply(2)).startswith("Bạn hỏi: Mục tiêu của Núi Xanh là gì?")
    assert assistant.asked[-1].text == "Mục tiêu của Núi Xanh là gì?"


async def test_a_choice_is_picked_by_its_name_too(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    await server.say("câu mơ hồ")
    await server.reply()
    await server.say("nui xanh")
    await server.reply(2)
    assert assistant.asked[-1].text == "Mục tiêu của Núi Xanh là gì?"


async def test_a_digit_picks_a_suggestion_and_one_too_high_is_told(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    await server.say("kinh tế số?")
    await server.reply()
    await server.say("7")
    assert await server.reply(2) == said.NO_SUCH_CHOICE.format(count=2)
    await server.say("2")
    await server.reply(3)
    assert assistant.asked[-1].text == "Ai ban hành 48-NQ/TU?"


async def test_a_digit_without_choices_is_a_question(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    await server.say("xin chào")
    await server.reply()
    await server.say("2")
    await server.reply(2)
    assert assistant.asked[-1].text == "2"


async def test_choices_survive_a_restart(server: ZaloServer, assistant: FakeAssistant, tmp_path: Path) -> None:
    async with running(server, tmp_path, assistant=assistant):
        await server.say("câu mơ hồ")
        await server.reply()
    server.calls.clear()
    async with running(server, tmp_path, assistant=assistant):
        await server.say("1")
        await server.reply(2)
    assert assistant.asked[-1].text == "Mục tiêu của Sông Vàng là gì?"


async def test_the_passage_of_a_citation_is_opened_in_words(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say("xem đoạn")
    assert await server.reply(1) == said.NOTHING_CITED
    await server.say("kinh tế số?")
    await server.reply(2)
    await server.say("Xem đoạn 1")
    assert QUOTE in await server.reply(3)
    await server.say("xem đoạn 4")
    assert await server.reply(4) == said.NO_SUCH_CITATION.format(count=1)
    await server.say(f"/nguon {passage_id(1)}")
    assert QUOTE in await server.reply(5)
    await server.say("/nguon k3v9x0q2ab")
    assert await server.reply(6) == texts.UNKNOWN_PASSAGE


async def test_a_quote_is_given_alone_with_its_source_to_be_passed_on(
    server: ZaloServer, assistant: FakeAssistant, tmp_path: Path
) -> None:
    async with running(server, tmp_path, assistant=assistant):
        await server.say("kinh tế số?")
        await server.reply()
    server.calls.clear()
    async with running(server, tmp_path, assistant=assistant):  # what was cited survives a restart
        await server.say("Chép 1")
        copied = await server.reply(2)
    assert copied.startswith(f"“{QUOTE[:20]}")
    assert "(Nguồn: Sông Vàng đặt mục tiêu" in copied
    assert "48-NQ/TU; Báo Sông Vàng; đăng ngày 09/06/2023; http" in copied


async def test_a_thumb_is_feedback_for_the_last_answer(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say("👍")
    assert await server.reply(1) == said.NOTHING_TO_RATE
    await server.say("kinh tế số?")
    await server.reply(2)
    await server.say("👎🏽")
    assert await server.reply(3) == texts.THANKS_BAD
    assert [row["good"] for row in bot.rows("select good from feedback")] == [0]


# --- words as commands --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["trợ giúp", "TRO GIUP", "/trogiup", "/trợ giúp", "help", "trợ giúp."])
async def test_help_in_every_spelling(server: ZaloServer, bot: RunningZalo, text: str) -> None:
    await server.say(text)
    assert (await server.reply()).startswith("Cách hỏi:")


@pytest.mark.parametrize("text", ["nguồn", "nguon", "/nguon", "Nguồn tài liệu"])
async def test_the_list_of_sources(server: ZaloServer, bot: RunningZalo, text: str) -> None:
    await server.say(text)
    assert (await server.reply()).startswith("Kho tài liệu có 2 bài:\n\n• Núi Xanh")


async def test_a_question_that_begins_like_a_command_is_a_question(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    for number, text in enumerate(("nguồn nhân lực số ra sao?", "mới ban hành gì", "/sosanh A và B"), 1):
        await server.say(text)
        await server.reply(number)
        assert assistant.asked[-1].text == text


@pytest.mark.parametrize("text", ["xóa dữ liệu", "xoá dữ liệu", "xoa du lieu", "/xoadulieu"])
async def test_data_is_shown_and_erased(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant, text: str
) -> None:
    await server.say("dữ liệu của tôi")
    assert await server.reply(1) == texts.HOLDS_NOTHING
    await server.say("kinh tế số?")
    await server.reply(2)
    await server.say("du lieu cua toi")
    assert "1 câu hỏi" in await server.reply(3)
    await server.say(text)
    assert await server.reply(4) == texts.ERASED.format(questions=1, feedback=0)
    assert bot.rows("select * from questions") == []
    assert bot.rows("select * from zalo_offers") == []
    assert assistant.forgotten == [assistant.asked[0].conversation]


async def test_greeting_fresh_start_and_privacy(server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant) -> None:
    await server.say("/start")
    greeting = await server.reply(1)
    assert "2 bài" in greeting
    assert "1. Mục tiêu kinh tế số của" in greeting
    await server.say("1")
    await server.reply(2)
    assert assistant.asked[-1].text.startswith("Mục tiêu kinh tế số của")
    await server.say("chủ đề mới")
    assert await server.reply(3) == texts.FRESH_START
    await server.say("quyền riêng tư")
    assert "30 ngày" in await server.reply(4)


async def test_bare_commands_say_what_to_add(server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant) -> None:
    for number, (text, reply) in enumerate(
        [("/vanban", said.ASK_NUMBER), ("tỉnh", said.ASK_PROVINCE), ("/hoi", said.ASK_WHAT)], 1
    ):
        await server.say(text)
        assert await server.reply(number) == reply
    await server.say("/hoi kinh tế số?")
    await server.reply(4)
    await server.say("/vanban 48-NQ/TU")
    await server.reply(5)
    assert [question.text for question in assistant.asked] == ["kinh tế số?", "/vanban 48-NQ/TU"]


async def test_pictures_stickers_and_emptiness_get_a_kind_sentence(server: ZaloServer, bot: RunningZalo) -> None:
    for number, event in enumerate(("image", "sticker", "unsupported"), 1):
        update = await _other(server, f"message.{event}.received")
        assert update["event_name"] == f"message.{event}.received"
        assert await server.reply(number) == texts.ONLY_TEXT
    await server.say("   ")
    assert await server.reply(4) == said.ASK_WHAT


async def _other(server: ZaloServer, event: str) -> dict[str, object]:
    message = {"from": {"id": "an"}, "chat": {"id": "an", "chat_type": "PRIVATE"}, "message_id": event, "date": 1}
    update: dict[str, object] = {"event_name": event, "message": message}
    await server.push(update)
    return update


async def test_too_long_a_question_is_asked_to_be_shortened(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say("số " * 200)
    assert "500" in await server.reply()


async def test_too_many_questions_get_one_notice(server: ZaloServer, tmp_path: Path) -> None:
    settings = settings_for(server, tmp_path, rate_per_minute=2)
    async with running(server, tmp_path, settings=settings) as bot:
        for number in range(6):
            await server.say(f"câu {number}?")
        await server.until(lambda: bot.rows("select * from inbox where done_at is null") == [])
        await server.until(lambda: len(server.sent) == 3)
    assert server.to("an")[2] == texts.LIMIT_MINUTE.format(limit=2)


# --- groups -------------------------------------------------------------------------------------------------------


async def test_in_a_group_only_mentions_and_replies_are_answered(
    server: ZaloServer, bot: RunningZalo, assistant: FakeAssistant
) -> None:
    replied = {"from": {"id": BOT_ID, "is_bot": True}, "text": "…"}
    await server.say("trời đẹp quá", chat="nhom")
    await server.say(f"@{BOT_NAME}y là bot khác", chat="nhom")
    await server.say(f"@{BOT_NAME} kinh tế số?", chat="nhom")
    await server.say("@bot hoi dap kinh te so?", chat="nhom")
    await server.say("còn 2030?", chat="nhom", reply_to_message=replied)
    await server.say("cái này?", chat="nhom", mentions=[{"uid": BOT_ID}])
    await server.say("không phải bot", chat="nhom", reply_to_message={"from": {"id": "binh"}})
    await server.say(f"@{BOT_NAME}", chat="nhom")
    await server.reply(5, "nhom")
    assert sorted(question.text for question in assistant.asked) == sorted(
        ["kinh tế số?", "kinh te so?", "còn 2030?", "cái này?"]
    )
    assert said.ASK_WHAT_IN_GROUP in server.to("nhom")
    assert bot.rows("select count(*) as n from inbox")[0]["n"] == 5


async def test_in_a_group_nobodys_data_is_shown(server: ZaloServer, bot: RunningZalo) -> None:
    await server.say(f"@{BOT_NAME} kinh tế số?", chat="nhom")
    await server.reply(1, "nhom")
    await server.say(f"@{BOT_NAME} xóa dữ liệu", chat="nhom")
    await server.reply(2, "nhom")
    await server.until(lambda: bot.rows("select count(*) as n from questions")[0]["n"] == 2)


async def test_other_bots_are_not_answered(server: ZaloServer, bot: RunningZalo) -> None:
    message = {"from": {"id": "x", "is_bot": True}, "chat": {"id": "x", "chat_type": "PRIVATE"}, "message_id": "9"}
    await server.push({"event_name": "message.text.received", "message": message | {"text": "hỏi"}})
    await server.say("kinh tế số?")
    await server.reply()
    assert server.to("x") == []


# --- admins -------------------------------------------------------------------------------------------------------


async def test_admin_commands_are_for_admins(server: ZaloServer, assistant: FakeAssistant, tmp_path: Path) -> None:
    settings = settings_for(server, tmp_path, admin_ids=(AdminId("zalo", "sep"), AdminId("telegram", "an")))
    admin = FakeAdmin(settings)
    async with running(server, tmp_path, settings=settings, assistant=assistant, admin=admin) as bot:
        await server.say("/reindex bắt buộc", "sep")
        assert await server.reply(1, "sep") == "đã làm /reindex bắt buộc"
        await server.say("báo cáo", "sep")
        assert await server.reply(2, "sep") == f"đã làm /baocao\n{said.FILE_NOT_HERE}"
        await server.say("/gỡ bỏ bai-1", "sep")
        assert await server.reply(3, "sep") == "đã làm /gobo bai-1"
        await admin.notify("kho đã đổi")
        assert await server.reply(4, "sep") == "kho đã đổi"
        assert bot.rows("select n from zalo_quota") == [{"n": 7}]
        await server.say("báo cáo của Sông Vàng", "sep")
        await server.reply(5, "sep")
        await server.say("/reindex", "an")
        await server.reply(1, "an")
        await server.say(f"@{BOT_NAME} /reindex", "sep", chat="nhom")
        await server.reply(1, "nhom")
        await server.say("mã của tôi", "sep")
        assert await server.reply(6, "sep") == said.MY_ID.format(channel="zalo", person="sep")
    asked = [question.text for question in assistant.asked]
    assert asked == ["báo cáo của Sông Vàng", "/reindex", "/reindex"]


# --- what is kept -------------------------------------------------------------------------------------------------


async def test_nothing_that_names_a_person_stays(server: ZaloServer, tmp_path: Path) -> None:
    async with running(server, tmp_path) as bot:
        await server.say("kinh tế số?", "nguoi-dan-0123456789")
        await server.reply(1, "nguoi-dan-0123456789")
        await server.until(lambda: bot.rows("select * from inbox where payload is not null") == [])
    for file in sorted(tmp_path.glob("*")):  # noqa: ASYNC240 - the bot has ended
        content = file.read_bytes()
        assert b"nguoi-dan-0123456789" not in content, file
        assert "Nguyễn Văn An".encode() not in content


async def test_erasing_leaves_nothing_on_disk_while_the_bot_runs(
    server: ZaloServer, bot: RunningZalo, tmp_path: Path
) -> None:
    for number, text in enumerate(("câu hỏi rất riêng tư về kinh tế số?", "xóa dữ liệu"), 1):
        await server.say(text, "nguoi-dan-0123456789")
        await server.reply(number, "nguoi-dan-0123456789")
    wal = tmp_path / "state.db-wal"
    await server.until(lambda: wal.stat().st_size == 0)
    for file in sorted(tmp_path.glob("state.db*")):  # noqa: ASYNC240 - a few small files
        content = file.read_bytes()
        assert b"nguoi-dan-0123456789" not in content
        assert "rất riêng tư".encode() not in content


async def test_an_update_that_comes_twice_is_answered_once(server: ZaloServer, bot: RunningZalo) -> None:
    update = await server.say("kinh tế số?")
    await server.reply()
    await server.push(update)
    await server.push(update)
    await server.say("câu khác?")
    await server.reply(2)
    assert len(server.sent) == 2


async def test_a_list_of_updates_is_taken_too(
    server: ZaloServer, bot: RunningZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = server._poll

    async def as_list(seconds: float) -> dict[str, object]:
        reply = await poll(seconds)
        return reply | {"result": [reply["result"], "rác", None]} if reply["ok"] else reply

    monkeypatch.setattr(server, "_poll", as_list)
    for number in range(3):
        await server.say(f"câu {number}?")
    await server.reply(3)
