"""Accents come back as the corpus writes its words beside each other."""

from collections.abc import Sequence

import pytest

from index.restore import bare_words, is_bare, plain_words, restore
from index.tokens import tokenize

WORDS = {"so": (("số", 5), ("sổ", 4)), "hoa": (("hóa", 3), ("hoa", 2)), "tay": (("tay", 2),)}


class Spellings:
    """A corpus that writes of "số hóa" and of "sổ tay"."""

    passages = 20

    def accented(self, folded: str) -> Sequence[tuple[str, int]]:
        return WORDS.get(folded, ())

    def accented_frequency(self, term: str) -> int:
        return {"số_hóa": 9, "sổ_tay": 9}.get(term, 0)


def restored(text: str) -> str:
    tokens = tokenize(text)
    return " ".join(token.text for token in restore(tokens, bare_words(tokens, text), Spellings()))


def test_neighbours_vouch_for_a_spelling() -> None:
    assert restored("so hoa") == "số hóa"
    assert restored("so tay") == "sổ tay"


def test_words_behind_a_comma_are_no_neighbours() -> None:
    assert restored("so, tay") == "số tay"


def test_words_with_accents_stay_as_typed() -> None:
    assert restored("sổ hóa") == "sổ hóa"


def test_words_that_neither_corpus_nor_tables_know_stay_bare() -> None:
    assert restored("xyzt so hoa 5g") == "xyzt số hóa 5g"


def test_question_words_come_from_the_tables() -> None:
    assert restored("thu may") == "thứ mấy"


def test_words_of_everyday_speech_come_from_messages() -> None:
    assert restored("khi nao ve que") == "khi nào về quê"


def test_a_large_corpus_counts_as_a_small_one() -> None:
    class Large(Spellings):
        """The same in thousands of passages that speak of "thị" nine times as often."""

        passages = 1_000_000

        def accented(self, folded: str) -> Sequence[tuple[str, int]]:
            return (("thị", 90_000), ("thì", 10_000)) if folded == "thi" else ()

    tokens = tokenize("neu vay thi sao")
    words = [token.text for token in restore(tokens, bare_words(tokens, "neu vay thi sao"), Large())]
    assert words == ["nếu", "vậy", "thì", "sao"]


def test_places_and_folded_forms_stay() -> None:
    before, after = tokenize("so hoa"), restore(tokenize("so hoa"), {0, 1}, Spellings())
    assert [(t.folded, t.start, t.end) for t in before] == [(t.folded, t.start, t.end) for t in after]


def test_accents_that_make_no_syllable_count_as_none() -> None:
    assert is_bare(tokenize("quyêt")[0])
    assert not is_bare(tokenize("quyết")[0])


def test_nothing_is_restored_from_nothing() -> None:
    assert restore([], set(), Spellings()) == ()


def test_where_accents_are_typed_words_that_need_none_are_as_typed() -> None:
    """ "hai người" used to be read as "hải người" beside a corpus that writes of "hải"."""
    text = "hai người đều thấy khó"
    assert bare_words(tokenize(text), text) == frozenset()
    assert bare_words(tokenize("hai nguoi deu thay kho"), "hai nguoi deu thay kho") == frozenset(range(5))


def test_who_leaves_out_one_accent_may_have_left_out_others() -> None:
    text = "hải sản nguoi dân bắt cua tỉnh"
    assert bare_words(tokenize(text), text) == {2, 5}  # "cua" may be "của" beside "nguoi"


def test_words_in_capitals_are_as_typed_where_accents_are_typed() -> None:
    text = "Nhân lực IT được chê"
    assert bare_words(tokenize(text), text) == frozenset()


def test_a_pair_of_words_tells_more_than_a_frequent_word() -> None:
    class Markets(Spellings):
        """A corpus with "ban" in each passage, and few that sell over channels."""

        passages = 400

        def accented(self, folded: str) -> Sequence[tuple[str, int]]:
            return {"ban": (("ban", 300), ("bán", 4)), "qua": (("qua", 90),), "kenh": (("kênh", 2),)}.get(folded, ())

        def accented_frequency(self, term: str) -> int:
            return {"bán_qua": 3}.get(term, 0)

    tokens = tokenize("ban qua kenh")
    read = restore(tokens, bare_words(tokens, "ban qua kenh"), Markets())
    assert " ".join(token.text for token in read) == "bán qua kênh"


def half_typed(text: str) -> str:
    tokens = tokenize(text)
    bare = bare_words(tokens, text)
    return " ".join(token.text for token in restore(tokens, bare, Spellings(), plain_words(tokens, text, bare)))


def test_a_word_left_bare_among_others_is_read_by_its_neighbours_even_if_it_may_stand_so() -> None:
    """ "hoi" and "sang" are words; only "hội nghị" and "sáng mai" are said."""
    assert half_typed("mở hoi nghị sang mai ra sao em") == "mở hội nghị sáng mai ra sao em"


def test_words_are_as_typed_where_nearly_all_have_accents() -> None:
    text = "tổ tuần tra bắt trộm cá ở hồ nước nhỏ"
    assert plain_words(tokenize(text), text, frozenset()) == frozenset()


@pytest.mark.parametrize("word", ["chi tiêu", "hội thao", "nhà may", "danh giá"])
def test_a_word_of_the_general_list_is_as_typed_among_words_with_accents(word: str) -> None:
    """ "chi tiêu" used to be read as "chỉ tiêu" beside words that need no accents."""
    assert f" {word} " in f" {half_typed(f'em muốn hỏi {word} của tỉnh ra sao')} "


def test_a_bot_is_one() -> None:
    assert half_typed("Bot này của ai làm vậy").startswith("bot này của ai")


def test_a_name_typed_with_capitals_is_as_typed_among_words_with_accents() -> None:
    text = "em ra xã Minh Khai lấy hoa"
    assert [tokenize(text)[at].text for at in sorted(plain_words(tokenize(text), text, frozenset()))] == [
        "em",
        "ra",
        "hoa",
    ]


def test_no_word_that_wants_another_behind_it_ends_a_clause() -> None:
    assert restored("mai ve vay con").endswith("vậy con")
    assert restored("vay con bao nhieu").startswith("vậy còn")
