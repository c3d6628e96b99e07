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
cover-untranslated = Bài này chưa có tiếng Anh.
cover-authority = Nơi lo việc này: { $authority }
cover-processing = Thời gian chờ: { $time }
cover-warnings = **Coi chừng kẻ lừa đảo:**
cover-before = Làm trước: { $title }

## Xin phép nhớ

consent-title = Mình nhớ giúp bà con nhé?
consent-body =
    Nếu bà con đồng ý, mình nhớ bà con đang làm bài nào, tới bước mấy. Lần sau mở ra là làm tiếp được, và { $run_by } biết bài nào giúp được bà con.

    Mình không hỏi tên, không hỏi số điện thoại. Người trong tổ, xã, tỉnh chỉ xem số đếm. Lúc nào bà con cũng xem, đổi ý, xóa được, trong **Cài đặt**. Có điều chi chưa ưng, bà con hỏi { $contact }.

    Không đồng ý thì vẫn dùng được hết. Chỉ là sau 24 giờ mình quên, bà con làm lại từ đầu.

for-whom-title = Bà con làm cho ai?
for-whom-body = Một máy có khi cả nhà dùng chung. Bài **{ $title }** lần này bà con làm cho mình hay giúp người khác trong nhà? Mình không hỏi tên.
for-me = Cho tôi
for-other = Cho người trong nhà

## Một bước

step-title = { $title } · bước { $number }/{ $total }
next = Xong bước này
finish = Xong hết rồi
stuck = Tôi bị mắc
stop = Để khi khác
differs = Màn hình của tôi khác

## Bị mắc

stuck-tried = { $problem } (đã thử)
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
phone-1900 = Số 1900 gọi có tính cước.
phone-1800 = Số 1800 gọi không mất tiền.

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
whole-problems = Lỡ bị mắc ({ $count })
whole-goto = sang bước { $number }
whole-end = xong
whole-legal-basis = Căn cứ: { $laws }.

## Từ khó

terms = Giải nghĩa từ khó
terms-body = Bà con muốn hỏi từ nào? Bấm một từ, hoặc gõ từ đó ra.
terms-more = Xem thêm từ
terms-hint = Gõ từ bà con muốn hỏi
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
print-leaflet = Tờ hướng dẫn có hình
print-radio = Bài đọc trên loa
print-class = Giấy lớp học
print-poster-how = Dán ở nhà văn hóa, quán nước, trạm xá. Ai đi qua hướng máy ảnh vào hình vuông là mở được bài. In khổ A4 hoặc A3, máy đen trắng cũng được.
print-leaflet-how = Đủ các bước có hình, mặt sau là chỗ hay mắc. Phát tận nhà, hợp cho ai mạng yếu.
print-radio-how = Để người đọc loa đọc cho cả thôn nghe, chừng một phút, có ghi giờ từng đoạn. Trang cuối là bản tin để đăng.
print-class-how = Danh sách hai mươi người, mỗi bước một ô để đánh dấu, và hình vuông thật to để treo tường.
print-open = Mở tệp để in

## Làm xong

done-title = Xong rồi, bà con giỏi quá!
done-body = Bà con đã đi hết bài **{ $title }**. { $result }
done-next = Bà con có thể làm tiếp bài sau đây.
done-rate = Bài này với bà con thế nào? Bấm hay gõ: dễ, tạm được, khó.
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
find-none-title = Mình chưa hiểu
find-none-body =
    Bà con gõ việc muốn làm bằng vài chữ, ví dụ “trả tiền điện”, hoặc chọn một nhóm ở dưới.
    Cần người chỉ, bà con hỏi { $contact }.
find-smalltalk-reply = Gõ Cửa đây
find-human-reply = Việc này cần người thật
find-crisis-reply = Mình nghe bà con
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
data-alone = Số bài bà con đã tự làm xong cho mình: { $count }
data-house = Bà con thuộc một nhà trong sổ của tổ (sổ chỉ có số nhà hoặc tên gọi, không có tên người)
data-visit = Bà con đang ghi một chuyến thăm
data-help = Bà con đang nói chuyện với người giúp. Chữ hai bên gửi nhau chỉ giữ tới lúc tới nơi
data-seat = Bà con có tên trong tổ: { $place }. Việc làm cho tổ được ghi lại dưới mã của tổ viên
data-journal = Sổ ghi chung chỉ có mã ở trên (nếu bà con cho nhớ), tên bài, tên bước và giờ. Không có tên, số điện thoại. Chữ bà con gõ cũng không giữ, trừ câu mình tìm không ra bài: bà con cho nhớ thì mình giữ câu đó { $days } ngày, để biết còn thiếu bài gì. Câu có họ tên, hay nói tới mật khẩu, mã, số thẻ thì không giữ.

