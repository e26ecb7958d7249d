"""The admins' commands over the real Telegram Application: who is heard, what is said, files in and out."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot import admin_reindex
from bot import texts_admin_vi as say
from bot.admin import Admin
from bot.admin_reindex import Reindexer, Run
from bot.assistant import Assistant
from bot.reindexing import Outcome, ReindexProgress
from bot.setting_values import AdminId
from index.data_folder import DataFolder
from index.live import open_live
from index.store import StateDatabase
from tests.admin_samples import CANARIES, bodies, built, reindex_here
from tests.bot_api_chats import Json, button, now, person
from tests.bot_api_files import FileServer
from tests.foreign_files import word
from tests.index_samples import live_id, write_articles
from tests.telegram_bench import running_bot, settings_for

BOSS, COLLEAGUE, STRANGER, GROUP = 42, 43, 66, -100500
PLAN = (
    "UBND TỈNH SUỐI BẠC",
    "Kế hoạch chuyển đổi số tỉnh Suối Bạc năm 2026",
    "Tỉnh Suối Bạc đặt mục tiêu 9.450 hộ dân dùng chữ ký số vào năm 2026.",
    "Các sở, ngành chịu trách nhiệm thi hành kế hoạch này và báo cáo kết quả hằng quý.",
)
QUESTION = "Suối Bạc có bao nhiêu hộ dân dùng chữ ký số?"


@dataclass
class Office:
    """A running bot over a real index, and its admins' part."""

    server: FileServer
    corpus: Path
    data: Path
    admin: Admin
    assistant: Assistant

    async def said(self, message: int, begins: str, chat: int = BOSS, seconds: float = 20.0) -> Json:
        """The bot's reply to a message that begins so."""

        def found() -> Json | None:
            replies = self.server.replies(message, chat)
            return next((reply for reply in replies if reply["text"].startswith(begins)), None)

        return dict(await self.server.until(found, seconds))


async def open_office(tmp_path: Path, run: Run = reindex_here) -> AsyncIterator[Office]:
    corpus, data = built(tmp_path)
    async with FileServer() as server:
        settings = replace(
            settings_for(server, data),
            telegram_base_file_url=server.file_url,
            corpus_dir=(corpus,),
            admin_ids=(AdminId("telegram", str(BOSS)), AdminId("telegram", str(COLLEAGUE))),
        )
        assistant = Assistant(open_live(data, [corpus]))
        state = StateDatabase(data / "state.db")
        admin = Admin(settings, assistant, state, reindexer=Reindexer([corpus], data, assistant, run=run, pause=0.01))
        async with running_bot(server, data, assistant, settings, admin):
            yield Office(server, corpus, data, admin, assistant)
            await admin.close()
        state.close()
        # An admin who never wrote has no chat to put a menu into.
        assert [call for call in server.refused() if call.method != "setMyCommands"] == []


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async for office in open_office(tmp_path):
        yield office


# --- commands -------------------------------------------------------------------------------------------------------


async def test_reindex_is_shown_reported_and_answered_from(office: Office) -> None:
    write_articles(office.corpus, bodies() | {"suoi-bac": PLAN[2]})
    message = await office.server.say("/reindex", BOSS)
    await office.said(message, say.REINDEX_BEGINS)
    report = await office.said(message, say.REINDEX_DONE)
    assert "• suoi-bac" in report["text"]
    answer = await office.server.reply_to(await office.server.say(QUESTION, STRANGER), STRANGER)
    assert "9.450" in answer["text"]


async def test_progress_edits_one_message_every_two_seconds_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admin_reindex, "EDIT_SECONDS", 0.2)

    async def slow(folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False) -> Outcome:
        for done in range(50):
            progress.files(done, 50)
            await asyncio.sleep(0.02)
        return await reindex_here(folders, data, progress, force=force)

    async for office in open_office(tmp_path, slow):
        message = await office.server.say("/reindex", BOSS)
        await office.said(message, "Kho tài liệu không có gì")
        edits = office.server.made("editMessageText")
        assert 3 <= len(edits) <= 6
        assert len({edit.parameters["message_id"] for edit in edits}) == 1
        pauses = [later.at - earlier.at for earlier, later in zip(edits, edits[1:], strict=False)]
        assert min(pauses) > 0.15
        assert "tệp, còn khoảng" in edits[0].parameters["text"]


async def test_the_bot_answers_while_it_reindexes(tmp_path: Path) -> None:
    going, release = asyncio.Event(), asyncio.Event()

    async def held(folders: Sequence[Path], data: Path, progress: ReindexProgress, *, force: bool = False) -> Outcome:
        going.set()
        await release.wait()
        return await reindex_here(folders, data, progress, force=force)

    async for office in open_office(tmp_path, held):
        message = await office.server.say("/reindex", BOSS)
        await going.wait()
        for chat in (BOSS, STRANGER):
            answer = await office.server.reply_to(await office.server.say(CANARIES[0].question, chat), chat)
            assert "21%" in answer["text"]
        second = await office.server.say("/reindex", COLLEAGUE)
        await office.said(second, say.SOMEBODY["telegram"], COLLEAGUE)
        release.set()
        await office.said(message, "Kho tài liệu không có gì")


