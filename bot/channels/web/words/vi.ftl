### Chữ của riêng trang web: ô gõ, nút gửi, trang báo trục trặc. Mọi câu khác ở flows/words. Bản gốc.

web-skip = Tới phần chính
web-tagline = Chỉ bà con từng bước
web-you = Bà con:
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

## Trang báo trục trặc

web-trouble-title = Chờ mình một lát
web-again = Bấm lại
web-forged-title = Mở lại trang giúp mình
web-forged-body = Mình không chắc nút này do bà con bấm, nên mình chưa làm gì cả. Bà con mở lại trang rồi bấm lại nhé.
web-reopen = Mở lại trang
web-busy-title = Chậm lại một chút
web-odd-title = Mình không đọc được
web-odd-body = Trang gửi tới không đúng kiểu, nên mình chưa làm gì cả. Bà con mở lại trang rồi bấm lại nhé.
