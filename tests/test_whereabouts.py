"""What answers "ở đâu": no place that the question names itself, for goods and services a place online as well."""

from dataclasses import replace

import pytest

from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)


def cue_of(judge: Judge, question: str, text: str) -> str:
    evidence = judge(question, text)
    return text[evidence.cue.start : evidence.cue.end] if evidence.cue and evidence.nearness > 0.1 else ""


@pytest.mark.parametrize(
    ("question", "text", "place"),
    [
        ("Hội nghị miền núi phía Bắc họp ở đâu?", "Hội nghị khu vực trung du và miền núi phía Bắc bàn ba việc.", ""),
        ("Hội nghị vùng cao phía Bắc họp ở đâu?", "Hội nghị họp tại vùng miền núi phía Bắc.", ""),
        ("Hội nghị miền Trung họp ở đâu?", "Hội nghị của miền Trung họp ở Mộc Châu.", "ở Mộc"),
        ("Hội nghị Sơn La họp ở đâu?", "Hội nghị họp ở tỉnh Sơn La.", ""),
        ("Ứng dụng được tải ở đâu?", "Ứng dụng Hue-S được tải nhiều.", ""),
        ("Lớp mở ở huyện nào?", "Lớp mở tại địa chỉ lop.sonla.gov.vn.", ""),
        ("Lớp mở ở huyện nào?", "Lớp mở tại huyện Mai Sơn.", "tại huyện"),
        ("Lớp mở ở phường nào?", "Lớp mở ở một phường của thành phố Sơn La.", ""),
        ("Huyện nào của Sơn La mở lớp đầu tiên?", "Thành phố Sơn La mở lớp đầu tiên.", "Thành phố Sơn La"),
        ("Huyện nào của Sơn La mở lớp đầu tiên?", "Thị xã Mộc Châu mở lớp đầu tiên.", "Thị xã Mộc Châu"),
        ("Huyện nào mở lớp đầu tiên?", "Tỉnh Sơn La mở lớp đầu tiên.", ""),
        ("Phường nào của Sơn La mở lớp đầu tiên?", "Thị xã Mộc Châu mở lớp đầu tiên.", ""),
        ("Xã nào của Sơn La mở lớp đầu tiên?", "TP. Mộc Châu mở lớp đầu tiên.", ""),
        ("Huyện nào của Sơn La mở lớp đầu tiên?", "TX. Mộc Châu mở lớp đầu tiên.", "Mộc Châu"),
        ("Xã nào của Sơn La mở lớp đầu tiên?", "Thị trấn Phù Yên mở lớp đầu tiên.", "Thị trấn Phù Yên"),
        ("Nơi nào dạy số hóa sớm nhất?", "Tỉnh muốn thành trung tâm dạy số hóa.", ""),  # what it is to be
        ("Số hóa được dạy ở đâu?", "Số hóa được dạy tại trung tâm văn hóa xã.", "tại trung"),
    ],
)
def test_a_place_that_the_question_names_or_that_is_none_is_no_answer(
    judge: Judge, question: str, text: str, place: str
) -> None:
    assert cue_of(judge, question, text) == place


@pytest.mark.parametrize(
    ("question", "text", "place"),
    [
        ("Mận Mộc Châu bán ở đâu?", "Mận Mộc Châu bán trên sàn Chợ Bản từ tháng 5.", "trên sàn Chợ Bản"),
        ("Mận được khuyên đem bán chỗ nào?", "Đưa mận lên sàn thương mại điện tử.", "lên sàn thương mại điện tử"),
        ("Nên đưa mận Mộc Châu lên đâu?", "Đưa mận lên sàn thương mại điện tử.", "lên sàn thương mại điện tử"),
        ("Hồ sơ đất nộp ở đâu?", "Hồ sơ đất nộp tại bộ phận một cửa của xã.", "tại bộ phận một cửa"),
        ("Đăng ký hộ kinh doanh ở đâu?", "Đăng ký hộ kinh doanh qua ứng dụng Bản Số.", "qua ứng dụng Bản Số"),
        (
            "Tra cứu kết quả ở đâu?",
            "Kết quả tra cứu trên cổng dịch vụ công quốc gia.",
            "trên cổng dịch vụ công quốc gia",
        ),
        ("Hội chợ mở ở đâu?", "Hội chợ mở tại Mai Sơn và trên sàn Chợ Bản.", "tại Mai"),  # no deed of a buyer
    ],
)
def test_goods_and_services_are_to_be_had_online(judge: Judge, question: str, text: str, place: str) -> None:
    assert cue_of(judge, question, text) == place


@pytest.mark.parametrize(
    ("question", "text", "body"),
    [
        ("Công ty nào viết ứng dụng SonLaID?", "Tỉnh ra mắt ứng dụng SonLaID.", ""),
        ("Công ty nào trúng thầu trung tâm dữ liệu?", "(SLO) - Hội nghị bàn việc trúng thầu trung tâm dữ liệu.", ""),
        ("Công ty nào trúng thầu trung tâm dữ liệu?", "SLO - Hội nghị bàn việc trúng thầu trung tâm dữ liệu.", ""),
        ("Công ty nào làm chợ số?", "Hội Nông dân tỉnh làm chợ số.", ""),
        ("Công ty nào làm chợ số?", "Trung tâm Y tế tỉnh làm chợ số.", ""),
        ("Báo nào đưa tin về trung tâm dữ liệu?", "(SLO) - Hội nghị bàn việc trung tâm dữ liệu.", "SLO"),
        ("VNPT phối hợp với công ty nào mở lớp?", "VNPT phối hợp với Viettel mở lớp.", "Viettel"),
    ],
)
def test_a_body_of_the_question_or_of_the_dateline_is_no_answer(
    judge: Judge, question: str, text: str, body: str
) -> None:
    assert cue_of(judge, question, text) == body


def test_a_part_of_a_merged_province_may_be_where_something_is(ask: Ask, judge: Judge) -> None:
    text = "Tỉnh Lào Cai mới gồm Lào Cai và Yên Bái, trung tâm hành chính đặt tại Yên Bái."
    widened = replace(ask("Trung tâm hành chính của Lào Cai ở đâu?"), provinces=("Lào Cai", "Yên Bái"))
    cue = judge(widened, text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "tại Yên"
