### Câu chữ của chính con bot. Bản gốc. Một câu một dòng; { $ten } là chỗ máy điền vào.
### Nói với bà con: câu ngắn, ấm, rõ. Bot xưng "mình".
### Dòng nối bắt đầu bằng ** thì viết { "" } đằng trước, nếu không Fluent lặng lẽ bỏ dòng đó.

language = Tiếng Việt

## Nút dùng ở nhiều nơi

home = Trang đầu
back = Quay lại
start = Bắt đầu
go-on = Làm tiếp
again = Làm lại từ đầu
drop = Thôi, không làm
whole = Xem cả bài
share = Gửi cho người nhà
share-text = Bà con xem bài “{ $title }” này nhé, có người chỉ từng bước một:
topic-back = Bài cùng loại
keep = Nhớ giúp tôi
skip = Không cần nhớ

demonstration = CHẠY THỬ: mọi con số, nhà cửa ở đây đều bịa ra để xem thử

## Trang đầu

home-title = Gõ Cửa chào bà con
home-body =
    Bà con muốn làm việc gì? Bấm một nút ở dưới, hoặc gõ vài chữ, ví dụ: **cài vneid**.

    Mình là máy, không phải cán bộ. Mình không bao giờ hỏi mật khẩu, mã OTP (mã dùng một lần) hay tiền.
home-go-on = Làm tiếp: { $title }
home-back-title = Bà con trở lại rồi, mình mừng quá
home-back-body = Hôm trước bà con đang làm bài **{ $title }**, tới bước { $number }. Bây giờ bà con làm tiếp, làm lại từ đầu, hay thôi bài này?
home-other = Làm việc khác
topic-body = Bà con chọn một bài:
hint-find = Gõ việc bà con muốn làm
hint-stuck = Bị mắc thì gõ vài chữ ở đây

## Bìa một bài

cover-result = **Làm xong bà con có:** { $result }
cover-time = Hết khoảng { $minutes } phút
cover-cost = Tiền nong: { $cost }
cover-needs = Cần có: { $thing }
cover-authority = Nơi lo việc này: { $authority }
cover-processing = Thời gian chờ: { $time }
cover-warnings = **Coi chừng kẻ lừa đảo:**
cover-before = Làm trước: { $title }

## Xin phép nhớ

consent-title = Mình nhớ giúp bà con nhé?
consent-body =
    Nếu bà con đồng ý, mình nhớ bà con đang làm bài nào, tới bước mấy. Lần sau mở ra là làm tiếp được, và { $run_by } biết bài nào giúp được bà con.

    Mình không hỏi tên, không hỏi số điện thoại. Lúc nào bà con cũng đổi ý được, trong **Cài đặt**.

    Không đồng ý thì vẫn dùng được hết. Chỉ là sau 24 giờ mình quên, bà con làm lại từ đầu.

## Một bước

step-title = { $title } · bước { $number }/{ $total }
next = Xong bước này
finish = Xong hết rồi
stuck = Tôi bị mắc
stop = Để khi khác
differs = Màn hình của tôi khác

## Bị mắc

stuck-title = Bà con mắc ở chỗ nào?
stuck-body = Bấm dòng giống nhất. Không có thì gõ vài chữ kể mình nghe.
stuck-phone = Cần người giúp, bà con gọi **{ $phone }**.
stuck-contact = Hoặc hỏi { $contact }.
stuck-person-title = Để người thật giúp bà con nhé
stuck-person-body = Chỗ này khó thật, không phải tại bà con. Có người giúp được ngay:
stuck-person-phone = ☎ Gọi **{ $phone }** ({ $whose })
stuck-person-contact = 🏠 Hỏi **{ $contact }**
stuck-person-more = Còn muốn thử tiếp thì bà con bấm một dòng dưới đây.
solved = Được rồi
still = Vẫn chưa được
back-to-step = Về lại bước

## Giữ kín: số giấy tờ, mã, mật khẩu

