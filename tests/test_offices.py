"""Whose office, name or deed a question asks for."""

import pytest

from tests.answering_samples import Judge

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "sentence", "names"),
    [
        ("Giám đốc Bệnh viện Sản nhi là ai?", "Bà Võ Thị Hạnh, Giám đốc Bệnh viện Đa khoa tỉnh, dự lớp.", False),
        ("Giám đốc Bệnh viện Đa khoa là ai?", "Bà Võ Thị Hạnh, Giám đốc Bệnh viện Đa khoa tỉnh, dự lớp.", True),
        ("Giám đốc bệnh viện là ai?", "Bà Võ Thị Hạnh, Giám đốc Sở Y tế, thăm bệnh viện.", False),
        ("Thứ trưởng Bộ Thông tin và Truyền thông là ai?", "Ông Lò Văn Phương, Thứ trưởng Bộ TT&TT, dự lớp.", True),
        ("Ông Lò Văn Phương giữ chức vụ gì?", "Bà Võ Thị Hạnh, Giám đốc Sở Y tế, dự lớp.", False),
        ("Ông Lò Văn Phương giữ chức vụ gì?", "Ông Lò Văn Phương, Giám đốc Sở Y tế, dự lớp.", True),
        ("Ai làm phần mềm?", "Ông Lò Văn Phương kể về phần mềm.", False),
        ("Ai làm phần mềm?", "Phần mềm do ông Lò Văn Phương viết.", True),
        ("Ai khai mạc hội nghị?", "Ông Lò Văn Phương chủ trì hội nghị.", False),
        ("Ai khai mạc hội nghị?", "Khai mạc hội nghị, ông Lò Văn Phương kể về bản.", True),
        ("Ai là người ký ban hành nghị quyết?", "Ông Lò Văn Phương quán triệt nghị quyết vừa ban hành.", False),
        ("Ai là người ký ban hành nghị quyết?", "Nghị quyết do ông Lò Văn Phương ký.", True),
        ("Ai ký nghị quyết?", "Ông Lò Văn Phương đăng ký học nghị quyết.", False),
        ("Ai ký Nghị quyết 7-NQ/TU?", "Chương trình do ông Lò Văn Phương ký ban hành.", False),
        ("Ai ký Nghị quyết 7-NQ/TU?", "Nghị quyết do ông Lò Văn Phương ký ban hành.", True),
        ("Giám đốc Sở Y tế dự hội thảo tên gì?", "Ông Lò Văn Phương, Giám đốc Sở Y tế, kể về bản.", True),
        ("Thứ trưởng nào dự khai mạc hội nghị?", "Ông Lò Văn Phương, Thứ trưởng, dự hội nghị.", True),
    ],
)
def test_a_name_is_of_the_office_and_the_deed_asked_about(
    judge: Judge, question: str, sentence: str, names: bool
) -> None:
    assert judge(question, sentence).speaker is names


def test_a_follow_up_may_ask_for_another_deed(judge: Judge) -> None:
    question = "Ai khai mạc hội nghị; thế ai kết luận?"
    assert judge(question, "Kết luận hội nghị, ông Lò Văn Phương giao việc.").speaker


def test_what_else_somebody_is_asks_for_all_offices(judge: Judge) -> None:
    question = "Ông Lò Văn Phương ngoài bí thư còn giữ chức gì nữa?"
    all_of_them = judge(question, "Dự lớp có Lò Văn Phương, Bí thư Tỉnh ủy, Trưởng đoàn đại biểu.")
    one = judge(question, "Bí thư Tỉnh ủy Lò Văn Phương dự lớp học số.")
    assert all_of_them.score > one.score
