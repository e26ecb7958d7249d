"""What the Zalo channels say differently, in Vietnamese: commands are words there, and choices are numbers."""

SUGGESTIONS = "Bạn có thể hỏi tiếp:"
SUGGESTIONS_HOW = "(Gõ số thứ tự để hỏi câu đó.)"
CHOICES_HOW = "Gõ số thứ tự để chọn."
SOURCES_TITLE = "Nguồn:"
MORE_QUOTES = "(Gõ “xem đoạn {n}” để đọc trích dẫn [{n}]; các số sau cũng vậy.)"

START_TRY = "Anh/chị gõ câu hỏi của mình, có dấu hay không dấu đều được. Gõ “trợ giúp” để xem cách hỏi."
START_EXAMPLES = "Câu hỏi mẫu:"
START_PRIVACY = (
    "Quyền riêng tư: câu hỏi được lưu {days} ngày, không kèm tên hay số tài khoản của anh/chị, để cải thiện câu trả lời. "
    "Gõ “quyền riêng tư” để xem, “xóa dữ liệu” để xoá."
)
HELP = """Cách hỏi:
• Gõ câu hỏi như nhắn tin, ví dụ: kinh tế số Tuyên Quang 2025 bao nhiêu %
• Hỏi tiếp câu ngắn (“còn năm 2030?”): tôi nhớ câu vừa hỏi. Gõ “chủ đề mới” để bắt đầu lại.
• Khi tôi đưa ra các câu có số thứ tự, anh/chị chỉ cần gõ số.
• “xem đoạn 1”: đọc cả đoạn của trích dẫn [1] vừa nhận; “chép 1”: nhận trích dẫn [1] kèm nguồn để dán vào báo cáo.
• 👍 hoặc 👎: đánh giá câu trả lời vừa nhận.
• Trong nhóm: nhắc tên tôi (@) kèm câu hỏi, hoặc trả lời tin của tôi.

Các từ lệnh, có dấu hay không dấu đều được:
• “nguồn”: danh sách tài liệu; “nguồn 2”: trang 2
• “quyền riêng tư”, “dữ liệu của tôi”, “xóa dữ liệu”
• “chủ đề mới”, “trợ giúp”

Tôi chỉ trích nguyên văn tài liệu trong kho. Khi kho chưa có, tôi sẽ nói rõ."""
PRIVACY = """Quyền riêng tư
• Tôi lưu nội dung câu hỏi và kết quả trong {days} ngày để biết kho còn thiếu gì; sau đó chỉ giữ con số thống kê.
• Số tài khoản của anh/chị được thay bằng một mã không thể đảo ngược; tên, ảnh, số điện thoại không được lưu.
• Riêng câu hỏi chưa kịp trả lời được giữ nguyên cho đến khi trả lời xong, rồi xoá ngay.
• Gõ “dữ liệu của tôi” để xem những gì đang lưu, “xóa dữ liệu” để xoá tất cả ngay lập tức.
Xin đừng gửi thông tin cá nhân trong câu hỏi."""
HOLDS = """Dữ liệu tôi đang lưu của anh/chị (không kèm tên hay số tài khoản):
• {questions} câu hỏi, {feedback} lượt đánh giá; tự xoá sau {days} ngày.
{latest}
Gõ “xóa dữ liệu” để xoá tất cả ngay."""

ASK_WHAT = "Anh/chị muốn hỏi điều gì? Mời anh/chị gõ câu hỏi."
ASK_WHAT_IN_GROUP = "Anh/chị muốn hỏi điều gì? Mời anh/chị nhắc tên tôi kèm câu hỏi, hoặc trả lời tin này."
ASK_NUMBER = "Anh/chị cần văn bản số mấy? Ví dụ: văn bản 48-NQ/TU"
ASK_PROVINCE = "Anh/chị cần tỉnh nào? Ví dụ: tỉnh Tuyên Quang"
NO_SUCH_CHOICE = "Danh sách vừa rồi có các số từ 1 đến {count}. Mời anh/chị gõ lại số, hoặc gõ câu hỏi."
NOTHING_CITED = "Chưa có trích dẫn nào để mở. Mời anh/chị đặt câu hỏi trước."
NO_SUCH_CITATION = "Câu trả lời vừa rồi có {count} trích dẫn. Mời anh/chị gõ “xem đoạn” kèm số từ 1 đến {count}."
NOTHING_TO_RATE = "Chưa có câu trả lời nào để đánh giá. Mời anh/chị đặt câu hỏi."
MY_ID = "Mã tài khoản của anh/chị với tôi trên kênh này là: {channel}:{person}"

SOURCES_PAGE = "Trang {page}/{pages}. Gõ “nguồn” kèm số trang để xem trang khác."
SOURCES_ONE_PAGE = "Mời anh/chị đặt câu hỏi về các tài liệu này."
PASSAGE_PAGE = "(Đoạn dài, đây là phần đầu.)"

# --- the monthly quota of the Bot Platform ---------------------------------------------------------------------

QUOTA_STOP = "Tháng này tôi đã dùng gần hết số tin nhắn được phép trên Zalo nên xin tạm dừng trả lời đến đầu tháng sau. Mong anh/chị thông cảm."
QUOTA_STOP_WEB = "Anh/chị vẫn có thể hỏi tại: {url}"
QUOTA_WARNING = "Bot Zalo đã dùng {used}/{limit} tin nhắn của tháng {month} ({percent} %). Đến {stop} % bot sẽ ngừng trả lời cho đến hết tháng."
QUOTA_STOPPED = "Bot Zalo đã dùng {used}/{limit} tin nhắn của tháng {month} ({percent} %) và đã ngừng trả lời người dân cho đến hết tháng. Lệnh quản trị vẫn dùng được."

# --- admins ----------------------------------------------------------------------------------------------------

FILE_NOT_HERE = "(Zalo không nhận tệp từ bot. Mời anh/chị lấy tệp trên Telegram, hoặc chạy trên máy chủ: python -m bot report --html bao-cao.html)"