secret-title = Cái này bà con giữ kín nhé
secret-body = Tin vừa rồi giống thứ phải giữ kín. Mình không giữ lại gì của tin đó. Nếu còn thấy tin đó trong khung chat, bà con xóa giúp mình.
secret-citizen-id = Đó giống **số căn cước**. Kẻ gian có số này thì mượn tên bà con để vay tiền, mở tài khoản. Làm bài nào với mình cũng không cần số đó: bà con chỉ gõ trong ứng dụng thật của Nhà nước.
secret-old-id = Đó giống **số chứng minh**. Kẻ gian có số này thì mượn tên bà con để vay tiền. Làm bài nào với mình cũng không cần số đó.
secret-card = Đó giống **số thẻ ngân hàng**. Ai có số này cùng ba số ở mặt sau là tiêu được tiền của bà con. Số thẻ chỉ gõ trong ứng dụng thật của ngân hàng.
secret-account = Đó giống **số tài khoản**. Muốn nhận tiền thì bà con đưa số đó cho đúng người gửi, đừng gõ ở chỗ nhiều người xem. Mình thì không cần.
secret-otp = Đó giống **mã OTP** (mã dùng một lần). Ai có mã này là vào được tài khoản, lấy được tiền. Mã chỉ gõ vào ô trên máy của bà con, không đọc cho ai, kể cả người xưng ngân hàng, công an.
secret-pin = Đó giống **mã PIN hoặc passcode**. Mã này như chìa khóa nhà: chỉ tự tay bà con bấm trên máy của mình.
secret-password = Đó giống **mật khẩu**. Mật khẩu như chìa khóa nhà: chỉ tự tay bà con gõ trên máy của mình, không nói cho ai.
secret-paper = Mình không xem ảnh, tệp nào cả. Nếu là **ảnh giấy tờ**, bà con đừng gửi qua tin nhắn cho ai. Giấy tờ chỉ chụp ngay trong ứng dụng thật của Nhà nước, của ngân hàng.
secret-given = Lỡ đưa cho người lạ rồi thì đừng lo một mình: bà con bấm nút ở dưới, mình chỉ việc cần làm ngay.
secret-ask = Cần hỏi người thật, bà con hỏi { $contact }.
secret-understood = Tôi hiểu rồi
secret-report = Tôi lỡ đưa cho người khác rồi

## Cả bài một trang

whole-step = Bước { $number }.
whole-goto = sang bước { $number }
whole-end = xong

## Từ khó

terms = Giải nghĩa từ khó
terms-body = Bà con muốn hỏi từ nào?
term-what = { $term } là gì?

## Chưa làm tiếp được

stop-title = Để khi khác, không sao cả
stop-body = Hôm nay bài **{ $title }** chưa làm tiếp được. Bà con lo xong việc còn thiếu rồi mở lại bài này, mình chỉ tiếp. Có gì chưa rõ, bà con hỏi { $contact }.

## In ra giấy

print = In ra giấy, đọc trên loa
print-title = In ra giấy
print-body = Bài **{ $title }** có các loại giấy sau. Bà con chọn một loại.
print-of = { $paper }: { $title }
print-poster = Áp phích
print-leaflet = Tờ gấp có hình
print-radio = Bài đọc trên loa
print-class = Giấy lớp học
print-poster-how = Dán ở nhà văn hóa, quán nước, trạm xá. Ai đi qua hướng máy ảnh vào hình vuông là mở được bài. In khổ A4 hoặc A3, máy đen trắng cũng được.
print-leaflet-how = Đủ các bước có hình, mặt sau là chỗ hay mắc. Phát tận nhà, hợp cho ai mạng yếu.
print-radio-how = Để người đọc loa đọc cho cả thôn nghe, có ghi giờ từng đoạn. Trang cuối là bản tin để đăng.
print-class-how = Danh sách hai mươi người, mỗi bước một ô để đánh dấu, và hình vuông thật to để treo tường.
print-open = Mở tệp để in

## Làm xong

