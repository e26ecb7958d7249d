"""What the assistant says of documents looked up by their numbers."""

HEADLINE = "{number}: {title}"
NUMBER = "Số, ký hiệu"
KIND = "Loại văn bản"
ISSUER = "Cơ quan ban hành"
DATE = "Ngày ban hành"
SUBJECT = "Trích yếu"
SIGNER = "Người ký"
CONCERNS = "Đối tượng, nơi thực hiện"
VALIDITY = "Hiệu lực"
TARGET = "Mục tiêu · {label}"
RELATED = "Văn bản liên quan"
MENTIONED = "Được nhắc tại"
QUOTES = "Trích nguyên văn:"
LINE = "• {name}: {words}"
MORE = "… và {count} đoạn khác trong kho có nhắc văn bản này."
ELSEWHERE_DATED = "Lưu ý: các nguồn ghi ngày ban hành khác nhau: {dates}."
VALIDITY_UNTOLD = "Kho tài liệu không nêu {number} đã bị thay thế hay hết hiệu lực."
LATEST = "Nguồn mới nhất trong kho có nhắc văn bản này: {date} [{n}]."

SHARED = "Số {number} có ở nhiều văn bản. Anh/chị hỏi văn bản nào?"
OF = " của {name}"
OF_YEAR = " năm {year}"
NOT_FOUND = "Chưa có trong kho tài liệu: không có văn bản số {number}."
NEAREST = "Các số gần nhất có trong kho: {numbers}."
SAME_NUMBER = "Văn bản cùng số có trong kho: {numbers}."
ABOUT = "Văn bản {number} nói gì?"
REMARKS = "Lưu ý: {remarks}."
YEARS_PASSED = "mốc {years} đã qua, đây là mục tiêu đặt ra chứ không phải kết quả"
AGENCY = "{old} nay thuộc {new} (từ {since})"
BEFORE_MERGER = "nguồn {numbers} có từ trước 01/07/2025, khi {province} chưa gồm {parts}"
BEFORE_REORGANISATION = "nguồn {numbers} có từ trước khi sắp xếp đơn vị hành chính (01/07/2025)"
UNDATED = "nguồn {numbers} không ghi ngày đăng"

ISSUED = "ban hành {date}"
PUBLISHED = "đăng {date}"
DAY = "ngày {date}"
OWN_NUMBER = "số {number}"
PASTED = "“{quote}” (Nguồn: {source})"
ISSUERS = {
    "TW": "Trung ương",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "QH": "Quốc hội",
}
