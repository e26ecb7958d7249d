"""Questions as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading import as_written, visible
from tests.answering_samples import Read

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("kinh tế số Sơn La bn %", "kinh tế số Sơn La bao nhiêu %", "chat"),
        ("kinh tế số ko có hả", "kinh tế số không có hả", "chat"),
        ("xã hội soos Sơn La", "xã hội số Sơn La", "telex"),
        ("CĐS ở Sơn La", "chuyển đổi số ở Sơn La", "abbreviation"),
        ("họp ở TP.Sơn La", "họp ở thành phố Sơn La", "abbreviation"),
        ("kinh tế sốo Sơn La", "kinh tế số Sơn La", "typo"),
        ("chuyendoiso Sơn La", "chuyen doi so Sơn La", "spacing"),
        ("kinh tế số Sơn Lla", "kinh tế số Sơn La", "typo"),
        ("kế hoạch gđ 2021-2025", "kế hoạch giai đoạn 2021-2025", "abbreviation"),
        ("gđ sở là ai", "giám đốc sở là ai", "abbreviation"),
        ("kinh tế số v.phúc", "kinh tế số Vĩnh Phúc", "province"),
        ("đúng hônggg", "đúng không", "chat"),
        ("thẻ IUU ko", "thẻ IUU không", "chat"),
        ("sao chọn ngày cuối cùng của năm", "sao chọn ngày 31/12", "chat"),
        ("xả hội số Sơn La", "xã hội số Sơn La", "tone"),
        ("ndân Sơn La", "nông dân Sơn La", "abbreviation"),
        ("Sơn La có mạng chưa, đúng k b", "Sơn La có mạng chưa, đúng không bạn", "chat"),
    ],
)
def test_what_was_typed_otherwise_is_understood_and_said(read_as: Read, typed: str, text: str, kind: str) -> None:
    reading = read_as(typed)
    assert reading.text == text
    assert kind in {change.kind for change in reading.changes}


@pytest.mark.parametrize(
    "typed",
    [
        "Kinh tế số của Sơn La chiếm bao nhiêu?",
        "Nghị quyết số 07-NQ/TU nói gì?",
        "Trâu bò ở bản có được vay vốn không?",
        "App của Sơn La có gì mới?",
        "Đại hội XIII nói gì?",
        "quy ii va quy iii nam nay co gi moi",
        "Son La uu tien gi cho nghien cuu va buu dien?",
    ],
)
def test_what_is_spelt_well_is_left_alone(read_as: Read, typed: str) -> None:
    reading = read_as(typed)
    assert (reading.text, reading.changes) == (typed, ())


def test_a_repaired_typo_is_a_guess_and_a_chat_word_is_not(read_as: Read) -> None:
    certain = {change.kind: change.certain for change in read_as("kinh tế sốo Sơn La bn %").changes}
    assert certain == {"chat": True, "typo": False}


@pytest.mark.parametrize("address", ["sonla.edu.vn", "https://www.trại-cá.net/tin/12.html", "WWW.SOTTTT.GOV.VN/bai"])
def test_the_address_of_a_page_is_no_word(read_as: Read, address: str) -> None:
    assert read_as(f"bài trên {address} nói gì").text == "bài trên nói gì"


def test_a_message_of_an_address_alone_stays(read_as: Read) -> None:
    assert read_as("sonla.edu.vn").text


def test_document_numbers_are_never_touched(read_as: Read) -> None:
    assert "15/KH-UBND" in read_as("15/KH-UBND nói j").text


def test_accents_are_restored_for_reading_and_remembered_as_bare(read_as: Read) -> None:
    reading = read_as("kinh te so son la bao nhieu")
    assert [token.text for token in reading.tokens] == ["kinh", "tế", "số", "sơn", "la", "bao", "nhiêu"]
    assert reading.bare == frozenset(range(7))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("hom qua ong Nguyen Van Be noi gi", "nguyễn văn be"),
        ("chị Nguyen Thi Minh nói gì", "nguyễn thị minh"),
        ("Ho Chi Binh noi gi", "hồ chi binh"),
    ],
)
def test_a_bare_name_with_capitals_has_a_surname_and_no_everyday_words(read_as: Read, typed: str, name: str) -> None:
    assert name in " ".join(token.text for token in read_as(typed).tokens)


def test_where_every_word_has_a_capital_none_tells_a_person(read_as: Read) -> None:
    assert [token.text for token in read_as("Ho So Cua Dan Bao Nhieu").tokens][1:4] == ["sơ", "của", "dân"]


def test_a_name_is_no_chat_word(read_as: Read) -> None:
    assert read_as("xã Tân Hong có chợ hong").text == "xã Tân Hong có chợ không"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Sơn La Xếp Hạng Mấy V", "Sơn La Xếp Hạng Mấy vậy"),
        ("Kinh tế số Yên Bái Hong đạt à", "Kinh tế số Yên Bái không đạt à"),
        ("em hỏi Lò Văn Lâm Ko nói gì à", "em hỏi Lò Văn Lâm không nói gì à"),
    ],
)
def test_chat_words_with_capitals_are_read(read_as: Read, typed: str, text: str) -> None:
    assert read_as(typed).text == text


@pytest.mark.parametrize(
    "typed", ["khơi dậy nghề dệt ở bản", "khám răng cho trẻ ở đâu", "bánh răng của máy", "bữa trưa ở trường có gì"]
)
def test_a_part_of_another_word_is_no_chat_word(read_as: Read, typed: str) -> None:
    assert read_as(typed).text == typed


def test_words_that_got_their_accents_back_stay_words(read_as: Read) -> None:
    """ "bua an" used to be read as "hôm ăn"."""
    reading = read_as("bao nhieu bua an")
    assert reading.text == "bao nhieu bua an"
    assert [token.text for token in reading.tokens][2:] == ["bữa", "ăn"]


def test_decomposed_letters_read_the_same(read_as: Read) -> None:
    question = "Kinh tế số của Sơn La chiếm bao nhiêu?"
    assert read_as(unicodedata.normalize("NFD", question)) == read_as(question)


@given(st.text(max_size=100))
def test_reading_never_fails_and_tokens_stand_where_they_say(read_as: Read, typed: str) -> None:
    reading = read_as(typed)
    assert all(0 <= token.start < token.end <= len(reading.text) for token in reading.tokens)


@given(st.text(max_size=100))
def test_what_is_visible_is_one_line_without_what_nobody_sees(text: str) -> None:
    shown = visible(text)
    assert shown == visible(shown)
    assert not set(shown) & set("\n\r\x00\u200b\ufeff\u202e\ud800")


def test_the_stroke_of_d_is_put_back_where_no_word_is_without_it(read_as: Read) -> None:
    assert read_as("cao diểm ở Sơn La").text == "cao điểm ở Sơn La"
    assert read_as("cây dược liệu").text == "cây dược liệu"


def test_initials_behind_tinh_are_a_province_of_the_corpus_and_no_other_abbreviation(read_as: Read) -> None:
    assert read_as("KTS tỉnh NA").text == "kinh tế số tỉnh Nghệ An"
    assert "kế hoạch" not in read_as("dân số tỉnh KH").text


def test_names_of_provinces_are_never_repaired(read_as: Read) -> None:
    assert "HCM" in read_as("kinh tế số TP.HCM").text


def test_words_that_abbreviations_look_like_stay_words(read_as: Read) -> None:
    assert read_as("tối đa bao nhiêu ở Sơn La").text == "tối đa bao nhiêu ở Sơn La"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Nghị quyết của TU Sơn La", "Nghị quyết của tỉnh ủy Sơn La"),
        ("dịch vụ AI ở Sơn La", "dịch vụ trí tuệ nhân tạo ở Sơn La"),
        ("kinh te dien tu Son La", "kinh te dien tu Son La"),
        ("kế hoạch triển khai ai ký", "kế hoạch triển khai ai ký"),
        ("AI LÀ CHỦ TỊCH", "AI LÀ CHỦ TỊCH"),
        ("AI KÝ DZẬY", "AI KÝ vậy"),  # though a word of it is read in small letters
    ],
)
def test_some_short_forms_count_in_capitals_only(read_as: Read, typed: str, text: str) -> None:
    assert read_as(typed).text == text


def test_a_short_form_in_capitals_is_no_typo(read_as: Read) -> None:
    assert "ATM" in read_as("Sơn La có mấy cây ATM vậy ad").text


def test_names_of_provinces_keep_their_spelling(read_as: Read) -> None:
    assert [token.text for token in read_as("gia lai xep thu may").tokens][:2] == ["gia", "lai"]


def test_names_of_districts_keep_their_spelling(read_as: Read) -> None:
    assert [token.text for token in read_as("huyen mu cang chai o dau").tokens][1:4] == ["mù", "cang", "chải"]


def test_a_word_of_the_compound_before_opens_no_name_of_a_district(read_as: Read) -> None:
    assert "đại" not in [token.text for token in read_as("lop hoc keo dai tu ngay nao").tokens]


@pytest.mark.parametrize("typed", ["Hợp tác xã Cua Đất Mũi bán bao nhiêu", "cua Đất Mũi (Cà Mau) bán bao nhiêu"])
def test_a_nickname_inside_another_name_is_part_of_it(read_as: Read, typed: str) -> None:
    assert "Đất Mũi" in read_as(typed).text


def test_words_with_their_own_accents_are_no_place(read_as: Read) -> None:
    assert [token.text for token in read_as("nói cho mọi người").tokens][1:3] == ["cho", "mọi"]
    assert [token.text for token in read_as("ở cho moi").tokens][1:] == ["chợ", "mới"]


@pytest.mark.parametrize(
    ("typed", "words"), [("ru nhau di an gi", ["đi", "ăn"]), ("ru nhau ve huyen di an", ["dĩ", "an"])]
)
def test_everyday_words_without_accents_name_no_district(read_as: Read, typed: str, words: list[str]) -> None:
    tokens = [token.text for token in read_as(typed).tokens]
    assert words in [tokens[at : at + 2] for at in range(len(tokens))]


def test_accents_that_nobody_typed_tell_nothing_of_the_others(read_as: Read) -> None:
    reading = read_as("so tt&tt mo may lop")
    assert reading.text.startswith("so thông tin")
    assert 0 in reading.bare  # where accents are typed "so" stands for itself


def test_a_word_in_small_letters_behind_tinh_is_no_short_form(read_as: Read) -> None:
    assert not read_as("chuyen cap tinh la theo nam nao").changes


def test_what_nobody_typed_is_read_as_it_is_written() -> None:
    reading = as_written("Mục tiêu kinh tế số của Kon Tum năm 2025 là bao nhiêu?")
    assert reading.text == reading.typed == "Mục tiêu kinh tế số của Kon Tum năm 2025 là bao nhiêu?"
    assert [token.text for token in reading.tokens][-3:] == ["là", "bao", "nhiêu"]
    assert not reading.bare  # "Kon Tum" has no accents to leave out
    assert not reading.changes


def test_a_syllable_of_a_name_is_no_typo(read_as: Read) -> None:
    assert read_as("hang Sơn Đoòng dài mấy cây số").text == "hang Sơn Đoòng dài mấy cây số"


def test_bao_nhieu_is_no_part_of_a_district(read_as: Read) -> None:
    words = [token.text for token in read_as("thanh pho Vinh bao nhieu phuong").tokens]
    assert words[3:5] == ["bao", "nhiêu"]


def test_the_name_of_a_town_is_no_misspelt_word(read_as: Read) -> None:
    assert read_as("Đồng Hới có bao nhiêu lớp?").text == "Đồng Hới có bao nhiêu lớp?"
