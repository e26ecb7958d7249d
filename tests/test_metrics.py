"""The numbers for operators."""

from bot.metrics import ANSWER_SECONDS, ANSWERS, Metrics


def test_counts_stand_under_their_labels() -> None:
    metrics = Metrics()
    for status in ("answered", "answered", 'od"d\n'):
        metrics.count(ANSWERS, "web", status)
    assert metrics.text().splitlines() == [
        "# HELP hoidap_answers_total Answers given.",
        "# TYPE hoidap_answers_total counter",
        'hoidap_answers_total{channel="web",status="answered"} 2',
        'hoidap_answers_total{channel="web",status="od\\"d\\n"} 1',
    ]


def test_each_bucket_holds_those_below_it() -> None:
    metrics = Metrics()
    for seconds in (0.004, 0.03, 99.0):
        metrics.observe(ANSWER_SECONDS, seconds, "web")
    text = metrics.text()
    assert 'hoidap_answer_seconds_bucket{channel="web",le="0.005"} 1' in text
    assert 'hoidap_answer_seconds_bucket{channel="web",le="0.05"} 2' in text
    assert 'hoidap_answer_seconds_bucket{channel="web",le="10.0"} 2' in text
    assert 'hoidap_answer_seconds_bucket{channel="web",le="+Inf"} 3' in text
    assert 'hoidap_answer_seconds_count{channel="web"} 3' in text


def test_gauges_of_the_moment_come_last() -> None:
    assert Metrics().text({"hoidap_documents": 5}) == "# TYPE hoidap_documents gauge\nhoidap_documents 5\n"
