"""The patterns of the grammar: all that a short text may be to mean something wherever the person stands.

A word stands for itself without marks, `(a|b c)` for one of several, `[a|b]` for one of several or none, `*` for up to
three of any. A line that begins with blanks goes on with the line before.
"""

from collections.abc import Mapping

from flows.core.steering.meanings import Meaning

_THIS = """\
[cai] [cai|buoc|nut|o|cho|viec|phan|muc|man hinh|trang|bai] [xanh|do|vang|den|trang|to|lon] [do|nay|kia|nay ne|het|
    ca|xong]"""
_ACT = """\
(lam|bam|vao|mo|cai|tai|tai ve|nhap|go|dien|chon|quet|gui|dang nhap|dang xuat|dang ky|dang ki|xem|doc|nghe|
    tim|thay|kiem|chup|ghi|sua|xoa|bat|tat|keo|vuot|luu|in|nop|chuyen|dong y|cho phep|cap quyen|khai|cham|
    cham vao|lay|bo|dat)"""
_WHERE = """\
[duoc|xong|du|het|dung|vao|lai|len|ra]"""

_DONE = f"""
[da|vua|moi] xong [het|ca|xuoi|tat ca|toan bo|xuoi het|het tron|het sach|het tat ca|tron] [buoc|cai|viec|phan|
    khau] [nay|do|mot|hai|ba|dau|tren] [roi|xong]
[da|vua|moi] {_ACT} {_WHERE} {_THIS} [da] (xong|roi|xong roi|duoc roi|du roi|het roi|xong het roi|roi xong)
da {_ACT} {_WHERE} {_THIS}
(da|vua) (xong|duoc|roi|ok|on)
(duoc|ok|on|on thoa|ngon|ngon lanh|thanh cong|hoan thanh|hoan tat|xong xuoi) [het|ca|lam] [roi]
da (thanh cong|hoan thanh|hoan tat|duoc|on|ok) [roi]
(co|ra|len|hien|thay|hien ra|no hien|no ra|no len|no hien ra|ra roi|thay roi|toi|den) {_THIS} roi
(may|dien thoai|no) (bao|hien|noi|ghi) [la] (thanh cong|xong|duoc|ok) [roi]
roi [xong|roi|do]
(hoan tat|hoan thanh|thanh cong) [buoc] [nay]
xong (mot|hai) (buoc|cai) [roi]
(done|finish|finished|complete|completed|did it|i did it|all done|success|ready|i am ready|im ready|sẵn sàng|
    san sang) [roi]
(ok|duoc) (xong|done) [roi]
"""
_NEXT = """
(tiep|tiep tuc|tiep theo|ke tiep|di tiep|lam tiep|chi tiep|noi tiep|doc tiep|xem tiep|qua tiep|toi tiep|hoc
    tiep|coi tiep) [di|nua|duoc chua|lam|xem|coi|theo|thoi|buoc nay]
[tiep|qua|sang|toi|den|xem|coi|lam|chuyen|chuyen sang|chuyen qua|cho xem|chi|mo] (buoc|cai|trang|man hinh|
    phan|bai) (sau|tiep|tiep theo|ke|ke tiep|moi|khac|sau do|nua|toi)
(qua|sang|toi|chuyen) (tiep|luon) [di]
[roi|gio|bay gio|xong|xong roi|lam roi|duoc roi] [gio|bay gio|thi|roi] (lam gi|lam gi nua|lam gi tiep|lam sao
    nua|lam sao tiep|sao nua|lam chi|lam chi nua|lam chi tiep|chi nua|gi nua|lam the nao nua) [day|do|nua|
    tiep|vay]
(roi|xong|xong roi) (sao|sao nua|the nao|sao do|sao day)
(buoc|cai) (sau|tiep theo|tiep|ke tiep) [la] (gi|chi|sao|the nao|dau)
(tiep theo|ke tiep|gio) (la|lam) (gi|chi|sao)
(next|continue|go on|go ahead|next step|forward|skip|proceed|keep going|what next|whats next|then what)
bo qua [buoc|cai|phan] [nay|do]
bat dau [di|thoi|luon|lam|nao|lam di]
"""
_BACK = """
(quay|tro|lui|lui lai|di|ve|quay tro|nhay) (lai|ve|lui) [sau|truoc|phia truoc|mot buoc|buoc truoc|trang truoc|
    cho cu|cho truoc|cai truoc|man hinh truoc|luc nay|hoi nay|ra|xem]
(ve|lui|quay ve|tro ve|ve lai|cho ve|xem lai|coi lai|quay lai xem|tro lai xem) (truoc|buoc truoc|trang truoc|
    cai truoc|man hinh truoc|cho cu|cho nay|phia truoc|sau|mot buoc|buoc cu|buoc vua nay)
[lai] (buoc|trang|man hinh|cai|phan) (truoc|truoc do|vua roi|vua nay|cu|hoi nay|luc nay)
[toi|minh|con|em|bac] bam (nham|lon|sai|lo|trat) [roi|nut|cho|het]
lo (bam|tay) [nham|roi|bam]
(nham|lon|lo|lo tay|lon nut|nham nut|sai nut) [roi]
(tro ra|lui|back|go back|previous|undo|return|previous step|one step back|ra lai|quay ra|quay lui|thut lui)
(lui|lui lai) [mot] [buoc|cai|trang]
"""
_CANNOT = """\
(khong|chua|van khong|van chua|cung khong|khong lam|sao khong|sao chua|bam khong|bam hoai khong|lam khong|lam
    hoai khong|lam mai khong|vao khong|mo khong|hoai khong|mai khong|chang)"""
