import importlib.util
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vietnamese.misspelt import find_misspelt_provinces, nearest_province
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import (
    Mention,
    find_initialled,
    find_places,
    find_provinces,
    find_regions,
    name_at,
    new_of,
    old_parts,
    provinces,
)


def names(text: str, accents: str = "strict", *, chat: bool = False) -> list[str]:
    mentions = find_provinces(text, "loose" if accents == "loose" else "strict", chat=chat)
    return [mention.name for mention in mentions if not mention.ambiguous]


def test_there_were_63_provinces_and_there_are_34() -> None:
    assert len(provinces()) == 63
    assert len({province.merged_into for province in provinces().values()}) == 34


def test_the_mergers_are_those_of_the_mapping_that_underthesea_ships() -> None:
    (folder,) = importlib.util.find_spec("underthesea").submodule_search_locations  # type: ignore[union-attr, misc]
    mapping = json.loads((Path(folder) / "address/data/mapping.json").read_text(encoding="utf-8"))["province_mapping"]

    def bare(key: str) -> str:
        return key.removeprefix("thanhpho").removeprefix("tinh")

    def key(name: str) -> str:
        letters = "".join(char for char in fold(name) if char.isalpha())
        return letters.removeprefix("tp").replace("thuathienhue", "hue")

    ours = {key(province.name): key(province.merged_into) for province in provinces().values()}
    assert ours == {bare(old): bare(new) for old, new in mapping.items()}


def test_a_new_province_has_its_old_parts_the_name_giver_first() -> None:
    assert old_parts("Tuyên Quang") == ("Tuyên Quang", "Hà Giang")
    assert old_parts("Huế") == ("Thừa Thiên Huế",)
    assert old_parts("Hà Giang") == ()


def test_an_old_province_knows_where_it_is_today() -> None:
    assert new_of("Yên Bái") == "Lào Cai"
    assert new_of("Lạng Sơn") == "Lạng Sơn"
    assert new_of("Atlantis") is None


def test_hue_is_called_by_the_name_of_its_time() -> None:
    assert name_at("Thừa Thiên Huế", "2023-06-09") == "Thừa Thiên Huế"
    assert name_at("Thừa Thiên Huế", "2025-07") == "Huế"
    assert name_at("Thừa Thiên Huế", None) == "Thừa Thiên Huế"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỉnh Tuyên Quang và tỉnh Hà Giang", ["Tuyên Quang", "Hà Giang"]),
        ("Thừa Thiên - Huế", ["Thừa Thiên Huế"]),
        ("TP. Huế", ["Thừa Thiên Huế"]),
        ("Đăk Lăk", ["Đắk Lắk"]),
        ("Hoà Bình, Thanh Hoá", ["Hòa Bình", "Thanh Hóa"]),
        ("TP.HCM", ["TP. Hồ Chí Minh"]),
        ("thành phố Hồ Chí Minh", ["TP. Hồ Chí Minh"]),
        ("Bà Rịa – Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
        ("TỈNH THÁI NGUYÊN", ["Thái Nguyên"]),
        ("Yen Bái", ["Yên Bái"]),
        ("the digital economy of Hai Phong", ["Hải Phòng"]),
        ("TQ", ["Tuyên Quang"]),
        ("cố đô Hoa Lư", ["Ninh Bình"]),
        ("người dân Cố đô", ["Thừa Thiên Huế"]),
        ("các xã Tuyên Quang", ["Tuyên Quang"]),
        ("Tuyên\nQuang", ["Tuyên Quang"]),
        ("Quảng Ninh, Quảng Trị và Huế", ["Quảng Ninh", "Quảng Trị", "Thừa Thiên Huế"]),
    ],
)
def test_names_are_found_in_their_spellings(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lạng Sơn là tỉnh biên giới", ["Lạng Sơn"]),
        ("dịch vụ trực tuyến Quảng Bình", ["Quảng Bình"]),
        ("gìn giữ hòa bình", []),
        ("châu Á - Thái Bình Dương", []),
        ("ông Nguyễn Hòa Bình", []),
        ("chiến thắng Điện Biên Phủ", []),
        ("báo Sài Gòn Giải Phóng", []),
        ("đạt tỷ lệ cao bằng năm ngoái", []),
        ("hoa huệ", []),
        ("phường Thái Bình", []),
        ("tư tưởng Hồ Chí Minh", []),
        ("Thái\n\nNguyên", []),
        ("Tuyên. Quang", []),
        ("Việt Nam định hướng", []),
        ("từ phía Nam Định", ["Nam Định"]),
        ("Đoàn Thái Bình đến thăm", ["Thái Bình"]),
        ("HN quán triệt nghị quyết", []),
        ("ứng cứu sự cố do ai chủ trì", []),
    ],
)
def test_false_friends_are_left_alone(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kinh te so tuyen quang nam 2025", ["Tuyên Quang"]),
        ("ho so truc tuyen quang binh", ["Quảng Bình"]),
        ("truc tuyen tuyen quang", ["Tuyên Quang"]),
        ("lang son la tinh nao", ["Lạng Sơn"]),
        ("ong nguyen van son la ai", []),
        ("cong nghe an toan", []),
        ("viet nam dinh huong 2030", []),
        ("so hoa binh quan", []),
        ("mien nui phia bac can doi moi", []),
        ("danh gia lai", []),
        ("thời vinh quang năm 2022", []),
        ("hà năm 2022", []),
        ("nang cao bang tot nghiep", []),
        ("kinh te so cao bang", ["Cao Bằng"]),
        ("dak nong voi dak lak", ["Đắk Nông", "Đắk Lắk"]),
        ("hue", ["Thừa Thiên Huế"]),
    ],
)
def test_names_without_accents(text: str, found: list[str]) -> None:
    assert names(text, "loose", chat=True) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("yb có câu gì", ["Yên Bái"]), ("ở tuyen quang có gì", ["Tuyên Quang"]), ("tuyenquang", ["Tuyên Quang"])],
)
def test_chat_typing_is_understood_only_in_chat(text: str, found: list[str]) -> None:
    assert names(text, chat=True) == found
    assert names(text) == []


