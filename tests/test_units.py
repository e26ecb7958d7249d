"""Units: what a question is about, cut into words and phrases."""

import pytest

from index.tokens import tokenize
from index.units import Rarity, Unit, units

NONE_KNOWN = Rarity(100, lambda term, field: 0)


def cut(text: str, apart: frozenset[int] = frozenset(), wholes: tuple[tuple[int, int], ...] = ()) -> tuple[Unit, ...]:
    return units(tokenize(text), frozenset(), NONE_KNOWN, apart, wholes)


def texts(text: str) -> list[str]:
    return [unit.text for unit in cut(text)]


def test_phrases_of_the_field_are_one_unit() -> None:
    assert texts("kinh tế số chiếm tỷ trọng") == ["kinh tế số", "chiếm", "tỷ trọng"]


def test_compounds_of_the_general_word_list_are_one_unit() -> None:
    assert "nông dân" in texts("nông dân đi chợ")


def test_units_cover_every_token_once() -> None:
    tokens = tokenize("ai phụ trách tổ công nghệ số cộng đồng ở bản xa")
    found = units(tokens, frozenset(), NONE_KNOWN)
    assert [at for unit in found for at in range(unit.start, unit.end)] == list(range(len(tokens)))


def test_roles_tell_topic_from_grammar_and_chat() -> None:
    roles = {unit.text: unit.role for unit in cut("cho hỏi kinh tế số của bản")}
    assert roles["kinh tế số"] == "content"
    assert roles["của"] == "function"
    assert roles["cho hỏi"] == "filler"


@pytest.mark.parametrize("word", ["thời nay", "con đường", "mắc kẹt", "đáng giá", "nghĩ ra", "dần dần", "mảnh"])
def test_everyday_words_of_general_meaning_are_no_topic(word: str) -> None:
    assert next(unit for unit in cut(f"bến phà {word}") if unit.text == word).role == "light"


@pytest.mark.parametrize("word", ["then chốt", "thiết thực", "quý báu"])
def test_what_documents_judge_by_is_a_topic(word: str) -> None:
    assert next(unit for unit in cut(f"bến phà {word}") if unit.text == word).role == "content"


def test_a_name_is_one_unit_whatever_the_tables_say() -> None:
    found = cut("ông Lê Văn Kinh tế số", wholes=((1, 4),))
    assert ("lê văn kinh", True) in {(unit.text, unit.name) for unit in found}


def test_tokens_of_names_belong_to_no_longer_unit() -> None:
    assert texts("kinh tế số") == ["kinh tế số"]
    assert [unit.text for unit in cut("kinh tế số", frozenset({2}))] == ["kinh tế", "số"]


def test_synonyms_go_with_a_unit() -> None:
    (unit,) = cut("kinh tế số")
    assert ("digital economy", "digital economy") in unit.others
    assert all(text != "kinh tế số" for text, _ in unit.others)


def test_rare_words_weigh_more_than_common_ones() -> None:
    rarity = Rarity(100, lambda term, field: {"chợ": 90, "trâu": 1}.get(term, 0))
    common, rare = (rarity((word,), accented=True) for word in ("chợ", "trâu"))
    assert rare[0] > common[0]


def test_a_compound_is_as_rare_as_its_rarest_pair() -> None:
    rarity = Rarity(100, lambda term, field: {"kinh_tế": 50, "tế_số": 2}.get(term, 99))
    alone = Rarity(100, lambda term, field: 2)
    assert rarity(("kinh", "tế", "số"), accented=True) == alone(("số",), accented=True)


def test_a_word_that_the_corpus_lacks_is_not_known() -> None:
    assert Rarity(10, lambda term, field: 0)(("trâu",), accented=True)[1] is False


def test_claims_that_something_ended_are_content() -> None:
    claims = [unit for unit in cut("Sơn La hủy bỏ kế hoạch") if unit.claim]
    assert [(unit.text, unit.role) for unit in claims] == [("hủy bỏ", "content")]


def test_a_name_that_is_a_claim_with_other_accents_claims_nothing() -> None:
    """ "Huy" typed bare used to say that something was cancelled ("hủy")."""
    tokens = tokenize("huy va lan")
    assert not any(unit.claim for unit in units(tokens, frozenset(range(3)), NONE_KNOWN))


def test_a_bare_phrase_has_the_other_words_of_all_that_it_may_be() -> None:
    run = tokenize("tiền phong")
    (typed,) = units(run, frozenset(), NONE_KNOWN)
    (bare,) = units(run, frozenset({0, 1}), NONE_KNOWN)
    assert "đi đầu" not in [text for text, _ in typed.others]
    assert "đi đầu" in [text for text, _ in bare.others]


def test_a_bare_phrase_that_was_read_as_one_of_the_tables_means_no_other() -> None:
    (read,) = units(tokenize("khoa học"), frozenset({0, 1}), NONE_KNOWN)
    (typed,) = units(tokenize("khoa học"), frozenset(), NONE_KNOWN)
    assert read.others == typed.others


def test_a_word_of_the_general_list_is_no_phrase_with_other_accents() -> None:
    (typed,) = units(tokenize("hội thao"), frozenset(), NONE_KNOWN)
    (bare,) = units(tokenize("hội thao"), frozenset({0, 1}), NONE_KNOWN)
    assert "diễn đàn" not in [text for text, _ in typed.others]
    assert "diễn đàn" in [text for text, _ in bare.others]


def test_a_comma_ends_a_compound() -> None:
    assert "bánh mì" in texts("làng có bánh mì")
    assert "bánh mì" not in texts("làng có bánh, mì và xôi")


def test_a_word_goes_with_the_neighbour_with_which_texts_write_it() -> None:
    def frequency(term: str, field: str) -> int:
        return {("hóa_đơn", "accented"): 3}.get((term, field), 0)

    cut = [unit.text for unit in units(tokenize("bỏ hóa đơn giấy"), frozenset(), Rarity(10, frequency))]
    assert cut == ["bỏ", "hóa đơn", "giấy"]