## Giới thiệu

about = Mình là ai
about-title = Mình là máy, không phải cán bộ
about-body =
    Mình tên là **Gõ Cửa**. Mình chỉ bà con dùng dịch vụ trên điện thoại, từng bước một. Mình là chương trình máy tính, không phải người, không phải cán bộ.

    { "" }**Ai lo cho mình:** { $run_by }. Cần người thật, bà con hỏi { $contact }.

    { "" }**Mình không bao giờ** xin tiền, hỏi mật khẩu, mã OTP (mã dùng một lần), số thẻ hay ảnh giấy tờ. Ai nhân danh mình mà hỏi là kẻ lừa đảo.

    { "" }**Mình giữ gì:** bài nào, bước nào, lúc nào, dưới một mã ngẫu nhiên. Không giữ tên, số điện thoại. Chữ bà con gõ cũng không giữ, trừ câu mình tìm không ra bài: bà con cho nhớ thì mình giữ { $days } ngày. Bà con không cho nhớ thì sau 24 giờ mình quên. Sổ ghi chung giữ { $months } tháng. Bà con bảo xóa là xóa ngay.

notice = Mình giữ gì, bao lâu, ai xem
notice-body =
    { "" }**Ai lo:** { $run_by }. Bà con hỏi, góp ý hay khiếu nại: { $contact }.

    { "" }**Giữ gì, để làm gì:** bà con làm bài nào, tới bước nào, để mở ra là làm tiếp được, và để biết bài nào còn khó. Chỉ có một mã ngẫu nhiên, không có tên.

    { "" }**Bao lâu:** không cho nhớ thì 24 giờ. Cho nhớ thì tới khi bà con đổi ý, hoặc 24 tháng không dùng. Sổ ghi chung { $months } tháng.

    { "" }**Ai xem:** tổ công nghệ số xem việc của nhà mình giúp. Xã, tỉnh xem số đếm.

    { "" }**Telegram:** bà con dùng Telegram thì tin nhắn đi qua máy ở nước ngoài. Dùng trang web thì không.

    { "" }**Quyền của bà con:** đồng ý hay không, đổi ý, xem, xóa, khiếu nại (Luật 91/2025/QH15). Xem và xóa thì bấm **Cài đặt**, có ngay.

    { "" }**Trẻ em** dùng máy chung thì cha mẹ bấm giúp, và nên chọn không nhớ.
how = Cách nói với mình
how-body =
    Bà con bấm nút, hay gõ mấy chữ này, lúc nào cũng được:

    - **xong**: làm xong rồi, sang bước sau
    - **quay lại**: về màn hình trước
    - **không được**: bị mắc, mình chỉ cách gỡ
    - **đọc lại**: xem lại màn hình này
    - **để sau**: nghỉ, mình giữ chỗ cho
    - **trang đầu**: chọn việc khác
    - **gặp người**: nhờ người thật giúp

    Nút nào có số thì gõ số cũng được: **2**, hay **số hai**. Muốn làm việc gì, bà con cứ gõ vài chữ: **cài vneid**.
how-person = Cần người thật, bà con hỏi { $contact }.

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
note-here = Bà con đang ở đúng bài này rồi, cứ làm tiếp bước dưới đây nhé. Mắc ở đâu, bà con gõ vài chữ kể mình nghe.
note-choose = Mình chưa hiểu. Bà con chọn một câu dưới đây nhé: bấm nút, hay gõ số của nút.
note-wait = Dạ, bà con cứ thong thả, mình đợi. Xong thì gõ “xong”, mắc thì gõ “không được”.
note-later = Dạ, mình giữ chỗ bà con đang làm. Lúc nào rảnh, bấm “Làm tiếp”.
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
note-unreadable = Mình đang trục trặc, chưa nhớ ra bà con làm tới đâu. Bà con vẫn đọc được mọi bài hướng dẫn. Người phụ trách sẽ sửa chỗ hỏng.
note-no-cookie = Trình duyệt này không giữ được dấu (cookie) của mình, nên mình không nhớ bà con làm tới đâu, bấm tiếp sẽ về lại chỗ cũ. Bà con xem cả bài trên một trang, hoặc mở bằng trình duyệt khác nhé.

## Lệnh trong danh sách lệnh của Telegram

command-start = Bắt đầu
command-trangdau = Về trang đầu
command-cuatoi = Bài của tôi
command-caidat = Cài đặt, xóa dữ liệu
command-gioithieu = Mình là ai
command-help = Cách nói với mình

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
web-zalo-share = Gửi qua Zalo
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

board-late = Ai mới tới thì quét
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

## Trên giấy: áp phích, tờ hướng dẫn, giấy lớp học