done-title = Xong rồi, bà con giỏi quá!
done-body = Bà con đã đi hết bài **{ $title }**. { $result }
done-next = Bà con có thể làm tiếp bài sau đây.
done-rate = Bài này với bà con thế nào?
rate-easy = Dễ
rate-fair = Tạm được
rate-hard = Khó
back-to-cover = Xem lại bài này

## Tìm

find-other = Không phải ý bà con?
find-other-title = Vậy ý bà con là việc nào?
find-other-body = Bà con chọn giúp mình, hoặc gõ lại cách khác. Cần người chỉ, bà con hỏi { $contact }.
find-maybe-title = Ý bà con là việc nào?
find-maybe-body = Mình chưa chắc. Bà con chọn giúp, hoặc gõ lại cách khác.
find-none-title = Mình chưa tìm ra
find-none-body = Bà con thử gõ ngắn hơn, hoặc chọn một nhóm ở dưới. Cần người chỉ, bà con hỏi { $contact }.
find-smalltalk-reply = Gõ Cửa đây
find-human-reply = Việc này cần người thật
find-none-reply = Việc này mình chưa có bài chỉ
find-person = Cần người chỉ, bà con hỏi { $contact }.
find-back = Quay lại: { $title }

## Của tôi

mine = Bài của tôi
mine-body = Đang làm dở: { $open } bài. Đã làm xong: { $done } bài.
mine-empty = Bà con chưa làm bài nào. Về trang đầu chọn một bài nhé.
mine-not-kept = Mình chỉ nhớ trong 24 giờ, vì bà con chưa cho mình nhớ lâu. Đổi ý thì vào **Cài đặt**.

## Cài đặt

settings = Cài đặt
settings-kept = Bà con đang cho mình nhớ bài làm dở và bài đã xong.
settings-not-kept = Bà con chưa cho mình nhớ. Sau 24 giờ không dùng, mình quên hết.
settings-stop = Đừng nhớ nữa
settings-data = Mình giữ gì của bà con
settings-erase = Xóa hết dữ liệu
settings-erase-body = Xóa rồi thì không lấy lại được: bài đang làm, bài đã xong đều mất. Bà con có chắc không?
settings-erase-yes = Chắc, xóa ngay
settings-erase-no = Thôi, không xóa
settings-erased = Đã xóa xong
settings-erased-body = Mình đã xóa hết những gì giữ về bà con. Từ giờ mình coi bà con như người mới.

data-body = Đây là tất cả những gì mình giữ về bà con:
data-key = Một mã ngẫu nhiên thay cho tên: { $key }
data-language = Ngôn ngữ: { $language }
data-consent-yes = Bà con đã cho mình nhớ bài làm
data-consent-no = Bà con không cho mình nhớ, nên sau 24 giờ mình quên
data-consent-unasked = Bà con chưa được hỏi, nên sau 24 giờ mình quên
data-account = Số phòng chat của bà con ở đây, để biết trả lời vào đâu. Số này không vào sổ ghi chung
data-seen = Lần cuối bà con dùng: { $moment }, và trang bà con đang mở
data-found = Lần tìm gần nhất ra { $count } kết quả (không giữ chữ bà con gõ)
data-via = Mã giới thiệu đã đưa bà con tới: { $via }
data-run-open = { $title }: bắt đầu ngày { $day }, đã qua { $steps } bước, trả lời { $answers } câu, đang làm dở
data-run-finished = { $title }: bắt đầu ngày { $day }, đã qua { $steps } bước, trả lời { $answers } câu, đã xong
data-home = Nơi bà con ở, theo mã giới thiệu hoặc theo nhà: { $place }
data-house = Bà con thuộc một nhà trong sổ của tổ (sổ chỉ có số nhà hoặc tên gọi, không có tên người)
data-visit = Bà con đang ghi một chuyến thăm
data-help = Bà con đang nói chuyện với người giúp. Chữ hai bên gửi nhau chỉ giữ tới lúc tới nơi
data-seat = Bà con có tên trong tổ: { $place }. Việc làm cho tổ được ghi lại dưới mã của tổ viên
data-journal = Sổ ghi chung chỉ có mã ở trên (nếu bà con cho nhớ), tên bài, tên bước và giờ. Không có tên, số điện thoại. Chữ bà con gõ cũng không giữ, trừ câu mình tìm không ra bài: bà con cho nhớ thì mình giữ câu đó { $days } ngày, để biết còn thiếu bài gì.

