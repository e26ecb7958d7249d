"""What the channels themselves say to people, in Vietnamese. Answers come from the core."""

from corpus.vietnamese.dates import show_date

ASKED = "Bạn hỏi:"
UNDERSTOOD = "Hiểu là"
UNSURE = "Có thể bạn cần"
SOURCE = "Nguồn"
SAME_SOURCE = "như [{n}]"
NOTHING_TO_SHOW = "Hiện chưa có nội dung để hiển thị."

# --- start, help, privacy --------------------------------------------------------------------------------------

START_GREETING = (
    "Xin chào! Tôi trả lời câu hỏi về chuyển đổi số của các địa phương bằng đúng câu chữ trong văn bản, kèm nguồn."
)
START_HOLDINGS = "Kho tài liệu hiện có {documents} bài{provinces}{newest}."
START_PROVINCES = ", nói về {names}"
START_MORE_PROVINCES = " và {count} địa phương khác"
START_NEWEST = "; bài mới nhất {date}"
START_EMPTY = "Kho tài liệu hiện chưa có bài nào. Mời anh/chị quay lại sau."
START_PRIVACY = (
    "Quyền riêng tư: câu hỏi được lưu {days} ngày, không kèm tên hay số tài khoản của anh/chị, để cải thiện câu trả lời. "
    "Xem /quyenriengtu, xoá bằng /xoadulieu."
)
START_TRY = "Anh/chị có thể bấm một câu hỏi mẫu bên dưới hoặc gõ câu hỏi của mình, có dấu hay không dấu đều được."
EXAMPLES = (
    "Mục tiêu kinh tế số của {province} là bao nhiêu?",
    "{province} ban hành nghị quyết nào về chuyển đổi số?",
    "{province} xếp thứ mấy về chuyển đổi số?",
    "{province} có những mục tiêu gì về chuyển đổi số?",
)
HELP = """Cách hỏi:
• Gõ câu hỏi như nhắn tin, ví dụ: kinh tế số Tuyên Quang 2025 bao nhiêu %
• Hỏi tiếp câu ngắn (“còn năm 2030?”): tôi nhớ câu vừa hỏi. /moi để bắt đầu chủ đề mới.
• Trong nhóm: /hoi kèm câu hỏi, hoặc trả lời tin của tôi.
• Ở bất kỳ cuộc trò chuyện nào: gõ @{username} rồi nội dung cần tìm để chèn một trích dẫn.

Các lệnh:
{commands}

Tôi chỉ trích nguyên văn tài liệu trong kho. Khi kho chưa có, tôi sẽ nói rõ."""
HELP_CONTACT = "Cần hỗ trợ thêm: {contact}"
PRIVACY = """Quyền riêng tư
• Tôi lưu nội dung câu hỏi và kết quả trong {days} ngày để biết kho còn thiếu gì; sau đó chỉ giữ con số thống kê.
• Số tài khoản của anh/chị được thay bằng một mã không thể đảo ngược; tên, ảnh, số điện thoại không được lưu.
• Riêng câu hỏi chưa kịp trả lời được giữ nguyên cho đến khi trả lời xong, rồi xoá ngay.
• /dulieucuatoi cho xem những gì đang lưu. /xoadulieu xoá tất cả ngay lập tức.
Xin đừng gửi thông tin cá nhân trong câu hỏi."""
FRESH_START = "Đã bắt đầu chủ đề mới. Mời anh/chị đặt câu hỏi."

HOLDS_NOTHING = (
    "Hiện tôi không lưu dữ liệu nào của anh/chị ngoài tin nhắn vừa gửi; tin này được xoá ngay sau khi trả lời."
)
HOLDS = """Dữ liệu tôi đang lưu của anh/chị (không kèm tên hay số tài khoản):
• {questions} câu hỏi, {feedback} lượt đánh giá; tự xoá sau {days} ngày.
{latest}
/xoadulieu để xoá tất cả ngay."""
HOLDS_LATEST = "Gần nhất:"
ERASED = "Đã xoá {questions} câu hỏi và {feedback} lượt đánh giá của anh/chị, cùng nội dung cuộc trò chuyện mà tôi nhớ."
ERASED_NOTHING = "Không có dữ liệu nào của anh/chị được lưu. Tôi cũng đã quên nội dung cuộc trò chuyện này."

# --- asking ----------------------------------------------------------------------------------------------------