paper-name = Gõ Cửa
paper-ask = Hỏi
# Từ ghép không bị tách khi tên bài xuống dòng trên giấy, cách nhau bằng dấu phẩy.
paper-together = ứng dụng, điện thoại, tài khoản, ngân hàng, mật khẩu, định danh, kích hoạt, giấy tờ, thời tiết, sâu bệnh, khám bệnh, sức khỏe, điện tử, bảo hiểm, căn cước, kỹ năng, liên lạc, lương hưu, trợ cấp, cập nhật, sinh trắc học, di động, đăng nhập, đăng ký, dịch vụ công, quốc gia, khai sinh, lý lịch, tư pháp, lệ phí, tạm trú, thường trú, hồ sơ, gian hàng, sản phẩm, nông sản, lừa đảo, truy xuất, máy ảnh, hình vuông, con cháu
paper-promise-1 = Có hình chỉ từng bước một
paper-promise-2 = Mình giúp, không lấy tiền
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
paper-phone = Gọi
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
radio-hello = Thưa bà con, { $run_by } xin báo. Ai cần làm việc này thì có tổ giúp: { $title }. { $summary }
radio-needs = Bà con chuẩn bị sẵn: { $things }.
radio-cost = Về tiền nong: { $cost }.
radio-step = Bước { $number }. { $text }
radio-answer = Nếu là { $answer } thì { $to }.
radio-then = Xong thì { $to }.
radio-call = Bà con muốn có người chỉ từng bước, xin hỏi { $contact }. Tổ tới tận nhà, không lấy tiền.
radio-warning = Xin bà con nhớ kỹ. { $warning }
radio-phone = Số máy của tổ: { $phone }.
radio-hotline = Tổng đài của nơi lo việc này: { $phone }.
radio-result = Làm xong, bà con có: { $result }
radio-seconds = { $seconds } giây
news-title = Bản tin để đăng: { $title }
news-lead = { $run_by } hướng dẫn bà con: { $title }. { $summary } Làm xong, bà con có: { $result }
news-call = Mở bài có hình từng bước tại { $address }. Cần người chỉ, bà con hỏi { $contact }.

## Tổ công nghệ số: ai làm gì

desk = Việc của tổ
desk-body-member = Chào { $label }, thành viên tổ công nghệ số { $place }. Hôm nay mình giúp nhà nào?
desk-body-lead = Chào { $label }, tổ trưởng tổ công nghệ số { $place }. Hôm nay mình giúp nhà nào?
desk-body-admin = Chào { $label }, người quản lý { $place }. Hôm nay mình lo việc gì?
desk-visit = Đang ở: { $house }
desk-more = Việc khác
desk-more-body = Mấy việc ít khi cần tới.
desk-leave = Tôi thôi làm ở tổ
desk-leave-body = Thôi làm thì anh chị không mở được sổ nhà và việc của tổ nữa. Những việc đã ghi vẫn còn. Anh chị có chắc không?
desk-leave-yes = Chắc, tôi thôi
desk-leave-no = Không, tôi ở lại
note-left-team = Anh chị đã thôi làm ở tổ. Cảm ơn anh chị đã đi từng nhà giúp bà con.

role-member = thành viên
role-lead = tổ trưởng
role-admin = người quản lý

invite-title = Mời anh chị vào tổ
invite-body = Anh chị được mời làm **{ $role }** của tổ công nghệ số cộng đồng **{ $place }**. Nhận lời thì việc anh chị làm cho tổ được ghi lại dưới một mã, để { $run_by } biết nhà nào đã được giúp. Mình nhớ anh chị có trong tổ cho tới khi anh chị thôi làm. Bài anh chị tự học thì mình có nhớ hay không vẫn theo ý anh chị, xem ở **Cài đặt**.
invite-accept = Tôi nhận lời
note-invite-over = Lời mời này đã dùng rồi, đã quá hạn, hoặc người mời đã rút lại. Anh chị xin tổ trưởng lời mời khác nhé.
note-enrolled = Xong rồi, anh chị đã ở trong tổ. Từ nay trang đầu có thêm nút “Việc của tổ”.