def test_an_ambiguous_short_form_names_all_it_may_be() -> None:
    assert find_provinces("TN xếp thứ mấy", chat=True) == [
        Mention("Tây Ninh", 0, 2, "short", ambiguous=True, others=("Thái Nguyên",))
    ]


def test_small_letters_of_a_common_word_are_marked_ambiguous() -> None:
    (mention,) = find_provinces("kinh tế số hòa bình", chat=True)
    assert mention.ambiguous


def test_bao_nhieu_is_not_bac_ninh() -> None:
    assert find_provinces("kinh tế số bn %", chat=True) == []


def test_a_place_knows_its_province() -> None:
    (place,) = find_places("huyện Chiêm Hóa")
    assert (place.place, place.province) == ("Chiêm Hóa", "Tuyên Quang")


@pytest.mark.parametrize(
    ("text", "sure"),
    [("huyện Tân Yên", True), ("huyen tan yen", True), ("thị xã Tân Yên", True), ("xã Tân Yên", False)],
)
def test_a_district_is_told_by_the_word_for_its_kind(text: str, sure: bool) -> None:
    assert [not place.ambiguous for place in find_places(text, "loose", chat=True)] == [sure]


@pytest.mark.parametrize("text", ["Vĩnh Phúc", "Quang Binh", "Bà Rịa - Vũng Tàu", "ông Bùi Văn Lâm"])
def test_a_province_or_a_person_is_no_place(text: str) -> None:
    assert find_places(text) == []


def test_a_region_has_several_names() -> None:
    text = "khu vực trung du, miền núi phía Bắc"
    assert [region.name for region in find_regions(text)] == ["Trung du và miền núi phía Bắc"]


@given(st.lists(st.sampled_from(["Tuyên Quang", "trực tuyến", "Huế", "Bình Định", "là", ",", "tỉnh", "Nguyễn"])))
def test_nfd_is_read_like_nfc(words: list[str]) -> None:
    text = " ".join(words)
    assert find_provinces(unicodedata.normalize("NFD", text)) == find_provinces(text)


