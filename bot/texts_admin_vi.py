"""What admins read in a chat."""

COMMANDS = (
    ("reindex", "Lập lại chỉ mục; thêm “batbuoc” để bỏ qua câu hỏi kiểm tra"),
    ("quaylai", "Quay lại bản chỉ mục trước, hoặc /quaylai <mã>"),
    ("phienban", "Các bản chỉ mục đang giữ"),
    ("canary", "Câu hỏi kiểm tra: xem, thêm, bỏ"),
    ("gobo", "Gỡ một văn bản khỏi kho (giữ 30 ngày)"),
    ("khoiphuc", "Đưa một văn bản đã gỡ trở lại kho"),
    ("thongke", "Số câu hỏi, tỉ lệ trả lời, biểu đồ"),
    ("chuatraloi", "Câu hỏi chưa có câu trả lời (kèm tệp CSV)"),
    ("phanhoi", "Câu trả lời bị chê"),
    ("baocao", "Báo cáo đầy đủ thành một trang HTML"),
    ("nhatky", "Nhật ký thao tác quản trị"),
)
FORCE_WORDS = ("batbuoc", "bắt buộc", "bat buoc", "force")

# --- reindex -----------------------------------------------------------------------------------------------------

REINDEX_BEGINS = "Đang lập lại chỉ mục. Trong lúc này bot vẫn trả lời từ bản cũ."
REINDEX_FILES = "Đang lập lại chỉ mục: {done}/{total} tệp, còn khoảng {left}."
REINDEX_TRYING = "Đã đọc xong {passages} đoạn, đang thử {canaries} câu hỏi kiểm tra."
SECONDS = "{seconds} giây"
UNKNOWN_TIME = "chưa rõ bao lâu"
REINDEX_DONE = "Đã dùng bản chỉ mục mới."
REINDEX_UNCHANGED = (
    "Kho tài liệu không có gì thay đổi; bản {generation} vẫn được dùng ({documents} bài, {passages} đoạn)."
)
REINDEX_COUNTS = (
    "Thêm {added}, sửa {changed}, bớt {removed}, bỏ qua {skipped}. Cả kho: {documents} bài, {passages} đoạn."
)
REINDEX_TIME = "Mất {seconds} giây. Bản chỉ mục: {before} → {after}."
NO_GENERATION = "(chưa có)"
LIST_ADDED = "Thêm:"
LIST_CHANGED = "Sửa:"
LIST_REMOVED = "Bớt:"
LIST_SKIPPED = "Bỏ qua:"
AND_MORE = "… và {count} mục khác"
CANARIES_PASSED = "Câu hỏi kiểm tra: {passed}/{asked} đạt."
CANARIES_ASIDE = "Tạm gác {count} câu vì văn bản đã được gỡ có chủ ý."
CANARIES_FAILING = "Chưa đạt (bản cũ cũng chưa đạt):"
CANARIES_FORCED = "Đã bỏ qua các câu hỏi kiểm tra không còn đạt:"
REINDEX_CANARIES = (
    "Bản mới KHÔNG được dùng; bot vẫn trả lời từ bản cũ. Các câu hỏi kiểm tra sau trước đây đạt, nay không đạt:"
)
REINDEX_CANARIES_WAY_OUT = (
    "Xin xem lại văn bản vừa thêm hoặc sửa. Nếu vẫn muốn dùng bản mới: /reindex batbuoc. "
    "Nếu câu hỏi không còn đúng: /canary để xem và bỏ."
)
REINDEX_BUSY = "{who} đang lập lại chỉ mục từ {since}{progress}. Xin đợi xong rồi thử lại."
REINDEX_BUSY_PROGRESS = " ({progress})"
REINDEX_LOCKED = "Một tiến trình khác trên máy chủ{holder} đang lập chỉ mục. Xin đợi xong rồi thử lại."
LOCK_HOLDER = " (số {process}, từ {since})"
REINDEX_DISK = (
    "Không ghi được vào {path}: còn trống {free} byte, bản đang dùng chiếm {needed} byte. "
    "Bản cũ vẫn trả lời bình thường. Xin dọn chỗ hoặc kiểm tra quyền ghi, rồi gửi lại /reindex."
)
REINDEX_CORPUS = "Chưa lập lại được chỉ mục, bản cũ vẫn trả lời bình thường:\n{detail}"
REINDEX_FAILED = "Chưa lập lại được chỉ mục vì lỗi ngoài dự kiến, bản cũ vẫn trả lời bình thường:\n{detail}"
QUEUED = "Đã lưu. Một lần lập chỉ mục khác đang chạy; bài này được đưa vào ngay sau đó."
CORPUS_CHANGED = "Các tệp trong kho tài liệu vừa thay đổi. Gửi /reindex để bot trả lời theo nội dung mới."
WATCH_REPORT = "Kho tài liệu thay đổi, bot đã tự lập lại chỉ mục."
SERVICE_STOPS = (
    "Bot đang dừng nên việc lập lại chỉ mục bị bỏ dở; bản cũ còn nguyên. Xin gửi lại lệnh sau khi bot chạy lại."
)