team = Người trong tổ
team-title = Tổ công nghệ số { $place }
team-body = Tổ này có { $count } người. Bên dưới có { $below } tổ.
team-hint = Gõ tên thôn, tên xã
team-more-people = Xem thêm người
team-more-places = Xem tiếp
team-invite-member = Mời thành viên
team-invite-lead = Mời tổ trưởng
team-invite-admin = Mời người quản lý
team-invite-body = Anh chị gõ tên mà tổ hay gọi người đó, ví dụ: chị Hoa. Mình làm một đường mời, dùng được một lần, trong { $hours } giờ, vào tổ { $place }.
team-invite-hint = Tổ gọi người đó là gì
team-invite-unnamed = Không cần tên
team-sent-title = Đường mời vào tổ
team-sent-body = Anh chị gửi đường này cho **{ $label }**, để làm { $role } của tổ { $place }. Chỉ một người dùng được, trước { $until }. Đừng đăng lên nhóm đông người.
team-sent-alt = Hình vuông để quét, mở lời mời vào tổ
team-send = Gửi lời mời
team-send-text = Mời anh chị làm { $role } tổ công nghệ số { $place }. Bấm vào đây để nhận lời:
team-revoke = Rút lại lời mời
note-revoked = Đã rút lại lời mời. Đường mời đó không dùng được nữa.
team-open = Lời mời đang chờ ({ $count })
team-open-body = Những người này đã được mời mà chưa nhận lời. Anh chị bấm vào một người để gửi lại đường mời, hoặc rút lại.
team-more-invites = Xem thêm lời mời
team-who-body = { $role } của tổ { $place }, từ ngày { $since }.
team-remove = Cho thôi làm
team-remove-body = Cho **{ $label }** thôi làm thì người đó không mở được việc của tổ nữa. Những việc đã ghi vẫn còn.
team-remove-yes = Đúng, cho thôi làm
team-remove-no = Thôi, giữ lại
note-removed = Xong rồi, người đó không còn trong tổ nữa.
note-label-long = Tên này dài quá, hoặc chưa có chữ nào. Anh chị gõ ngắn thôi, chừng vài chữ.

## Chia sẻ và lớp học

share-guides = Gửi bài cho bà con
share-body = Anh chị muốn gửi bài nào? Chọn một nhóm.
share-link-body =
    Anh chị gửi câu này kèm đường mở bài. Ai mở bằng đường này thì mình ghi công cho anh chị.

    { "" }**{ $text }**
share-send = Gửi đường mở bài
share-qr = Hình vuông để quét
share-qr-alt = Hình vuông để quét, mở bài { $title }
code-refused = Chưa có hình vuông để quét: nơi này chưa có địa chỉ công khai, nên hình chỉ mở được trên chính máy này. Người quản trị ghi dòng `address` vào config.yaml, rồi mở lại.
share-refused = Chưa có địa chỉ công khai, nên đường này chỉ mở được trên chính máy này. Người quản trị ghi dòng address vào config.yaml.
share-qr-body = Bà con mở máy ảnh, hướng vào hình này là mở được bài.

lessons = Lớp học
lesson-body = Lớp nào đang mở thì bấm vào, hoặc mở lớp mới.
lesson-new = Mở lớp mới
lesson-in = Lớp học ở { $place }
lesson-choose = Lớp học bài nào? Chọn một nhóm.
lesson-open = Mở lớp
lesson-open-body = Mở lớp học bài **{ $title }** ở { $place }? Mở rồi thì mình đưa hình vuông cho cả lớp quét.
lesson-qr = Hình cho cả lớp quét
lesson-qr-body = Giơ hình này lên, hoặc chiếu lên tường. Bà con hướng máy ảnh vào là vào lớp.
lesson-back = Xem lớp tới đâu
lesson-board = Bảng để chiếu lên tường
lesson-board-open = Mở bảng trên máy này
lesson-board-text = Bảng theo dõi lớp học, mở trên máy nối với máy chiếu:
lesson-close = Tan lớp
lesson-close-body = Tan lớp thì mình ghi lại có { $count } người tới. Bà con vẫn làm tiếp bài ở nhà được.
lesson-close-yes = Tan lớp
lesson-close-no = Chưa, học tiếp
lesson-closed = Lớp đã tan
lesson-closed-body = Lớp học bài **{ $title }** có { $count } người tới. Cảm ơn anh chị.
board-alt = Bảng lớp học: mấy người ở bước nào
board-guide = Mở bài này

inline-ready = Bà con bấm nút ở dưới, mình chỉ từng bước một. Không mất tiền.
inline-open = Mở bài này
inline-here = Mở ở chat riêng
inline-ask-title = Bà con cần làm việc gì?
inline-ask-body = Gõ /guide rồi gõ việc đó, như: /guide vneid. Hoặc bấm một bài ở dưới.
inline-maybe-title = Bà con cần bài nào?
inline-maybe-body = Bấm một bài, mình chỉ từng bước ở chat riêng.
inline-none-title = Mình chưa tìm ra bài này
inline-none-body = Bà con gõ ngắn thôi, như: /guide quét mã qr. Hoặc hỏi mình ở chat riêng.
inline-over = Việc này xong rồi, hoặc đã chuyển cho tổ khác.
inline-command = Gửi một bài vào nhóm, như: /guide vneid