_CAN = """\
(duoc|bam duoc|vao duoc|mo duoc|lam duoc|tim duoc|tim thay|tim ra|thay|thay dau|ra|len|chay|an thua|an|hieu|
    hieu duoc|biet|biet lam|biet bam|biet lam sao|biet bam dau|biet cach|biet bam cho nao|biet o dau|biet lam
    the nao|biet lam gi|doc duoc|cai duoc|tai duoc|nhan duoc|qua duoc|di tiep duoc|tiep tuc duoc|noi|xue|xong
    duoc|lam noi|ro|giong|dang nhap duoc|nhap duoc|gui duoc|sao|cho|cho bam|cho vao|an|nhuc nhich|dong tinh|
    phan hoi|load|quay|hien|hien ra|hien len|len duoc|ra duoc|co cai do|co nut do|co nut nay|co cho do|co muc
    do|co o do|co nut nao|co gi het|co chi het|co gi)"""
_STUCK = f"""
[sao] [ma|lai] {_CANNOT} {_CAN} [gi|chi|het|vay|the|ta]
{_CANNOT} (bam|vao|mo|lam|tim|doc|cai|tai|nhan|qua|di|nhap|gui|dang nhap|quet|chup|go|chon|keo|xem|tiep tuc|
    bat|tat) [len|ra|vao|tiep|noi|lai|xuong|ve|qua|den] duoc [gi|chi|het|nua]
[den day|o day|cho nay|buoc nay|den buoc nay|o cho nay] [thi|lai|la] [bi] (mac|ket|tac|loi|khong duoc|khong
    hieu|khong biet|chiu)
(van|lai|cu|no|may|van cu|lai bi|van bi|van bao) [bao|bi] loi [hoai|mai|nua|roi]
[bam|lam|vao|mo|go|nhap|no|may|cai nay|cai do|app|tai|cai|tim|doc|quet|thu|thu hoai|lam hoai|bam hoai|tim
    hoai|lam mai|bam mai|tim mai|thu mai] [ma|cung|thi] {_CANNOT} {_CAN} [gi|chi|het|gi het|chi het|gi ca|chi
    ca|dau|sao|sao het|cho nao|noi|nut nao|cai gi|cai chi|nut do|cai do|roi|nua|day|the nao]
(kho|roi|roi ram|phuc tap|lang nhang|rac roi) (qua|hieu|hieu qua|lam|the|vay|ghe|di|doc|nhin|thay mo|du|vo
    cung|khong lam duoc)
kho
[dang] (bi|gap) (mac|ket|tac|loi|vuong|dung|truc trac|be tac|su co|roi|kho) [roi|cho nay|o day|cho nao|buoc
    nay|o buoc nay|gi do|chi do|hoai]
(mac|ket|tac|vuong|loi|be tac|bi) [roi|cho nay|o day|buoc nay|o buoc nay|hoai|ket roi]
(bao|hien|no bao|may bao|no hien|bi bao|hien thi|cu bao) loi [hoai|roi|gi do|chi do|mai|day]
[gio|bay gio|chu] phai (lam sao|lam the nao|lam gi|lam chi) [day|do|bay gio|gio|vay|duoc]
(lam sao|lam the nao|sao gio|sao day|sao bay gio|lam sao gio|lam sao day|lam sao bay gio|lam rang|lam rang
    day|lam the nao day|sao vay|sao ky vay|sao the|biet lam sao|biet lam sao day) [gio|vay|troi|duoc]
(chua|khong) (thay|biet) (gi|chi|dau|nut|no) [het|ca|o dau]
(giup|chi|do) (toi|minh|con|em|bac|voi|toi voi|minh voi) [voi|cho nay|buoc nay]
giup voi
(not working|it does not work|does not work|doesnt work|it doesnt work|cant|i cant|i cannot|cannot|i am stuck|
    im stuck|stuck|error|failed|i dont understand|dont understand|do not understand|i do not understand|
    confused|too hard|too difficult|hard|i dont get it|not ok|not yet working|nothing happens|it failed)
(bo tay|chiu|chiu thua|chiu roi|bo tay roi)
[bam|vao|nhan|nam|tim|no|bam vao|bam o|cai do] (o dau|cho nao|nut nao|vao dau|cho dau|o cho nao|cai nao|nam
    dau|nam cho nao) [vay|the|day|roi|ta|ha]
(bam|nhan|vao|tim|cham|vuot|keo) dau [vay|the|day|roi|ta|ha]
"""
_WAIT = """
doi * da
[cho|doi] [toi|minh|con|em|me|bac] [xin] (it|vai|may|mot hai) (phut|giay|chut|giay phut) [nua] [da|thoi]
(doi|cho|cho doi|doi cho|khoan|khoan da|khoan doi|tu tu|cham|cham cham|cham lai) [toi|minh|em|con|bac|me|to]
    [mot] [ti|chut|xiu|lat|phut|ty|teo|hoi|giay|lat nua|chut xiu|tieng] [da|thoi|nao|xem|coi|roi lam|lam da|
    lam xong|xong da]
(de|cho) (toi|minh|em|con|bac|me|to|xem) [lam|xem|coi|thu|tim|doc|bam|nghi|hoi|lay|di lay|tai|cai|mo|kiem|ngo|
    do|suy nghi] [thu|lai|da|cai|xem|coi|kinh|dien thoai|giay to|sach|mot ti|mot chut|the|xem sao|con|chong|
    vo|nguoi nha|cho]
(doi|cho|khoan) [toi|minh|em|con|bac|me|to] (lay|di|tim|hoi|deo|mang|kiem|mo|sac|goi|lam|doc|xem|coi|nap) *
    (da|cai|chut|ti|xiu|thoi)
[van|con|toi|minh] dang (lam|bam|tai|cai|mo|tim|doc|xem|coi|cho|nhap|go|chay|doi|tai ve|load|lay|thu|lam do|
    xoay|cap nhat|cho ma|doi ma|kiem) [kinh|giay to|the|dien thoai|ma|mat khau|mang|sac|cai kinh|mat kinh]
    [do|day|chut|ma|no|ve|cho no chay]
(chua|chua xong|chua lam|chua lam xong|chua kip|chua bam|chua mo|chua tai xong|chua cai xong|chua toi|chua
    dau) [roi|dau|duoc|het|lam xong]
(mot|hai|vai|may) (ti|chut|xiu|lat|phut|giay) [nua] [da|thoi]
(chut|ti|xiu|lat) nua [da]
(thong tha|binh tinh|dung voi|dung co voi|dung hoi|gap gi) [da]
(wait|hold on|one moment|one minute|just a moment|a moment|give me a minute|wait a minute|hang on|not yet|
    slow down|still loading|loading|just a minute|just a second|one sec)
"""
_LATER = """
(de|thoi de|de danh) (mai|mot|khi khac|luc khac|bua khac|bua sau|hom khac|ngay khac|ngay mai|chieu|toi|trua|
    sau|hom sau|luc nao|lan sau|tuan sau|hom nao|khi nao|lat|lat nua|luc khac ranh|mai mot|khi ranh|luc ranh|
    con ve|con gai ve|con trai ve|chau ve) [lam|tinh|tiep|ranh|lam tiep|hay|nua|roi lam|roi tinh|da|toi|ranh
    lam|ve lam|di]
[met|ban|buon ngu|khuya] [roi|qua] (mai|chieu|trua|lat|lat nua|chut nua|hom sau|bua sau|hom khac|bua khac|luc
    khac|khi khac|mai mot|tuan sau|sau|lan sau|luc ranh|khi nao ranh) [roi|hay|minh|toi|con|em|ve] (lam|lam
    tiep|tinh|hoc|hoc tiep|quay lai|vao lai|tiep|lam not)
(thoi|nghi|ngung) [khoi|khong|chua|di|tam] [lam|hoc|xem|dung|nghi|ngung|muon lam|them] [nua|da|day|thoi|chut|
    lai|tai day|o day|viec|mot lat|mot chut|roi|luon|di|het]
dung (lai|thoi|nua|o day|tai day) [da|day|thoi]
(khong|chua) [muon] (lam|hoc|xem|dung|choi|tiep tuc|theo) [nua] [dau]
dang (ban|met|buon ngu|moi|moi mat|moi tay) [viec|con|nau com|cho con|qua|lam] [roi]
(ban|met|buon ngu|moi mat|moi tay) (viec|qua|roi|lam|roi con) [roi]
(thoat|huy|tam dung|tam nghi|ket thuc|tat|tat di|dong lai|thoat ra|tam ngung|huy bo|thoi dep|dung bot|stop
    bot|bo cuoc)
[toi|minh|thoi] (di|phai di) (cho|lam|ruong|ray|nau com|an com|ngu|don con|hop|cho bo an|cho heo an|ra ruong|
    cong viec|tam|viec) [da|day|roi]
(stop|quit|exit|cancel|later|not now|tomorrow|enough|pause|finish later|do it later|maybe later|i am busy|im
    busy|some other time|another time|stop it|no more)
"""
_HOME = """
[ve|quay ve|tro ve|quay lai|tro lai|ra|toi|cho toi ve|cho ve|mo|vao|qua|xem|len] (trang dau|trang chu|trang
    chinh|man hinh dau|man hinh chinh|trang mot|trang dau tien|dau trang|trang nha|home|menu|menu chinh|danh
    sach|muc luc|cac muc|danh muc|trang home|man hinh home|chu de|cac chu de|danh sach bai|cac bai)
(ve dau|ve nha|ra ngoai|ra ngoai cung|thoat ra ngoai|ve ban dau|quay ve dau|len dau)
(lam|tim|hoi|xem|chon|muon lam|doi|chuyen) [sang|qua] (viec|bai|chuyen|cai|muc|chu de|thu) khac
[qua|sang|lam|chon] (viec|bai|chu de|muc) khac
(main menu|start page|home page|homepage|start|go home|main page|main|topics|list|take me home|back to home|
    back to start)
"""
_OVER = """
[lam|bat dau|hoc|di|quay|chay|xem|quay lai|chi|chi lai|huong dan|huong dan lai|cho lam] [lai] (tu dau|lai tu
    dau|tu dau lai|tu buoc mot|tu buoc dau|tu buoc dau tien|lai ca bai|tu a|tu dau di|tu dau den cuoi)
(bat dau lai|lam lai tu dau|lam lai ca bai|reset|restart|start over|start again|begin again|from the
    beginning|from the start)
"""
_AGAIN = """
(lam|doc|noi|nhac|xem|coi|gui|chi|huong dan|lap|hien|mo|giai thich|nghe|dien|viet|ke|cho xem|cho coi|nhin|
    hoi) lai [di|cham|tu tu] [cho|cho toi|cho minh|cho me|cho bac|cho con|cho em|giup] [nghe|xem|coi|ro|ky]
    [mot lan|lan nua|lan|cai|buoc nay|cham thoi|tu tu|cai do|cai nay|ti|cau do|cau nay|hinh|anh|mot lan nua]
(lai|lai di|lai lan nua|mot lan nua|lan nua|lap lai|nhac lai lan nua)
[toi|minh|con|em|bac|me] (chua|khong) (nghe|doc|thay|xem|coi) (ro|kip|ky|duoc ro|het|xong) [gi|chi|het]
(noi|chi|di) cham [lai|thoi|chut|mot chut|ti] [duoc khong]
(noi gi|noi chi|noi sao|gi the|gi vay|chi vay|chi the|sao co|the nao co|ha|hum|hua)
(again|repeat|say again|say that again|once more|one more time|repeat please|show again|show me again|do it
    again|read again|read it again|redo|pardon|what|retry|try again|thu lai)
"""
_HELP = """
(giup|giup do|tro giup|huong dan|huong dan su dung|cach dung|cach su dung|cach xai|help|hdsd|huong dan dung|
    huong dan cach dung|chi cach dung|help me|how to use|how do i use this|how does this work|instructions|
    guide|manual|usage|commands)
(dung|xai|su dung|go|bam|noi|nhan|nhan tin|hoi) [cai|bot|may|app|trang] [nay|do] (sao|the nao|gi|chi|lam sao|
    kieu gi|nhu the nao|cach nao) [day|duoc|bay gio|vay|cho dung|thi duoc]
(lam the nao|lam sao) [de] (dung|xai|su dung|hoi|noi chuyen) [cai|bot|may] [nay|do]
(go|nhan|viet|noi) (gi|chi|sao|the nao) [vao day|day|duoc|bay gio|o day]
(co nhung|cac) (lenh|cau lenh) (nao|gi)
"""
_HUMAN = """\
(nguoi|nguoi that|nguoi thiet|can bo|nhan vien|to|to cong nghe|to cong nghe so|to cong nghe so cong dong|tong
    dai|ai do|mot nguoi|thanh vien|thanh vien to|nguoi giup|nguoi giup do|nguoi ho tro|nguoi huong dan|nguoi
    nao do|truong thon|tro ly|nguoi o to|to truong|tu van vien|tong dai vien|can bo xa|nguoi chi|nguoi toi
    giup|nguoi den giup|nguoi den|nguoi qua|nguoi ve|ai giup|nguoi nao|nguoi lam|ho tro vien|nguoi tu van)"""
