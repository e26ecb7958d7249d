"""What people read when a file cannot be brought in or taken out. `{name}` is the file's name as it was sent."""

OLD_WORD = "Tệp “{name}” là bản Word cũ (.doc). Xin mở bằng Word, chọn Lưu thành (Save As) dạng .docx rồi gửi lại."
BAD_NAME = "Tên tệp “{name}” không dùng được. Xin đổi sang tên thường, không có dấu gạch chéo, rồi gửi lại."
MISSING = "Không thấy tệp “{name}”. Xin kiểm tra lại tên và nơi để tệp."
UNREADABLE = "Không mở được tệp “{name}”. Xin kiểm tra quyền đọc tệp rồi thử lại."
TOO_LARGE = "Tệp “{name}” nặng {megabytes} MB, quá mức {limit} MB. Xin tách thành các tệp nhỏ hơn."
EMPTY = "Tệp “{name}” trống, không có chữ nào. Xin kiểm tra lại rồi gửi tệp có nội dung."
WRONG_TYPE = "Tệp “{name}” thuộc loại {found}, tôi chưa đọc được. Xin gửi tệp PDF (có chữ), DOCX, HTML, TXT hoặc MD."
WRONG_MAGIC = (
    "Tệp “{name}” mang đuôi {ending} nhưng bên trong là {found}. "
    "Xin lưu lại đúng loại (PDF, DOCX, HTML, TXT, MD) rồi gửi."
)
ENCRYPTED = "Tệp “{name}” có mật khẩu. Xin gỡ mật khẩu (hoặc in ra PDF mới không đặt mật khẩu) rồi gửi lại."
SCAN = (
    "Tệp “{name}” là bản quét (ảnh chụp): {blank} trên {pages} trang không có chữ. Xin gửi bản PDF hoặc DOCX có chữ, "
    "hoặc nhận dạng chữ (OCR) và soát lại trước khi gửi."
)
TOO_MANY_PAGES = "Tệp “{name}” có {pages} trang, quá mức {limit} trang. Xin tách ra rồi gửi từng phần."
BOMB = (
    "Tệp “{name}” bung ra tới {megabytes} MB, quá mức {limit} MB cho phép. Xin lưu lại bằng Word, bỏ ảnh lớn rồi gửi."
)
UNSAFE_XML = "Tệp “{name}” có đoạn khai báo XML không an toàn. Xin mở bằng Word, lưu thành tệp .docx mới rồi gửi lại."
OLD_FONT = (
    "Chữ trong tệp “{name}” không phải Unicode (có thể gõ bằng phông cũ như TCVN3/ABC hay VNI) và không tự đổi được. "
    "Xin chuyển sang Unicode (ví dụ bằng Unikey) rồi gửi lại."
)
DAMAGED = "Tệp “{name}” bị hỏng hoặc không đúng khuôn dạng. Xin mở thử trên máy, lưu lại rồi gửi."
TOO_SLOW = "Đọc tệp “{name}” quá {seconds} giây nên tôi đã dừng. Xin tách nhỏ hoặc lưu lại tệp rồi gửi."
TOO_MUCH_MEMORY = "Tệp “{name}” cần quá nhiều bộ nhớ nên tôi đã dừng. Xin tách nhỏ hoặc lưu lại tệp rồi gửi."
TOO_LONG = "Tệp “{name}” có {characters} ký tự, quá mức {limit}. Xin tách thành nhiều văn bản."
NO_READER = "Máy chủ chưa cài phần đọc tệp {kind}. Xin báo người quản trị cài thêm, hoặc gửi tệp TXT."
NOT_KEPT = "Chưa lưu được “{name}” vào kho tài liệu. Xin báo người quản trị kiểm tra đĩa và quyền ghi rồi thử lại."
BUSY = "Kho tài liệu đang được sửa ở nơi khác. Xin thử lại sau ít phút."
NOT_IN_CORPUS = "Kho tài liệu không có văn bản “{name}”. Xin xem lại tên trong danh sách văn bản."
NOT_IN_BIN = "Thùng rác không có văn bản “{name}”; có thể đã quá {days} ngày."
TAKEN = "Kho tài liệu đã có một văn bản tên “{name}”. Xin gỡ bản đó ra trước."
BAD_FIELD = "Không hiểu dòng “{name}”. Xin viết theo mẫu, ví dụ: Số: 55/KH-UBND."
BAD_DATE = "“{name}” không phải ngày. Xin viết như 12/04/2022, 04/2022 hoặc 2022."

# Remarks beside a file that could be read.
PAGES_WITHOUT_TEXT = "Không đọc được chữ ở trang {pages} (có thể là ảnh chụp)."
CONVERTED = "Chữ gõ bằng phông cũ {encoding} đã được đổi sang Unicode; xin soát lại."
DOUBTFUL_WORDS = "Khoảng {percent}% số chữ có dấu trông không giống tiếng Việt; xin soát lại."
LOST_CHARACTERS = "Có {count} ký tự không đọc được, hiện thành “\ufffd”; xin soát lại."
NO_TITLE = "Không tìm thấy tiêu đề; đang dùng dòng chữ đầu tiên."

# The fields an admin sees and may correct, in the order they are shown.
FIELD_LABELS = {
    "title": "Tiêu đề",
    "number": "Số",
    "issuer": "Cơ quan ban hành",
    "issued_on": "Ngày ban hành",
    "publisher": "Nơi đăng",
    "published_on": "Ngày đăng",
    "provinces": "Tỉnh, thành",
    "url": "Địa chỉ",
}

# What a file of the wrong type is, as people call it.
KIND_NAMES = {
    "pdf": "PDF",
    "docx": "DOCX",
    "html": "trang web (HTML)",
    "text": "văn bản thường",
    "doc": "Word cũ (.doc)",
    "ole": "Office cũ",
    "rtf": "RTF",
    "xlsx": "bảng tính Excel",
    "pptx": "trình chiếu PowerPoint",
    "docm": "Word có macro (.docm)",
    "odt": "LibreOffice (.odt)",
    "zip": "tệp nén ZIP",
    "image": "ảnh",
    "mhtml": "trang web gói (MHTML)",
    "binary": "không rõ",
}