## Nhà và chuyến thăm

skill-eid = định danh
skill-portal = dịch vụ công
skill-pay = thanh toán
skill-shop = bán hàng trên mạng

round = Các nhà của tôi
round-title = Các nhà ở { $place }
round-villages = Anh chị chọn nơi, hoặc gõ tên nơi đó.
round-body = { $place } có { $houses } nhà trong sổ, { $fluent } nhà đã có người tự làm được. Nên ghé các nhà này trước:
round-last = (thăm { $day })
round-line = { $house }: còn thiếu { $missing }
round-helps = Có { $count } người đang cần giúp
round-all = Tất cả các nhà
round-all-body = Có { $count } nhà. Dấu ✓ là nhà đã có người tự làm được.
round-none = Sổ chưa có nhà nào. Anh chị mở nhà đầu tiên nhé.
round-hint = Gõ tên nhà để tìm

house-fluent = đã có người tự làm được hết
house-missing = Còn thiếu: { $missing }
house-joined = Số người trong nhà đã vào sổ: { $count }
house-helped = Đã làm cùng tổ: { $guides }
house-witnessed = Tổ đã thấy tận mắt: { $guides }
house-visited = Thăm lần cuối: { $day }
house-unvisited = Chưa thăm lần nào
house-code = Hình cho người trong nhà quét
house-code-title = Quét để vào sổ nhà
house-code-alt = Hình vuông để người trong { $house } quét
house-code-body = Người trong nhà mở máy ảnh, hướng vào hình này. Mình hỏi ý từng người rồi mới ghi, không hỏi tên.
house-code-text = Bà con bấm vào đây để vào sổ của nhà mình, không phải khai tên:
house-new = Mở nhà mới
house-new-body = Nhà ở { $place }. Anh chị gõ số nhà hoặc tên tổ hay gọi, ví dụ: nhà 12, nhà gốc mít. Đừng ghi họ tên, số điện thoại của bà con.
house-new-hint = Số nhà, hoặc tên hay gọi
house-number = Lấy số tiếp theo: { $number }
house-numbered = Nhà { $number }
house-close = Bỏ nhà này khỏi sổ
house-close-body = Bỏ **{ $house }** khỏi sổ thì nhà này không còn trong danh sách và số liệu của thôn. Bài của người trong nhà vẫn còn.
house-close-yes = Bỏ khỏi sổ
house-close-no = Thôi, giữ lại
note-house-opened = Đã mở nhà này trong sổ.
note-house-there = Nhà này đã có trong sổ.
note-house-several = Có mấy nhà tên gần giống nhau. Anh chị bấm đúng nhà mình cần nhé.
note-house-closed = Đã bỏ nhà khỏi sổ.
note-label-number = Tên này có nhiều số quá. Anh chị đừng ghi số điện thoại hay số giấy tờ, chỉ ghi số nhà hoặc tên hay gọi.

join-title = Vào sổ của nhà mình
join-body =
    Bà con ở một nhà mà tổ công nghệ số { $place } đang giúp. Bà con đồng ý thì mình ghi: có một người ở nhà này đã làm xong bài nào. Nhờ vậy tổ biết nhà mình còn cần giúp gì.

    Mình không hỏi tên, không hỏi số điện thoại. Người trong tổ thấy bài nào xong ngày nào, dưới một mã, không có tên. { $run_by } chỉ xem số nhà. Lúc nào bà con cũng rời sổ được.
join-yes = Đồng ý, tôi ở nhà này
join-no = Thôi, không vào
join-done = Bà con đã vào sổ nhà
join-done-body = Bà con đang ở trong sổ một nhà của { $place }. Từ giờ bài nào bà con tự làm xong thì tính cho nhà mình.
join-not-kept = Bà con chưa cho mình nhớ bài làm, nên sau 24 giờ mình quên và nhà mình không còn tính bà con nữa. Muốn tính lâu dài thì bà con bấm **Nhớ giúp tôi**. Không bấm cũng không sao.
join-begin = Về trang đầu, bắt đầu học
join-leave = Rời sổ nhà
settings-house = Sổ nhà của tôi