_PERSON = f"""
[cho|muon|can|xin|lam sao|cho toi|toi muon|toi can|toi muon duoc|giup toi|lam on|hay|cho minh|cho bac|em muon|
    con muon] [toi|minh|con|em|bac|me|duoc] (gap|keu|moi|noi chuyen|noi chuyen voi|noi voi|goi|nho|tim|hoi|
    ket noi|lien he|ket noi voi|lien he voi|noi may|noi may voi|nhan tin voi|chat voi|gap truc tiep|chuyen
    may cho|chuyen cho|goi dien cho|hoi thang) {_HUMAN} [that|thiet|giup|chi|voi|ho tro|huong dan|do|duoc
    khong|tai nha|toi nha|o xa|ho]
(nguoi that|nguoi thiet|can nguoi|co nguoi|co ai|nhan vien|can bo|tong dai|tong dai vien) [that|thiet|giup|o
    do|khong|giup khong|o do khong|dau|giup toi|chi]
(can|muon|xin|nho|tim) [co] {_HUMAN} [giup|toi|den|chi|do|ho tro|toi nha|den nha|giup do|huong dan]
[toi|minh] can (giup|duoc giup|ho tro|giup do|su giup do|tro giup|ho tro truc tiep) [voi|gap|do]
(goi|cho goi|gap) (ai|cho ai|to|nguoi) [gio|day|duoc|giup|bay gio|de hoi]
(human|person|agent|operator|a person|talk to a person|talk to a human|talk to someone|real person|speak to a
    person|speak to someone|contact|support|talk to human|call someone|i need a person|i want a person|i need
    help|customer service|someone help me|staff)
"""
_YES = """
(da|vang|u|uh|um|uk|ok|co|dung|phai|dong y|nhat tri|hieu|biet|duoc|chac|tat nhien|chiu|muon|co chu|oke) [roi|
    vay|the|day|do|thoi|ma|y|ok|lam|muon|phai|duoc]
(da|vang|u) (ro|nghe) [roi]
(hieu|biet|nho|ro|thong|nam duoc|nghe|doc|xem|coi) [ra|het] roi
(da|vang|u) (da|vang|u|ok|duoc|co|dung|phai|dong y|hieu|biet|chac|roi)
(yes|yeah|yep|sure|right|okay|alright|fine|agree|i agree|i understand|understood|got it|i see|of course|
    correct|yup|y|true)
"""
_NO = """
(khong|no|nope|nah|not|n|khong phai|khong co|chua co|khong can|khong muon|khong dong y|khong he|dau co|khong
    dau|chua he|khong dung|sai|tu choi) [dau|vay|roi|the|thanks]
"""
PATTERNS: Mapping[Meaning, str] = {
    "person": _PERSON,
    "home": _HOME,
    "over": _OVER,
    "again": _AGAIN,
    "help": _HELP,
    "stuck": _STUCK,
    "wait": _WAIT,
    "later": _LATER,
    "back": _BACK,
    "next": _NEXT,
    "done": _DONE,
    "yes": _YES,
    "no": _NO,
}
"""The patterns of each meaning; the first that fits holds."""