ASK_WHAT = "Anh/chị muốn hỏi điều gì? Mời anh/chị trả lời tin này."
ASK_PLACEHOLDER = "Gõ câu hỏi của anh/chị"
ASK_NUMBER = "Anh/chị cần văn bản số mấy? Ví dụ: /vanban 48-NQ/TU"
ASK_PROVINCE = "Anh/chị cần tỉnh nào? Ví dụ: /tinh Tuyên Quang"
ASK_INDICATOR = "Anh/chị muốn so sánh chỉ tiêu nào? Ví dụ: /sosanh kinh tế số 2025"
EMPTY_QUESTION = "Tôi chưa thấy câu hỏi nào. Mời anh/chị gõ câu hỏi bằng chữ."
TOO_LONG = "Câu hỏi dài {length} ký tự, vượt quá {limit}. Mời anh/chị hỏi gọn hơn, mỗi lần một ý."
ONLY_TEXT = "Tôi chỉ đọc được chữ. Mời anh/chị gõ câu hỏi, có dấu hay không dấu đều được."
LIMIT_AT_ONCE = "Anh/chị đang có {limit} câu hỏi chờ trả lời. Mời anh/chị đợi các câu này xong rồi hỏi tiếp nhé."
LIMIT_MINUTE = "Anh/chị đã hỏi {limit} câu trong một phút. Mời anh/chị nghỉ một chút rồi hỏi tiếp nhé."
LIMIT_DAY = "Anh/chị đã hỏi {limit} câu trong ngày hôm nay. Mời anh/chị quay lại vào ngày mai nhé."
APOLOGY = "Xin lỗi, tôi gặp trục trặc với câu hỏi này. Mời anh/chị thử lại sau ít phút hoặc hỏi theo cách khác."

# --- buttons and passages --------------------------------------------------------------------------------------

BUTTON_PASSAGE = "📄 Xem cả đoạn"
BUTTON_NEXT = "🔎 Đoạn khác"
BUTTON_COPY = "📋 Chép trích dẫn"
BUTTON_CSV = "⬇️ Bảng CSV"
BUTTON_XLSX = "⬇️ Bảng Excel"
BUTTON_GOOD = "👍"
BUTTON_BAD = "👎"
BUTTON_BEFORE = "‹ Đoạn trước"
BUTTON_AFTER = "Đoạn sau ›"
BUTTON_PAGE_BEFORE = "‹ Trang trước"
BUTTON_PAGE_AFTER = "Trang sau ›"
BUTTON_SOURCE = "🔗 Trang gốc"
BUTTON_OPEN_PASSAGE = "📄 Mở đoạn này"
THANKS = "Cảm ơn anh/chị đã đánh giá."
THANKS_BAD = "Cảm ơn anh/chị. Chúng tôi sẽ xem lại câu trả lời này."
NO_MORE = "Tôi không tìm thấy đoạn nào khác phù hợp với câu hỏi này."
EXPIRED = "Câu hỏi này không còn được lưu. Mời anh/chị gõ lại câu hỏi."
UNKNOWN_PASSAGE = "Đoạn này không còn trong kho tài liệu: văn bản có thể đã được cập nhật. Mời anh/chị đặt lại câu hỏi."
PAGE_OF = "Trang {page}/{pages}"
SOURCES = "Kho tài liệu có {count} bài:"
SOURCES_PAGE = "Trang {page}/{pages}. Gõ /nguon kèm mã đoạn để đọc lại một trích dẫn."
INLINE_START = "Hỏi trong trò chuyện riêng"

# --- menus -----------------------------------------------------------------------------------------------------

NAME = "Hỏi đáp chuyển đổi số"
DESCRIPTION = (
    "Hỏi về chuyển đổi số của các tỉnh: mục tiêu, nghị quyết, kế hoạch, kết quả. Mỗi câu trả lời là trích dẫn nguyên văn "
    "kèm nguồn; khi kho tài liệu chưa có, bot nói rõ. Gõ có dấu hay không dấu đều được. "
    "Câu hỏi được lưu không kèm danh tính; /quyenriengtu để biết thêm."
)
SHORT_DESCRIPTION = "Trả lời câu hỏi về chuyển đổi số bằng trích dẫn nguyên văn, kèm nguồn."
COMMANDS = (
    ("start", "Giới thiệu và câu hỏi mẫu"),
    ("hoi", "Đặt câu hỏi (trong nhóm: /hoi câu hỏi)"),
    ("moi", "Bắt đầu chủ đề mới"),
    ("vanban", "Tìm văn bản theo số, ví dụ 48-NQ/TU"),
    ("tinh", "Xem một tỉnh, ví dụ Tuyên Quang"),
    ("sosanh", "So sánh các tỉnh, ví dụ kinh tế số 2025"),
    ("nguon", "Danh sách nguồn, đọc lại trích dẫn"),
    ("trogiup", "Cách hỏi"),
    ("quyenriengtu", "Quyền riêng tư"),
    ("dulieucuatoi", "Dữ liệu đang lưu về anh/chị"),
    ("xoadulieu", "Xoá dữ liệu của anh/chị"),
)
GROUP_COMMANDS = ("hoi", "vanban", "tinh", "sosanh", "nguon", "trogiup")


def shown_date(iso: str) -> str:
    """A date as it stands in the sentences above."""
    return show_date(iso)


UNKNOWN_TABLE = "Bảng số liệu này không còn trong kho. Anh/chị gửi lại câu hỏi để lấy bảng mới nhất nhé."
NO_XLSX = "Máy chủ này chưa tạo được tệp Excel. Anh/chị lấy bảng dạng CSV nhé."