visit-begin = Tôi đang ở nhà này
visit-on = Ghi tiếp chuyến thăm
visit-none = Anh chị chưa ghi chuyến thăm nào ở nhà này.
visit-title = Đang ở { $house }
visit-body = Anh chị làm tới đâu, ghi tới đó. Bà con không có điện thoại thì làm cùng trên máy của anh chị. Mấy câu dưới đây, hỏi được câu nào thì bấm câu đó.
visit-slip = Ghi theo phiếu { $slip }, ngày { $day }.
visit-noted-done = Làm xong cùng nhau: { $title }
visit-noted-begun = Làm dở: { $title }
visit-noted-seen = Đã thấy tận mắt: { $title }
visit-guides = Làm cùng một bài
visit-topics = Làm cùng bài nào? Chọn một nhóm.
visit-topics-lacking = Nhà này còn thiếu { $missing }, nên mình để mấy bài đó lên trước.
visit-guide-body = Bài **{ $title }**. Anh chị mở bài làm cùng bà con, hoặc ghi lại việc vừa làm trên máy của bà con. “Tận mắt thấy” chỉ bấm khi anh chị nhìn thấy kết quả trên chính máy của bà con.
visit-walk = Mở bài, làm cùng bây giờ
visit-done = Đã làm xong cùng nhau
visit-begun = Mới làm dở
visit-seen = Tận mắt thấy kết quả
visit-end = Kết thúc chuyến thăm
check-phone = Trong nhà có điện thoại thông minh không?
check-eid = Đã có định danh mức 2 chưa?
check-pay = Có tài khoản trả tiền chưa?
check-shop = Có bán hàng trên mạng không?
check-open = chưa hỏi
check-phone-ask-yes = Có điện thoại thông minh
check-phone-ask-no = Không có điện thoại thông minh
check-eid-ask-yes = Có định danh mức 2
check-eid-ask-no = Chưa có định danh mức 2
check-pay-ask-yes = Có tài khoản trả tiền
check-pay-ask-no = Chưa có tài khoản
check-shop-ask-yes = Có bán hàng trên mạng
check-shop-ask-no = Không bán trên mạng
check-phone-yes = Có điện thoại thông minh ({ $day })
check-phone-no = Không có điện thoại thông minh ({ $day })
check-eid-yes = Có định danh mức 2 ({ $day })
check-eid-no = Chưa có định danh mức 2 ({ $day })
check-pay-yes = Có tài khoản trả tiền ({ $day })
check-pay-no = Chưa có tài khoản trả tiền ({ $day })
check-shop-yes = Có bán hàng trên mạng ({ $day })
check-shop-no = Không bán hàng trên mạng ({ $day })
note-noted = Mình ghi rồi.
note-visit-ended = Đã ghi xong chuyến thăm. Anh chị nghỉ chân uống nước đã nhé.
note-visit-taken = Người khác trong tổ đang ghi chuyến thăm ở nhà này. Chờ người ấy kết thúc rồi anh chị ghi nhé.

slips = Nhập phiếu thăm
slip-body = Anh chị gõ số trên phiếu, đủ 8 chữ số. Mỗi phiếu nhập được một lần.
slip-hint = Số trên phiếu, 8 chữ số
slip-title = Phiếu { $number }
slip-house = Phiếu này của nhà nào? Anh chị chọn, hoặc gõ tên nhà.
slip-some-house = một nhà khác
slip-days = Chuyến thăm này hôm nào?
slip-today = Hôm nay, { $day }
slip-yesterday = Hôm qua, { $day }
slip-day = Ngày { $day }
slip-used = Phiếu này đã nhập rồi
slip-used-body = Phiếu { $number } đã được nhập ngày { $day }, cho { $house }. Mỗi phiếu chỉ nhập một lần.
note-slip-length = Số phiếu phải đủ 8 chữ số. Anh chị xem lại giúp mình.
note-slip-wrong = Số này gõ sai một chữ nào đó. Anh chị nhìn lại phiếu rồi gõ lại nhé.
note-slip-unknown = Mình không có phiếu số này trong sổ của tổ. Anh chị xem lại số giúp mình.

## Gặp người thật

moment =
    { $hour } giờ{ $minute ->
        [0] { "" }
       *[other] { " " }{ $padded }
    } { $half ->
        [am] sáng
        [noon] trưa
       *[pm] chiều
    } { $day ->
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
        [6] thứ Bảy
       *[7] Chủ nhật
    } { $date }
