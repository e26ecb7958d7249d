"""What the web page says to people, in Vietnamese. Answers come from the core."""

NAME = "Hỏi đáp chuyển đổi số"
LEAD = "Hỏi về mục tiêu, nghị quyết, kế hoạch và kết quả chuyển đổi số của các tỉnh, thành. Câu trả lời là trích dẫn nguyên văn, kèm nguồn."
DESCRIPTION = "Hỏi đáp về chuyển đổi số của các tỉnh, thành: trích dẫn nguyên văn từ tài liệu đã công bố, kèm nguồn."
TITLE = "{page} – {name}"

# --- frame -----------------------------------------------------------------------------------------------------

SKIP = "Đến nội dung chính"
NAVIGATION = "Điều hướng chính"
NAV_ASK = "Hỏi đáp"
NAV_DOCUMENTS = "Tài liệu"
NAV_PRIVACY = "Quyền riêng tư"
NAV_API = "API"
NO_AUTHORITY = "Trang này chỉ trích nguyên văn tài liệu đã công bố, không phải cơ quan có thẩm quyền và không thay thế văn bản chính thức."
CONTACT = "Cần hỗ trợ thêm: {contact}"

# --- asking ----------------------------------------------------------------------------------------------------

QUESTION = "Câu hỏi"
ASK = "Hỏi"
PLACEHOLDER = "Ví dụ: kinh tế số Tuyên Quang 2025"
LOG = "Câu hỏi và câu trả lời"
ASKED = "Bạn hỏi:"
TRY = "Thử hỏi:"
ONWARD = "Bạn có thể hỏi tiếp:"
CHOOSE = "Chọn một mục:"
UNDERSTOOD = "Hiểu là"
UNSURE = "Có thể bạn cần"
QUOTE = "Trích dẫn {n}"
MORE_QUOTES = "Xem thêm {count} trích dẫn"
ORIGINAL = "Trang gốc"
SOURCES = "Nguồn:"
DOWNLOAD = "Tải cả bảng:"
FILES = (("csv", "CSV"), ("xlsx", "Excel (XLSX)"))
COPY = "Chép trích dẫn"
COPIED = "Đã chép"
FEEDBACK = "Câu trả lời này có ích không?"
GOOD = "Có ích"
BAD = "Chưa đúng"
THANKS = "Cảm ơn anh/chị đã đánh giá."
THANKS_BAD = "Cảm ơn anh/chị. Chúng tôi sẽ xem lại câu trả lời này."
FRESH = "Chủ đề mới"
BUSY = "Đang tìm…"
OFFLINE = "Mất kết nối tới máy chủ. Anh/chị kiểm tra mạng rồi gửi lại câu hỏi nhé."
NEW_WINDOW = "mở trong cửa sổ mới"

# --- documents and passages ------------------------------------------------------------------------------------

DOCUMENTS = "Kho tài liệu"
DOCUMENTS_COUNT = "{count} tài liệu."
DOCUMENTS_EMPTY = "Kho tài liệu hiện chưa có bài nào. Mời anh/chị quay lại sau."
DOCUMENTS_NONE = "Chưa có tài liệu nào hợp với lựa chọn này. Mời anh/chị chọn tỉnh hoặc năm khác."
PROVINCE = "Tỉnh, thành"
YEAR = "Năm"
ANY_PROVINCE = "Tất cả"
ANY_YEAR = "Tất cả"
FILTER = "Lọc"
UNDATED = "không rõ ngày"
ISSUED = "ban hành ngày {date}"
PAGES = "Các trang"
PAGE_OF = "Trang {page}/{pages}"
PAGE_BEFORE = "‹ Trang trước"
PAGE_AFTER = "Trang sau ›"
ARTICLE_PART = "Phần {page}/{pages} của bài"
PASSAGE_HERE = "Đoạn được trích dẫn được đánh dấu bên dưới."
GO_TO_PASSAGE = "Đến đoạn được trích"
PASSAGE_LINK = "Liên kết tới đoạn {n}"
PASSAGE_BEFORE = "‹ Đoạn trước"
PASSAGE_AFTER = "Đoạn sau ›"
WHOLE_ARTICLE = "Xem toàn bài"
ASK_ABOUT = "Đặt câu hỏi về kho tài liệu"

# --- privacy ---------------------------------------------------------------------------------------------------

