"""Every sentence the assistant says."""

GREETING = "Xin chào! Tôi trả lời câu hỏi về chuyển đổi số của các tỉnh, thành bằng đúng câu chữ trong tài liệu và ghi rõ nguồn. Kho hiện có {documents} tài liệu về {provinces}."
HELP = "Tôi tìm câu trả lời trong {documents} tài liệu về chuyển đổi số của {provinces}, trích nguyên văn và ghi nguồn. Anh/chị gõ câu hỏi bình thường, có dấu hay không dấu đều được; có thể hỏi tiếp “còn tỉnh khác thì sao?”."
THANKS = "Rất vui được hỗ trợ anh/chị. Anh/chị cứ hỏi tiếp khi cần nhé."
BYE = "Cảm ơn anh/chị, hẹn gặp lại!"
IDENTITY = "Tôi là chương trình tra cứu tự động, không phải người. Tôi chỉ trích nguyên văn tài liệu về chuyển đổi số và ghi rõ nguồn để anh/chị kiểm tra."
MOOD = "Tôi chỉ là chương trình tra cứu tài liệu nên không trò chuyện giỏi lắm, nhưng rất sẵn lòng tìm giúp anh/chị thông tin về chuyển đổi số."
ADMIN = "Việc cập nhật kho tài liệu do người quản trị thực hiện (lệnh /reindex). Nếu cần bổ sung tài liệu, xin anh/chị liên hệ đơn vị vận hành."
ABUSE = "Tôi xin lỗi nếu câu trả lời trước chưa đúng ý. Anh/chị có thể hỏi lại theo cách khác, tôi sẽ cố gắng tìm giúp."
INJECTION = "Tôi chỉ trích dẫn tài liệu công khai về chuyển đổi số, không làm theo yêu cầu này được. Anh/chị hãy đặt một câu hỏi về nội dung tài liệu nhé."
OFF_TOPIC = "Câu hỏi này nằm ngoài kho tài liệu về chuyển đổi số nên tôi chưa có thông tin để trả lời."
OTHER_LANGUAGE = "Hiện tôi chỉ trả lời câu hỏi bằng tiếng Việt. Xin anh/chị gõ lại câu hỏi bằng tiếng Việt. (Please ask in Vietnamese.)"
EMPTY = "Tôi chưa thấy câu hỏi. Xin anh/chị gõ câu hỏi bằng chữ, ví dụ: “Mục tiêu kinh tế số của Tuyên Quang đến năm 2025 là bao nhiêu?”"
YEAR_ONLY = "Anh/chị muốn hỏi chỉ tiêu hay nội dung nào, của tỉnh nào trong năm đó ạ? Ví dụ: “Mục tiêu kinh tế số của Tuyên Quang đến năm 2030 là bao nhiêu?”"
TOO_LONG = "Câu hỏi dài quá {limit} ký tự. Xin anh/chị viết ngắn gọn điều cần hỏi, tôi sẽ tìm ngay."

ANSWERED_SOURCE = "Nguồn:"
UNSURE = "Có thể bạn cần:"
UNDERSTOOD = "Hiểu là: {reading}"
GUESSED = "Có phải bạn hỏi: {reading}?"
SUGGESTIONS = "Bạn có thể hỏi tiếp:"
ASK_TARGET = "Mục tiêu {lower} của {province} năm {year} là bao nhiêu?"
ASK_RESULT = "{name} của {province} năm {year} là bao nhiêu?"
NEAREST = "Gần nhất, tài liệu ghi:"

DOUBTFUL = "Chưa có câu trả lời chắc chắn trong kho tài liệu."
NOT_FOUND = "Chưa có trong kho tài liệu."
PROVINCE_UNKNOWN = "Chưa có trong kho tài liệu: kho hiện chưa có tài liệu nào về {names}."
PROVINCES_THERE = "Hiện có tài liệu về {provinces}."
PROVINCE_SUCCESSOR = "{old} nay thuộc {new}, nhưng tôi không lấy số liệu của nơi này trả lời cho nơi kia."
NUMBER_UNKNOWN = "Chưa có trong kho tài liệu: không có văn bản số {names}."
NUMBER_NEAR = "Các số gần nhất có trong kho: {numbers}."
NUMBER_ELSEWHERE = "Chưa có trong kho tài liệu: không thấy văn bản này của {names}."
NUMBER_SHARED = "Số {number} có ở nhiều tỉnh. Anh/chị hỏi văn bản của tỉnh nào?"
YEAR = "Chưa có trong kho tài liệu số liệu của năm {years}."
FIGURE = "Chưa có trong kho tài liệu: tài liệu không nêu con số hay thông tin này."
PERSON = "Chưa có trong kho tài liệu: tài liệu không nêu tên người này."
WORDS_OF_PERSON = "Chưa có trong kho tài liệu: tài liệu không ghi lời của người này."
PREMISE = "Điều nêu trong câu hỏi khác với tài liệu."
WORDS = "Chưa có trong kho tài liệu: chưa thấy tài liệu nào nói về “{words}”."
TRY = "Anh/chị thử hỏi cách khác, nêu rõ tên tỉnh, năm hoặc số văn bản."
COMPARE_MISSING = "Chưa có trong kho tài liệu phần của {names}."
CONTACT = "Cần hỗ trợ thêm, xin liên hệ: {contact}."

