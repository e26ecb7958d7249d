import pytest

from corpus.vietnamese.agencies import agencies, agency, find_agencies, successor


@pytest.mark.parametrize(
    "name", ["Bộ Thông tin và Truyền thông", "Bộ TT&TT", "bộ tttt", "BTTTT", "BỘ THÔNG TIN VÀ TRUYỀN THÔNG"]
)
def test_the_ministry_of_information_is_part_of_another(name: str) -> None:
    assert successor(name) == "Bộ Khoa học và Công nghệ"


def test_a_department_follows_its_ministry() -> None:
    assert successor("Sở TT&TT") == "Sở Khoa học và Công nghệ"


def test_what_still_exists_has_no_successor() -> None:
    assert successor("Bộ Công an") is None
    assert successor("Bộ Phép thuật") is None


def test_every_successor_has_a_date_and_a_note() -> None:
    assert all(found.since and found.note.endswith(".") for found in agencies().values() if found.successor)


def test_notes_are_kept_for_agencies_that_moved() -> None:
    found = agency("Cục Chuyển đổi số quốc gia")
    assert found is not None
    assert "Bộ Khoa học và Công nghệ" in found.note


@pytest.mark.parametrize(
    "text",
    ["Giám đốc Sở Thông tin và Truyền thông", "giám đốc Sở TT&TT là ai", "giam doc so thong tin va truyen thong"],
)
def test_agencies_are_found_in_text(text: str) -> None:
    assert [mention.name for mention in find_agencies(text, "loose", chat=True)] == ["Sở Thông tin và Truyền thông"]