## Giới thiệu

about = Mình là ai
about-title = Mình là máy, không phải cán bộ
about-body =
    Mình tên là **Gõ Cửa**. Mình chỉ bà con dùng dịch vụ trên điện thoại, từng bước một. Mình là chương trình máy tính, không phải người, không phải cán bộ.

    { "" }**Ai lo cho mình:** { $run_by }. Cần người thật, bà con hỏi { $contact }.

    { "" }**Mình không bao giờ** xin tiền, hỏi mật khẩu, mã OTP (mã dùng một lần), số thẻ hay ảnh giấy tờ. Ai nhân danh mình mà hỏi là kẻ lừa đảo.

    { "" }**Mình giữ gì:** bài nào, bước nào, lúc nào, dưới một mã ngẫu nhiên. Không giữ tên, số điện thoại. Chữ bà con gõ cũng không giữ, trừ câu mình tìm không ra bài: bà con cho nhớ thì mình giữ { $days } ngày. Bà con không cho nhớ thì sau 24 giờ mình quên. Sổ ghi chung giữ { $months } tháng. Bà con bảo xóa là xóa ngay.

## Cho người quản lý

issues-button = Lỗi trong bài ({ $count })
issues-title = Lỗi trong các bài hướng dẫn
issues-body =
    { $count ->
        [0] Không có lỗi nào. Mọi bài đang chạy bản mới nhất.
       *[other] Có { $count } lỗi. Bài có lỗi vẫn chạy bản tốt gần nhất.
    }

## Lời nhắn trên đầu màn hình

note-found = Mình đoán bà con cần chỗ này. Không phải thì bấm “Không phải ý bà con?”, hoặc gõ lại cách khác.
note-gone = Chỗ bà con mở không còn nữa, mình đưa bà con tới chỗ gần nhất.
note-step-gone = Bài này vừa được sửa. Bà con làm tiếp từ đây nhé.
note-changed = Câu này vừa được sửa. Bà con chọn lại giúp mình.
note-dropped = Mình đã cất bài này đi. Lúc nào muốn, bà con bắt đầu lại.
note-rated = Mình ghi rồi, cảm ơn bà con.
note-still = Bà con thử dòng khác, gõ vài chữ kể mình nghe, hoặc gọi người giúp theo số ở dưới.
note-differs = Mình ghi lại rồi, người soạn bài sẽ xem. Chữ trên máy có thể khác đôi chút: bà con tìm chỗ gần giống. Vẫn mắc thì bấm một dòng dưới đây.
note-long = Tin này dài quá, mình đọc không xuể. Bà con gõ ngắn lại, chừng một câu thôi.
note-command = Mình không biết lệnh này. Bà con bấm nút hoặc gõ việc muốn làm nhé.
note-sent-photo = Mình không xem được ảnh, và mình không giữ ảnh này. Nếu là ảnh giấy tờ, bà con xóa tin đó đi, đừng gửi cho ai qua mạng. Bà con gõ vài chữ nhé.
note-sent-voice = Mình chưa nghe được tiếng nói. Bà con bấm nút ở dưới. Ngại gõ thì bấm hình micrô trên bàn phím rồi nói, máy tự ra chữ, bà con gửi chữ đó cho mình.
note-sent-listening = Mình đang nghe, bà con chờ mình một chút. Lâu không thấy trả lời thì bà con bấm nút, hoặc gõ vài chữ nhé.
note-back = Lâu rồi mới gặp bà con!
note-sent-sticker = Hình vui quá! Bà con bấm nút, hoặc gõ việc muốn làm nhé.
note-sent-file = Mình không mở được tệp này, và không giữ nó. Bà con gõ vài chữ nhé.
note-sent-contact = Mình không cần số điện thoại hay chỗ ở, và không giữ lại. Bà con bấm nút, hoặc gõ vài chữ nhé.
note-sent-unreadable = Nút này mình không đọc được. Bà con bấm nút ở dưới nhé.
note-sent-flood = Bà con bấm nhanh quá, mình theo không kịp. Chờ vài giây rồi bấm tiếp nhé.
note-trouble = Mình đang trục trặc. Việc bà con đang làm vẫn còn. Chờ một lát rồi bấm lại nhé.