@given(st.text())
def test_mentions_stand_in_order_without_overlaps(text: str) -> None:
    ends = 0
    for mention in find_provinces(text, "loose", chat=True):
        assert ends <= mention.start < mention.end
        ends = mention.end


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Tuyen Qaung", "Tuyên Quang"),
        ("Thái Nguyn", "Thái Nguyên"),
        ("tuyenq uang", "Tuyên Quang"),
        ("Lạgn Sơn", "Lạng Sơn"),
        ("tài nguyên", None),
        ("Thái Nguyên", None),
        ("tai nguyen", None),
        ("smart city", None),
        ("", None),
    ],
)
def test_a_name_with_one_slip_is_recognised(typed: str, name: str | None) -> None:
    assert nearest_province(typed) == name


def test_misspelt_names_are_found_in_a_question() -> None:
    text = "kinh tế số Thái Nguyn và Tuyen Qaung"
    found = find_misspelt_provinces(text)
    assert [(m.name, text[m.start : m.end]) for m in found] == [
        ("Thái Nguyên", "Thái Nguyn"),
        ("Tuyên Quang", "Tuyen Qaung"),
    ]


def test_a_word_with_accents_of_its_own_is_no_part_of_a_misspelt_name() -> None:
    assert [mention.name for mention in find_misspelt_provinces("lang sonw co gi")] == ["Lạng Sơn"]
    assert find_misspelt_provinces("làng Kon có mấy hộ") == []


def test_two_words_behind_a_name_tell_that_it_is_none() -> None:
    assert [m.name for m in find_provinces("cao bang nam 2025", "loose", chat=True)] == ["Cao Bằng"]
    assert find_provinces("ty le cao bang nam ngoai", "loose", chat=True) == []
    assert find_provinces("Đức Huệ hạng mấy", "loose", chat=True) == []


def test_names_spelt_right_are_not_repaired() -> None:
    assert find_misspelt_provinces("FPT ở Hà Nam và Hà Nội có wifi") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DTI TQuang", "Tuyên Quang"),
        ("dti LCai", "Lào Cai"),
        ("sóng 4g tquang", "Tuyên Quang"),
        ("dti t.quang năm 2022", "Tuyên Quang"),
        ("y.bái xếp mấy", "Yên Bái"),
        ("sóng 4g s.la", "Sơn La"),
        ("dti H.Dương", "Hải Dương"),
        ("h.giang xếp mấy", None),
        ("hết năm.bình luận", None),
        ("mail t.quang@abc.vn", None),
        ("HGiang xếp mấy", None),
        ("mức tbình", None),
        ("KTS tỉnh KH", "Khánh Hòa"),
        ("tỉnh KH-UBND", None),
        ("UBND tỉnh ra KH 55", None),
        ("tỉnh UBND", None),
    ],
)
def test_initials_before_the_last_word_of_a_province(text: str, name: str | None) -> None:
    assert [mention.name for mention in find_initialled(text)] == ([name] if name else [])


def test_initials_of_several_provinces_are_ambiguous_behind_tinh() -> None:
    (mention,) = find_initialled("dti tỉnh TN")
    assert mention.ambiguous
    assert {mention.name, *mention.others} >= {"Thái Nguyên", "Tây Ninh"}


def test_a_name_that_is_a_word_counts_in_small_letters_where_no_capitals_are_typed() -> None:
    (mention,) = find_provinces("bình định có gì mới", "loose", chat=True)
    assert not mention.ambiguous
    *_, mention = find_provinces("Tỉnh Sơn La bình định có gì mới", "loose", chat=True)
    assert mention.ambiguous


def test_a_capital_that_the_keyboard_sets_by_itself_tells_nothing_of_names() -> None:
    (mention,) = find_provinces("Nghị quyết NQ của bình định", "loose", chat=True)
    assert not mention.ambiguous


def test_a_cooperative_is_no_commune() -> None:
    assert [mention.name for mention in find_provinces("Hợp tác xã Thái Bình mua máy", "loose")] == ["Thái Bình"]
    assert find_provinces("xã Thái Bình mua máy", "loose") == []