async def test_rollback_takes_less_than_a_second(office: Office) -> None:
    before = live_id(office.data)
    write_articles(office.corpus, bodies(percent=33))
    await office.said(await office.server.say("/reindex batbuoc", BOSS), say.REINDEX_DONE)
    began = time.monotonic()
    await office.said(await office.server.say("/quaylai", BOSS), "Đã quay lại bản")
    assert time.monotonic() - began < 1
    assert live_id(office.data) == before


async def test_numbers_come_with_a_picture_and_gaps_with_a_table(office: Office) -> None:
    await office.server.reply_to(await office.server.say("giá vàng hôm nay?", STRANGER), STRANGER)
    await office.said(await office.server.say("/thongke", BOSS), say.PERIODS[1])
    await office.said(await office.server.say("/chuatraloi", BOSS), "Câu hỏi chưa có")
    await office.server.until(lambda: len(office.server.sent) == 2)
    (photo, _, _, picture), (document, chat, name, table) = office.server.sent
    assert (photo, picture[:4]) == ("photo", b"\x89PNG")
    assert (document, chat, name) == ("document", BOSS, say.UNANSWERED_FILE)
    assert "giá vàng hôm nay?" in table.decode("utf-8-sig")


async def test_admins_have_a_menu_of_their_own(office: Office) -> None:
    await office.server.say("xin chào", BOSS)
    menus = office.server.made("setMyCommands")
    assert not any(
        "reindex" in call.parameters["commands"] for call in menus if '"chat"' not in call.parameters["scope"]
    )


async def test_what_nobody_asked_for_reaches_every_admin_who_wrote_before(office: Office) -> None:
    for chat in (BOSS, COLLEAGUE):
        await office.server.say("xin chào", chat)
    await office.admin.notify("Kho tài liệu thay đổi.")
    told = [call.parameters["chat_id"] for call in office.server.made("sendMessage")]
    assert {str(BOSS), str(COLLEAGUE)} <= set(told)


# --- files ----------------------------------------------------------------------------------------------------------


async def test_a_document_sent_in_chat_is_answered_from_within_ten_seconds(office: Office) -> None:
    message = await office.server.send_file("kế hoạch.docx", word(PLAN), BOSS)
    card = await office.said(message, "Tôi đọc được từ tệp “kế hoạch.docx”")
    began = time.monotonic()
    await office.server.press(button(card, say.KEEP), card["message_id"], BOSS)
    await office.said(card["message_id"], "Bài “")
    answer = await office.server.reply_to(await office.server.say(QUESTION, STRANGER), STRANGER)
    assert "9.450" in answer["text"]
    assert time.monotonic() - began < 10


async def test_the_same_file_twice_is_one_document(office: Office) -> None:
    for _ in range(2):
        message = await office.server.send_file("kế hoạch.docx", word(PLAN), BOSS)
        card = await office.said(message, "Tôi đọc được")
        await office.server.press(button(card, say.KEEP), card["message_id"], BOSS)
        await office.said(card["message_id"], "Bài “")
    assert "Sẽ thay bài đang có" in card["text"]
    assert len(office.assistant.documents()) == 3


async def test_a_card_is_corrected_by_replying(office: Office) -> None:
    message = await office.server.send_file("kế hoạch.docx", word(PLAN), BOSS)
    card = await office.said(message, "Tôi đọc được")
    await office.server.press(button(card, say.FIX), card["message_id"], BOSS)
    asking = await office.said(card["message_id"], "Xin trả lời tin này")
    quoted = {key: value for key, value in asking.items() if key != "reply_to_message"}
    reply = await office.server.say("Số: 77/KH-UBND", BOSS, reply_to_message=quoted)
    assert "Số: 77/KH-UBND" in (await office.said(reply, "Tôi đọc được"))["text"]
    question = await office.server.say(CANARIES[0].question, BOSS, reply_to_message=quoted | {"message_id": 1})
    assert "21%" in (await office.server.reply_to(question, BOSS))["text"]