## Lệnh trong danh sách lệnh của Telegram

command-start = Bắt đầu
command-trangdau = Về trang đầu
command-cuatoi = Bài của tôi
command-caidat = Cài đặt, xóa dữ liệu
command-gioithieu = Mình là ai

## Trang web: ô gõ, nút gửi, trang báo trục trặc

web-skip = Tới phần chính
web-tagline = Chỉ bà con từng bước
web-you = Bà con:
web-hidden = (mình đã cất đi)
web-send = Gửi
web-outside = Mở trang ngoài: { $domain }
web-share-how = Giữ tay vào dòng này để chép, rồi dán vào Zalo hoặc tin nhắn:
web-copy = Chép
web-copied = Chép rồi. Bà con dán vào Zalo hoặc tin nhắn nhé.
web-telegram-share = Gửi qua Telegram
web-telegram-open = Mở bài này trong Telegram
web-wait = Chờ mình một chút…
web-fail = Mạng yếu, mình chưa nhận được. Bà con bấm lại nhé, bấm lại không sao cả.
web-footer = Mình là máy của { $run_by }, không phải cán bộ. Mình không bao giờ hỏi mật khẩu, mã OTP hay tiền.
web-helper-says = Người giúp nói:
web-asker-says = Bà con nói:
web-told = Có tin cho bà con:

## Trang báo trục trặc

web-trouble-title = Chờ mình một lát
web-again = Bấm lại
web-forged-title = Mở lại trang giúp mình
web-forged-body = Mình không chắc nút này do bà con bấm, nên mình chưa làm gì cả. Bà con mở lại trang rồi bấm lại nhé.
web-reopen = Mở lại trang
web-busy-title = Chậm lại một chút
web-odd-title = Mình không đọc được
web-odd-body = Trang gửi tới không đúng kiểu, nên mình chưa làm gì cả. Bà con mở lại trang rồi bấm lại nhé.

## Bảng lớp học: chữ lớn, đọc được từ cuối phòng

board-arrived = đã tới
board-waiting = chưa bắt đầu
board-finished = đã xong
board-all-at = Cả lớp đang ở bước { $number }
board-most-at = Phần đông đang ở bước { $number }
board-all-done = Cả lớp xong rồi
board-stuck = { $n } người bị mắc ở bước { $number }
board-at-line = Bước { $number }: { $n } người.
board-arrived-line = Đã tới: { $n } người.
board-waiting-line = Chưa bắt đầu: { $n } người.
board-finished-line = Đã xong: { $n } người.

## Trên giấy: áp phích, tờ gấp, giấy lớp học