SOMEBODY = {
    "telegram": "Quản trị viên trên Telegram",
    "zalo": "Quản trị viên trên Zalo",
    "zalo_oa": "Quản trị viên trên Zalo OA",
}
YOURSELF = "Chính anh/chị"
THE_WATCH = "Chế độ tự theo dõi"

ROLLED_BACK = "Đã quay lại bản {after} (trước đó: {before}). Bản này được giữ nguyên cho đến khi có người gửi /reindex."
NO_SUCH_GENERATION = "Không có bản chỉ mục nào như vậy để quay lại."
DAMAGED_GENERATION = "Bản {generation} bị hỏng nên không dùng được. Gửi /phienban để chọn bản khác."
GENERATIONS = "Các bản chỉ mục đang giữ:"
GENERATION = "• {id}: {documents} bài, {passages} đoạn, lập lúc {built}{mark}"
MARK_LIVE = " ← đang dùng"
MARK_PINNED = " ← đang dùng, đã ghim"

# --- canaries ----------------------------------------------------------------------------------------------------

CANARIES = "Có {count} câu hỏi kiểm tra. Bản chỉ mục mới chỉ được dùng khi không câu nào đang đạt mà hỏng."
CANARY = "{number}. {question} → {document}: {words}"
CANARY_HOW = "Thêm: /canary <câu hỏi>, hoặc /canary <câu hỏi> | <từ phải có>; <từ khác>. Bỏ: /canary bo <số>."
CANARY_ADDED = "Đã thêm câu hỏi kiểm tra: “{question}” phải được trả lời từ {document} với: {words}."
CANARY_REFUSED = "Chưa thêm được: hiện bot chưa trả lời được câu này{words}, nên câu hỏi sẽ không kiểm tra được gì."
CANARY_REFUSED_WORDS = " với đủ các từ đó"
CANARY_THERE = "Câu hỏi này đã có trong danh sách."
CANARY_REMOVED = "Đã bỏ câu hỏi kiểm tra: “{question}”."
CANARY_NO_NUMBER = "Không có câu số {number}. Gửi /canary để xem danh sách."
CANARY_FILE = "Danh sách câu hỏi kiểm tra không đọc hoặc ghi được: {detail}"

# --- import ------------------------------------------------------------------------------------------------------

READING = "Đang đọc tệp “{name}” …"
CARD = "Tôi đọc được từ tệp “{name}”:"
CARD_LENGTH = "Độ dài: {characters} ký tự. Đoạn đầu: “{beginning}”"
CARD_REPLACES = "Sẽ thay bài đang có: {id}"
CARD_REMARKS = "Lưu ý:"
KEEP = "✅ Giữ"
FIX = "✏️ Sửa"
DROP = "🗑 Bỏ"
FIX_HOW = "Xin trả lời tin này, mỗi dòng một mục cần sửa, ví dụ:\nTiêu đề: Kế hoạch chuyển đổi số năm 2025\nSố: 55/KH-UBND\nNgày ban hành: 12/04/2022\nGõ “-” để xoá một mục."
FIX_PLACEHOLDER = "Số: 55/KH-UBND"
KEPT = "Đã lưu thành bài {id}. Đang đưa vào chỉ mục …"
KEPT_ASKABLE = "Bài “{title}” đã vào kho, có thể hỏi ngay."
DROPPED = "Đã bỏ, không lưu gì."
PENDING_GONE = "Tệp này đã được xử lý hoặc đã quá {days} ngày. Xin gửi lại tệp nếu cần."
FILE_TOO_LARGE = "Tệp “{name}” nặng {megabytes} MB, quá mức {limit} MB. Xin tách thành các tệp nhỏ hơn."
FILE_NOT_FETCHED = "Chưa tải được tệp “{name}”. Xin gửi lại."
DONE_ALREADY = "Đang làm …"

