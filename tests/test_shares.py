"""The whole and its parts in one sentence."""

import pytest

from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("Còn bao nhiêu bản chưa có điện?", "Còn 17 bản chưa có điện, tập trung ở Mường Hoa.", "17"),
        ("Mường Hoa còn bao nhiêu bản chưa có điện?", "Còn 17 bản chưa có điện, tập trung ở Mường Hoa.", None),
        ("Mường Hoa còn bao nhiêu bản chưa có điện?", "Mường Hoa còn 17 bản chưa có điện, chủ yếu ở xa.", "17"),
        ("Trạm Mường Hoa ghi bao nhiêu lượt xem?", "Trạm ghi 52 lượt xem, chủ yếu khách quen xem Mường Hoa.", "52"),
        ("Mường Hoa còn bao nhiêu bản chưa có điện?", "Nay còn 17 bản chưa có điện, ở Mường Hoa.", "17"),
        ("Mường Hoa có bao nhiêu bản chưa có điện?", "Còn 17 bản chưa có điện, riêng Mường Hoa 8 bản.", "8"),
        ("Mường Hoa có bao nhiêu bản chưa có sóng?", "Còn 17 bản chưa có sóng, riêng Mường Hoa 8 bản.", "8"),
        ("Mường Hoa có bao nhiêu bản chưa có điện?", "Còn 17 bản chưa có điện, trong đó xã Mường Hoa 8 bản.", "8"),
    ],
)
def test_a_figure_of_the_whole_is_none_of_a_part_named_behind_it(
    judge: Judge, question: str, sentence: str, told: str | None
) -> None:
    evidence = judge(question, sentence)
    near = evidence.cue is not None and evidence.counted and evidence.nearness > 0.05
    assert (sentence[evidence.cue.start : evidence.cue.end] if near and evidence.cue else None) == told