paper-name = Gõ Cửa
paper-ask = Hỏi
# Từ ghép không bị tách khi tên bài xuống dòng trên giấy, cách nhau bằng dấu phẩy.
paper-together = ứng dụng, điện thoại, tài khoản, ngân hàng, mật khẩu, định danh, kích hoạt, giấy tờ, thời tiết, sâu bệnh, khám bệnh, sức khỏe, điện tử, bảo hiểm, căn cước, kỹ năng, liên lạc, lương hưu, trợ cấp, cập nhật, sinh trắc học, di động, đăng nhập, đăng ký, dịch vụ công, quốc gia, khai sinh, lý lịch, tư pháp, lệ phí, tạm trú, thường trú, hồ sơ, gian hàng, sản phẩm, nông sản, lừa đảo, truy xuất, máy ảnh, hình vuông, con cháu
paper-promise-1 = Có hình chỉ từng bước một
paper-promise-2 = Không mất tiền cho mình
paper-promise-3 = Không hỏi mật khẩu, không hỏi mã OTP
paper-scan = Mở máy ảnh điện thoại, hướng vào hình vuông này
paper-web = Mở bằng trang web
paper-telegram = Mở bằng Telegram
paper-type = Hoặc gõ địa chỉ này
paper-no-phone = Chưa quen điện thoại? Gọi tổ công nghệ số tới tận nhà.
paper-stamp = Chỗ đóng dấu
paper-needs = Cần có
paper-result = Làm xong bà con có
paper-warnings = Coi chừng kẻ lừa đảo
paper-problems = Lỡ bị mắc thì làm sao?
paper-problem-at = Bước
paper-machine = Gõ Cửa là máy, không phải cán bộ.
paper-draft = BẢN XEM THỬ: chưa có địa chỉ thật, đừng phát cho bà con
paper-notes = Bà con ghi thêm ở đây. Đừng ghi mật khẩu, đừng ghi mã OTP.
paper-hotline = Tổng đài của nơi lo việc này:
paper-seconds = giây
paper-class = Giấy lớp học
paper-class-how = Ai làm xong bước nào thì đánh dấu bước đó.
paper-class-name = Tên gọi
paper-class-day = Ngày
paper-class-place = Nơi học
paper-class-leader = Người hướng dẫn
paper-wall = Quét hình này để mở bài
paper-version-of = Bản { $revision }, soát ngày { $day }
whole-stop = dừng ở đây, để khi khác

## Phiếu thăm nhà: in sẵn, ghi tay, nhập sau

slips-title = Phiếu thăm nhà
slips-house = Nhà
slips-day = Ngày
slips-guides = Đã làm cùng bà con
slips-done = làm xong
slips-begun = mới làm
slips-seen = thấy trên máy
slips-checks = Hỏi nhà
slips-yes = có
slips-no = không
slips-check-phone = Điện thoại thông minh
slips-check-eid = Định danh mức 2
slips-check-pay = Tài khoản thanh toán
slips-check-shop = Bán hàng trên mạng
slips-how = Có mạng thì quét hình này hoặc gõ số phiếu, nhập một lần.
slips-careful = Nhà ghi bằng số hoặc tên tổ hay gọi. Đừng ghi họ tên, số căn cước, mật khẩu hay mã OTP của bà con.

## Bài đọc trên loa và bản tin

radio-title = Bài đọc trên loa: { $title }
radio-how = Đọc chậm, chừng { $rate } tiếng một phút. Cả bài khoảng { $minutes } phút.
radio-hello = Thưa bà con, sau đây { $run_by } mời bà con nghe cách làm việc này: { $title }. { $summary }
radio-needs = Bà con chuẩn bị sẵn: { $things }.
radio-cost = Về tiền nong: { $cost }.
radio-step = Bước { $number }. { $text }
radio-answer = Nếu là { $answer } thì { $to }.
radio-then = Xong thì { $to }.
radio-call = Bà con muốn có người chỉ từng bước, xin hỏi { $contact }. Tổ tới tận nhà, không lấy tiền.
radio-warning = Xin bà con nhớ kỹ. { $warning }
radio-again = Mời bà con nghe lại lần nữa vào giờ phát thanh sau. Cảm ơn bà con đã lắng nghe.
radio-seconds = { $seconds } giây
news-title = Bản tin để đăng: { $title }
news-lead = { $run_by } hướng dẫn bà con: { $title }. { $summary } Làm xong, bà con có: { $result }
news-call = Mở bài có hình từng bước tại { $address }. Cần người chỉ, bà con hỏi { $contact }.

## Tổ công nghệ số: ai làm gì

## Chia sẻ và lớp học

## Nhà và chuyến thăm

## Gặp người thật

## Số liệu