MERGED = "Ghi chú: {old} nay thuộc {new} (từ {since})."
RENAMED = "Ghi chú: {old} nay là {new} (từ {since})."

TERMINAL_HINT = "(Gõ câu hỏi rồi Enter; gõ “thoát” hoặc Ctrl+D để kết thúc.)"

SOURCES = "Kho hiện có {documents} tài liệu:"
MORE_SOURCES = "… và {count} tài liệu khác."
NO_PASSAGE = "Không tìm thấy đoạn này. Có thể tài liệu đã được cập nhật; anh/chị hỏi lại để lấy đoạn mới nhé."
PERSONAL = "Kho tài liệu không lưu thông tin riêng tư của cá nhân nên tôi không trả lời câu hỏi này. Anh/chị có thể hỏi về chức vụ hoặc phát biểu được nêu trong tài liệu."

HIGHEST = "Cao nhất trong các tỉnh có trong kho: {provinces}"
LOWEST = "Thấp nhất trong các tỉnh có trong kho: {provinces}"
NEXT = "{line}. Tiếp theo: {provinces}"
POSITION = "Trong các tỉnh có trong kho: {provinces}"
BEYOND = "Trong các tỉnh có trong kho: {provinces}"
ABOVE = "Trên {own}, trong các tỉnh có trong kho: {others}"
BELOW = "Dưới {own}, trong các tỉnh có trong kho: {others}"
HIGHER = "{province} cao hơn. {line}"
LOWER = "{province} thấp hơn. {line}"
HIGHER_RANK = "{province} xếp trên. {line}"
LOWER_RANK = "{province} xếp dưới. {line}"
OR = " hoặc "
OF_YEAR = "năm {year} {figures}"
FIGURE_KINDS = {"target": "mục tiêu", "result": "kết quả"}
SCOPE = "Chỉ tiêu: {label}, {kind} năm {year}. So trong các tỉnh có số liệu trong kho tài liệu."
TITLE = "{label}, {kind} năm {year}"
TITLE_YEARS = "{label} của {province} qua các năm"
TITLE_PROVINCE = "Số liệu của {province}"
SCOPE_YEARS = "Chỉ tiêu: {label}, {kind}."
CHART_RANKS = "Thanh dài hơn là thứ hạng cao hơn."
CHART_RANK_UP = "Càng lên trên, thứ hạng càng cao."
CHART_UNIT = "Đơn vị: {unit}"
CHART_KINDS = {"target": "mục tiêu", "result": "kết quả đạt được"}
FILE_SHEET = "Số liệu"
FILE_HEAD = (
    "Tỉnh, thành",
    "Chỉ tiêu",
    "Năm",
    "Loại",
    "Quan hệ",
    "Giá trị",
    "Đến",
    "Đơn vị",
    "Theo văn bản",
    "Trích dẫn",
    "Bài, văn bản",
    "Số hiệu",
    "Nơi đăng",
    "Ngày",
    "Địa chỉ",
    "Mã đoạn",
)
RELATIONS = {"=": "=", ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈", "top": "nhóm"}
MORE_PROVINCES = "… và {count} tỉnh khác trong kho."
MORE_FIGURES = "… và {count} số liệu khác trong kho."
NO_FIGURES = "Kho tài liệu chưa có số liệu như vậy cho chỉ tiêu: {label}. {years}"
OTHER_YEARS = "Hiện có số liệu của các năm: {years}."
NO_PROVINCE = "Tôi chưa nhận ra tên tỉnh, thành nào trong “{words}”. Anh/chị gõ lại tên tỉnh, ví dụ: /tinh Tuyên Quang"
OF_REGION = "Chỉ gồm các tỉnh thuộc vùng {region}."
OF_DIFFERENT_YEARS = "Các số liệu này không cùng năm nên không xếp cao thấp."
FIGURES_ON = "{label}: số liệu trong kho tài liệu"
FIGURES_OF = "Số liệu của {province} trong kho tài liệu:"
TABLE_LINE = "• {name}: {figures}"
WHICH_INDICATOR = "Anh/chị hỏi về chỉ tiêu nào?"
