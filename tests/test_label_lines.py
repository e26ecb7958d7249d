"""Lines that open with a label and tell what it says."""

import pytest

from bot.label_lines import labelled
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        ("Sở nào chủ trì việc lắp cân?", "- Chủ trì: Sở Y tế.", True),
        ("Lắp cân thì phối hợp với sở nào?", "- Chủ trì: Sở Y tế.", False),
        ("Lắp cân thì phối hợp với sở nào?", "- Phối hợp: Sở Y tế.", True),
        ("Kho dữ liệu phải xong khi nào?", "Thời hạn: tháng 11/2024.", True),
        ("Kho dữ liệu làm ở đâu?", "Thời hạn: tháng 11/2024.", False),
        ("Lắp cân hết bao nhiêu tiền?", "- Kinh phí: 12 tỷ đồng.", True),
        ("Lắp cân được bao nhiêu doanh nghiệp nhận tiền?", "- Kinh phí: 12 tỷ đồng.", False),
        ("Doanh nghiệp kiểu gì thì được hỗ trợ?", "1. Đối tượng: doanh nghiệp không nợ thuế.", True),
        ("Quyết định gửi cho những nơi nào?", "Nơi nhận: - Sở Y tế; - Lưu: VT.", True),
        ("Chủ trì là sở nào?", "Sở Y tế chủ trì.", False),
    ],
)
def test_a_label_names_what_is_asked_for(ask: Ask, question: str, line: str, told: bool) -> None:
    assert labelled(ask(question), line) is told