async def test_a_bad_file_is_refused_by_name(office: Office) -> None:
    wrong = await office.server.send_file("ảnh.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 99, BOSS)
    await office.said(wrong, "Tệp “ảnh.docx”")
    large = await office.server.send_file("to.pdf", b"%PDF", BOSS, size=20_000_001)
    assert "20 MB" in (await office.said(large, "Tệp “to.pdf” nặng 21 MB"))["text"]
    hidden = await office.server.send_file("../../thoat.docx", word(PLAN), BOSS)
    await office.said(hidden, "Tên tệp")
    nameless = await office.server.send_file(None, word(PLAN), BOSS)
    await office.said(nameless, "Tôi đọc được từ tệp “khong-ten”")
    office.server.lost.add("mất.docx")
    gone = await office.server.send_file("mất.docx", word(PLAN), BOSS)
    await office.said(gone, "Chưa tải được tệp “mất.docx”")


# --- impersonation ---------------------------------------------------------------------------------------------------


def from_boss(**fields: Any) -> Json:
    """An update with a /reindex of the admin, and what is wrong with it."""
    chat = {"id": BOSS, "type": "private", "first_name": "Sếp"}
    message: Json = {"message_id": 900, "date": now(), "chat": chat, "from": person(BOSS), "text": "/reindex batbuoc"}
    message["entities"] = [{"type": "bot_command", "offset": 0, "length": 8}]
    return message | fields


def account(number: int, *, bot: bool = True) -> Json:
    return {"id": number, "is_bot": bot, "first_name": "Ai đó"}


def private(chat: int) -> Json:
    return {"id": chat, "type": "private", "first_name": "Ai đó", "username": str(BOSS)}


GROUP_CHAT = {"id": GROUP, "type": "supergroup", "title": "Nhóm"}
CHANNEL_CHAT = {"id": -100900, "type": "channel", "title": "Kênh"}
ORIGIN = {"type": "user", "date": 1, "sender_user": person(BOSS)}
FROM_STRANGER = {"from": person(STRANGER), "chat": private(STRANGER)}
IMPERSONATIONS: dict[str, Json] = {
    "a stranger": {"message": from_boss(**FROM_STRANGER)},
    "the admin's user name": {
        "message": from_boss(**FROM_STRANGER | {"from": person(STRANGER) | {"username": str(BOSS)}})
    },
    "forwarded by the admin": {"message": from_boss(forward_origin=ORIGIN)},
    "forwarded from the admin": {"message": from_boss(**FROM_STRANGER, forward_origin=ORIGIN)},
    "edited": {"edited_message": from_boss(edit_date=now())},
    "edited, as if it were new": {"message": from_boss(edit_date=now())},
    "in a group": {"message": from_boss(chat=GROUP_CHAT)},
    "in a channel": {"channel_post": from_boss(chat=CHANNEL_CHAT, sender_chat=CHANNEL_CHAT)},
    "an anonymous group admin": {
        "message": from_boss(chat=GROUP_CHAT, sender_chat=GROUP_CHAT, **{"from": account(1087968824)})
    },
    "a linked channel": {
        "message": from_boss(chat=GROUP_CHAT, is_automatic_forward=True, **{"from": account(777000, bot=False)})
    },
    "Telegram's account": {"message": from_boss(chat=private(777000), **{"from": account(777000, bot=False)})},
    "a channel in a group": {
        "message": from_boss(chat=GROUP_CHAT, sender_chat=CHANNEL_CHAT, **{"from": account(136817688)})
    },
    "through an inline bot": {"message": from_boss(via_bot=account(5))},
    "the admin's id in another's chat": {"message": from_boss(chat=private(STRANGER))},
    "a business account's bot": {"message": from_boss(sender_business_bot=account(5))},
}


@pytest.mark.parametrize("name", IMPERSONATIONS)
async def test_an_impersonation_moves_nothing(office: Office, name: str) -> None:
    before = live_id(office.data)
    write_articles(office.corpus, bodies(percent=33))
    office.server.messages[STRANGER, 900] = office.server.messages[BOSS, 900] = {"message_id": 900}
    office.server.messages[GROUP, 900] = office.server.messages[777000, 900] = {"message_id": 900}
    await office.server.push(IMPERSONATIONS[name])
    await office.server.reply_to(await office.server.say(CANARIES[0].question, STRANGER), STRANGER)
    await office.admin.settled()
    assert live_id(office.data) == before
    assert len(DataFolder(office.data).ids()) == 1
    assert not any(call.parameters["text"] == say.REINDEX_BEGINS for call in office.server.made("sendMessage"))


async def test_a_button_pressed_by_another_moves_nothing(office: Office) -> None:
    message = await office.server.send_file("kế hoạch.docx", word(PLAN), BOSS)
    card = await office.said(message, "Tôi đọc được")
    data = button(card, say.KEEP)
    for user in (STRANGER, COLLEAGUE, 777000):
        await office.server.press(data, card["message_id"], BOSS, user=user)
    office.server.messages[COLLEAGUE, card["message_id"]] = card | {"chat": {"id": COLLEAGUE, "type": "private"}}
    await office.server.press(data, card["message_id"], COLLEAGUE)
    await office.server.until(lambda: len(office.server.made("answerCallbackQuery")) == 4)
    await office.admin.settled()
    assert len(list(office.corpus.glob("*.md"))) == 2


async def test_a_file_from_a_stranger_is_no_import(office: Office) -> None:
    message = await office.server.send_file("kế hoạch.docx", word(PLAN), STRANGER)
    reply = await office.server.reply_to(message, STRANGER)
    assert reply["text"].startswith("Tôi chỉ đọc được chữ")
    forwarded = await office.server.send_file("kế hoạch.docx", word(PLAN), BOSS, forward_origin=ORIGIN)
    assert (await office.server.reply_to(forwarded, BOSS))["text"] == reply["text"]