REMOVE_WHICH = "Xin ghi tên văn bản cần gỡ, ví dụ: /gobo ke-hoach-55"
REMOVE_CANDIDATES = "Không có văn bản tên như vậy. Có phải một trong các văn bản này?"
REMOVE_CANDIDATE = "/gobo {id} – {title}"
REMOVE_NONE = "Kho không có văn bản nào tên, số hay tiêu đề như vậy. Gửi /nguon để xem danh sách."
REMOVED = "Đã gỡ {id}; bản gỡ được giữ 30 ngày, /khoiphuc {id} để đưa trở lại. Đang cập nhật chỉ mục …"
RESTORE_WHICH = "Văn bản có thể đưa trở lại:"
RESTORE_EMPTY = "Không có văn bản nào vừa được gỡ."
RESTORE_ENTRY = "/khoiphuc {id} – gỡ ngày {date}"
RESTORED = "Đã đưa {id} trở lại kho. Đang cập nhật chỉ mục …"

# --- what people ask ---------------------------------------------------------------------------------------------

PERIODS = {1: "Hôm nay", 7: "7 ngày qua", 30: "30 ngày qua"}
PERIOD = "{name}: {questions} câu hỏi; trả lời được {answered}, chưa chắc {unsure}, chưa có {not_found}, khác {other}."
PERIOD_MORE = "   👍 {good} · 👎 {bad} · p95 {p95}{channels}"
PERIOD_CHANNELS = " · {list}"
MILLISECONDS = "{ms} ms"
NO_TIME = "–"
CHART_TITLE = "Câu hỏi mỗi ngày, 30 ngày qua"
CHART_ANSWERED = "Trả lời được"
CHART_UNSURE = "Chưa chắc"
CHART_NOT_FOUND = "Chưa có"
CHART_OTHER = "Khác"
UNANSWERED = "Câu hỏi chưa có câu trả lời trong {days} ngày qua ({groups} nhóm, {times} lượt), nhiều nhất trước:"
UNANSWERED_ROW = "{times} lượt · {question}"
UNANSWERED_NONE = "Trong {days} ngày qua không có câu hỏi nào bị bỏ ngỏ."
UNANSWERED_FILE = "chua-tra-loi.csv"
UNANSWERED_HEAD = ("Câu hỏi", "Số lượt", "Lần cuối")
COMPLAINTS = "Câu trả lời bị chê trong {days} ngày qua ({count}):"
COMPLAINT = "👎 {day} · {question}"
COMPLAINT_QUOTE = "   “{quote}” ({document})"
COMPLAINT_NO_QUOTE = "   (không trích dẫn, hoặc đoạn đã đổi)"
COMPLAINTS_NONE = "Trong {days} ngày qua không có câu trả lời nào bị chê."
STATUS = {
    "answered": "trả lời được",
    "unsure": "chưa chắc",
    "not_found": "chưa có",
    "clarify": "hỏi lại",
    "chat": "trò chuyện",
}

REPORT_TITLE = "Báo cáo hỏi đáp"
REPORT_MADE = "Lập lúc {time} (giờ Việt Nam). Bản chỉ mục {generation}: {documents} bài, {passages} đoạn."
REPORT_FILE = "bao-cao.html"
REPORT_CAPTION = "Báo cáo {days} ngày, mở bằng trình duyệt."
REPORT_NUMBERS = "Số liệu"
REPORT_PERIOD_HEAD = ("Khoảng", "Câu hỏi", "Trả lời được", "Chưa chắc", "Chưa có", "Khác", "👍", "👎", "p95")
REPORT_CHANNELS = "Theo kênh"
REPORT_CHANNEL_HEAD = ("Kênh", "Câu hỏi (30 ngày)")
REPORT_UNANSWERED = "Chưa trả lời được"
REPORT_COMPLAINTS = "Bị chê"
REPORT_COMPLAINT_HEAD = ("Ngày", "Câu hỏi", "Kết quả", "Đoạn đã trích")
REPORT_NOTHING = "Không có."
REPORT_PRIVACY = "Báo cáo không chứa danh tính người hỏi; số điện thoại và số căn cước đã được che."

AUDIT = "Nhật ký quản trị, mới nhất trước:"
AUDIT_ROW = "{time} · {who} · {action}{change}"
AUDIT_CHANGE = ": {before} → {after}"
AUDIT_NONE = "Chưa có thao tác nào."

WRONG = "Xin lỗi, lệnh này gặp trục trặc. Chi tiết có trong nhật ký máy chủ."