help-button = Gặp người thật
help-title = Để người thật giúp bà con nhé
help-who = Người trả lời là tổ công nghệ số của **{ $team }**: người thật, ở gần bà con, không lấy tiền.
help-soon = Bây giờ đang giờ làm việc. Thường thì trong khoảng **{ $minutes } phút** là có người nghe bà con.
help-later = Bây giờ ngoài giờ làm việc. Sẽ có người trả lời **khoảng { $moment }**.
help-urgent = Giờ này chưa có ai trực. Việc gấp thì bà con gọi { $contact }.
help-seen = Người đó thấy bà con đang ở bài nào, bước nào, mắc chỗ gì, ở thôn nào (nếu mình biết). Không thấy tên, không thấy số điện thoại. Hai bên nói chuyện ngay ở đây, mình chuyển giúp.
help-secrets = Bà con **đừng gửi** mật khẩu, mã OTP (mã dùng một lần), ảnh giấy tờ cho ai, cả người giúp cũng không. Ai hỏi mấy thứ đó là kẻ gian.
help-ask = Nhờ người giúp tôi
help-back = Quay lại chỗ đang làm
help-nobody = Ở đây chưa có người trực để trả lời qua điện thoại. Bà con hỏi { $contact } nhé.
help-open = Bà con đang có một chỗ nói chuyện với người giúp rồi. Bấm nút ở dưới để tới đó.
talk-back = Tới chỗ nói chuyện với người giúp
talk-waiting = Mình đã chuyển câu hỏi của bà con đi
talk-since = Hỏi lúc { $moment }.
talk-told = Tổ đã được báo lúc { $moment }. Trong giờ làm việc, thường khoảng **{ $minutes } phút** là có người nghe.
talk-later = Sẽ có người trả lời **khoảng { $moment }**.
talk-with = Câu hỏi đang ở chỗ tổ công nghệ số của **{ $team }**.
talk-passed = Tổ gần nhất chưa trả lời kịp, mình đã chuyển câu hỏi lên **{ $team }**.
talk-waiting-body = Có người nghe là mình báo ngay. Bà con cứ làm việc khác, tắt máy cũng được. Gấp quá thì bà con hỏi { $contact }.
talk-cancel = Thôi, tôi không cần nữa
talk-taken = Có người nghe bà con rồi
talk-taken-body = Chị hoặc anh trong tổ đang nghe. Bà con gõ chữ, gửi tiếng nói, chụp màn hình gửi ở đây, mình chuyển ngay. Lúc này mình không nói xen vào; các nút vẫn bấm được như thường.
talk-taken-words = Chị hoặc anh trong tổ đang nghe. Bà con gõ chữ ở đây, mình chuyển ngay. Sang màn khác thì chữ gõ ở đó không gửi đi.
talk-end = Xong rồi, thôi nói chuyện
talk-judge = Có giúp được bà con không?
talk-judge-body = Cuộc nói chuyện đã khép lại. Bà con cho mình biết một tiếng, để tổ giúp bà con khác tốt hơn.
talk-helped = Có, giúp được tôi
talk-not-helped = Chưa giúp được
talk-closed = Cuộc nói chuyện đã khép lại
talk-closed-unheard = Câu hỏi này đã được cất đi, chưa có ai trả lời. Còn cần thì bà con hỏi lại, hoặc hỏi { $contact }.
talk-thanks = Vậy là tốt rồi! Cảm ơn bà con đã cho mình biết.
talk-sorry = Mình xin lỗi bà con. Bà con hỏi lại lần nữa, hoặc hỏi { $contact } nhé.
talk-again = Nhờ người giúp lần nữa

talk-list = Ai đang cần giúp
talk-list-body = Đang chờ: { $waiting }. Đã có người giúp (có dấu ✓): { $taken }.
talk-anything = Hỏi chung
talk-card = Bà con cần người giúp
talk-card-mine = Anh chị đang giúp bà con
talk-card-mine-body = Từ giờ anh chị gõ chữ ở đây là tới bà con ngay, và bà con nói lại cũng tới anh chị. Hai bên không thấy tên, số của nhau. Các nút và lệnh (như /trangdau) vẫn dùng như thường. **Đừng hỏi** mật khẩu, mã OTP, số căn cước, ảnh giấy tờ.
talk-card-taken = Đã có người giúp
talk-card-taken-body = { $member } đang giúp bà con này.
talk-card-closed = Việc này đã xong
talk-card-closed-body = Cuộc nói chuyện đã khép lại. Cảm ơn anh chị.
talk-guide = Bà con đang ở bài: **{ $title }**
talk-about-nothing = Bà con hỏi chung, không ở bài nào.
talk-step = Bước: { $text }
talk-problem = Chỗ mắc: **{ $problem }**
talk-home = Nơi ở: { $place }
talk-take = Để tôi giúp
talk-return = Trả lại cho tổ
talk-open = Mở để giúp bà con
talk-see = Xem chỗ bà con đang đứng
note-talk-left = Cuộc nói chuyện với người giúp vẫn mở. Muốn nói tiếp, bấm “Tới chỗ nói chuyện với người giúp”.
note-talk-carried = Mình đã chuyển lời vừa rồi tới người bên kia.
note-talk-busy = Anh chị đang giúp một người rồi. Xong người đó hãy nhận người này nhé.
note-talk-taken = Có người vừa nhận giúp trước anh chị rồi.
note-talk-returned = Đã trả lại cho tổ. Bà con sẽ được người khác giúp.
note-talk-over = Cuộc nói chuyện này đã khép lại, nên tin vừa rồi không gửi đi.
note-talk-long = Tin này dài quá, mình chưa chuyển được. Gõ ngắn lại, hoặc chia làm mấy tin nhé.
talk-unsent = Tin vừa rồi mình không chuyển được tới người bên kia. Gõ chữ kể lại giúp mình nhé.
note-talk-uncarried = Bên kia đang dùng trang web, không nhận được ảnh, tiếng nói, tệp. Gõ chữ giúp mình nhé.
note-talk-unheard = Chưa có ai nghe, nên chữ vừa rồi chưa chuyển đi. Có người nghe là mình báo, lúc đó bà con gõ lại nhé.