PRIVACY = "Quyền riêng tư"
PRIVACY_LINES = (
    "Câu hỏi và kết quả được lưu {days} ngày để biết kho tài liệu còn thiếu gì; sau đó chỉ giữ con số thống kê.",
    "Trang không hỏi tên, không lưu địa chỉ mạng của anh/chị. Một cookie duy nhất giữ mạch trò chuyện; nó được thay bằng mã không thể đảo ngược trước khi lưu và mất khi đóng trình duyệt.",
    "Trang không tải gì từ nơi khác và không chia sẻ câu hỏi với ai.",
    "Xin đừng gửi thông tin cá nhân trong câu hỏi.",
)
HOLDS = "Hiện trang đang lưu của anh/chị {questions} câu hỏi và {feedback} lượt đánh giá."
HOLDS_NOTHING = "Hiện trang không lưu dữ liệu nào của anh/chị."
ERASE = "Xoá dữ liệu của tôi"
ERASED = "Đã xoá {questions} câu hỏi và {feedback} lượt đánh giá của anh/chị, cùng mạch trò chuyện."

# --- troubles --------------------------------------------------------------------------------------------------

TROUBLE = "Có trục trặc"
NOT_FOUND = "Không tìm thấy trang này"
NOT_FOUND_TEXT = "Địa chỉ có thể đã thay đổi. Mời anh/chị đặt câu hỏi hoặc xem kho tài liệu."
UNKNOWN_PASSAGE = "Đoạn này không còn trong kho tài liệu: văn bản có thể đã được cập nhật. Mời anh/chị đặt lại câu hỏi."
UNKNOWN_TABLE = "Bảng số liệu này không có trong kho. Mời anh/chị gửi lại câu hỏi để lấy bảng mới nhất."
NO_XLSX = "Máy chủ này chưa tạo được tệp Excel. Mời anh/chị tải bảng dạng CSV."
UNKNOWN_DOCUMENT = "Tài liệu này không còn trong kho. Mời anh/chị xem danh sách tài liệu."
EXPIRED = "Câu hỏi này không còn được lưu nên không đánh giá được nữa. Mời anh/chị hỏi lại."
METHOD = "Địa chỉ này không nhận cách gửi vừa dùng."
APOLOGY = "Xin lỗi, hệ thống gặp trục trặc. Mời anh/chị thử lại sau ít phút."
CROSS_SITE = "Yêu cầu này đến từ một trang khác nên không được nhận. Mời anh/chị hỏi ngay tại trang này."
BODY_TOO_LARGE = "Nội dung gửi lên quá dài. Mời anh/chị hỏi gọn hơn, mỗi lần một ý."
BODY_TOO_SLOW = "Nội dung gửi lên quá chậm nên đã bị ngắt. Mời anh/chị thử lại."
BODY_NO_JSON = "Nội dung gửi lên không phải JSON hợp lệ (UTF-8)."
BODY_TYPE = "Hãy gửi nội dung kiểu application/json."
FIELD_QUESTION = 'Thiếu trường "question" (chuỗi ký tự).'
FIELD_CONVERSATION = 'Trường "conversation" phải là null hoặc chuỗi 1–64 ký tự A-Z a-z 0-9 _ -.'
OVERLOADED = "Hiện có quá nhiều người hỏi cùng lúc. Mời anh/chị thử lại sau ít giây."
TOO_MANY_HERE = "Từ mạng của anh/chị đang có quá nhiều câu hỏi. Mời anh/chị đợi một chút rồi hỏi lại nhé."

# --- API page --------------------------------------------------------------------------------------------------

API = "API hỏi đáp"
API_LEAD = "Các hệ thống khác có thể hỏi và nhận câu trả lời dạng JSON. Mô tả đầy đủ cho máy đọc:"
API_PARAMETERS = "Tham số"
API_BODY = "Nội dung gửi lên"
API_RESPONSES = "Kết quả"
API_WIDGET = "Nhúng vào trang khác"
API_WIDGET_TEXT = "Thêm một dòng sau vào trang; địa chỉ trang đó phải có trong CORS_ORIGINS:"

# --- widget ----------------------------------------------------------------------------------------------------

WIDGET_OPEN = "Mở hỏi đáp chuyển đổi số"
WIDGET_CLOSE = "Đóng hỏi đáp"