## Số liệu

report-title = Số liệu
report-progress = Bà con làm tới đâu
report-progress-what = mỗi bài mấy người bắt đầu, mấy người xong, mấy người bỏ dở
report-stuck = Mắc ở chỗ nào
report-stuck-what = bước nào hay bị mắc, màn hình nào không giống hình
report-reach = Bà con tới từ đâu
report-reach-what = tới bằng mã nào, qua kênh nào, xong được mấy bài
report-households = Nhà nào đã thạo
report-households-what = bao nhiêu nhà có người tự làm được
report-teams = Việc tổ đã làm
report-teams-what = thăm nhà, giúp bà con, trả lời người hỏi
report-completions = Ai xong bài nào
report-completions-what = bài nào đã xong, tự làm hay có người giúp
report-month = tháng { $month }
report-all = Từ đầu tới giờ
report-everywhere = tất cả
report-this = Tháng này
report-last = Tháng trước
report-others = Số liệu khác
report-all-guides = Tất cả các bài
report-all-of = Tổng
report-in = Các nơi thuộc { $place }
report-in-body = Bà con chọn nơi muốn xem.
report-here = Chung, hoặc chưa rõ nơi nào
report-empty = Chưa có số nào ở đây.
report-rest = … và { $count } dòng nữa
report-sum = **Tổng:** { $numbers }
report-hidden = Dấu – là số được che, vì đứng sau nó chưa tới { $count } người, hoặc vì từ nó tính ra được số đã che.
report-behind = Máy còn đang đếm, số chưa đủ. Ít phút nữa mở lại là đủ.
report-step = { $title }, bước { $number }
report-nobody = không cho nhớ
report-how-alone = tự làm
report-how-helped = có người giúp
report-who-me = cho mình
report-who-other = cho người nhà
report-by-channel = Kênh
report-by-kind = Loại mã
report-by-code = Mã
report-by-place = Nơi
report-code-member = Mã của tổ viên
report-code-place = Mã của nơi
report-code-poster = Áp phích
report-code-class = Lớp học
report-code-other = Mã khác
report-code-none = Tự tìm tới

## Số liệu: tên cột

report-column-guide = Bài
report-column-revision = Bản
report-column-step = Bước
report-column-problem = Chỗ mắc
report-column-carried = từ trước
report-column-started = bắt đầu
report-column-moved = chuyển tới
report-column-reached = tới bước
report-column-alone = tự xong
report-column-helped = xong có giúp
report-column-left = bỏ
report-column-again = bỏ để làm lại
report-column-dropped = tự bỏ
report-column-stopped = để khi khác
report-column-forgotten = hết hạn nhớ
report-column-erased = xóa dữ liệu
report-column-inside = đang làm
report-column-shown = hỏi
report-column-solved = đã gỡ
report-column-still = vẫn mắc
report-column-differs = hình khác
report-column-by = Theo
report-column-name = Tên
report-column-new = tới lần đầu
report-column-again-came = tới lại
report-column-place = Nơi
report-column-houses = nhà
report-column-fluent = nhà thạo
report-column-lacks-eid = thiếu định danh
report-column-lacks-portal = thiếu dịch vụ công
report-column-lacks-pay = thiếu thanh toán
report-column-lacks-shop = thiếu bán hàng
report-column-opened = nhà mới ghi
report-column-joined = người vào nhà
report-column-left-house = người rời nhà
report-column-visits = chuyến thăm
report-column-team = Tổ
report-column-member = Tổ viên
report-column-slips = nhập từ phiếu
report-column-said = giúp xong (tổ kể)
report-column-witnessed = tận mắt thấy
report-column-credited-alone = nhờ mã, tự xong
report-column-credited-helped = nhờ mã, xong có giúp
report-column-taken = nhận giúp
report-column-closed = khép lại
report-column-judged-yes = bà con nói được việc
report-column-judged-no = bà con nói chưa xong
report-column-person = Người
report-column-day = Ngày
report-column-how = Cách làm
report-column-who = Cho ai
report-column-other = cho người nhà
