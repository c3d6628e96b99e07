"""Cues: words next to a number that say what it is, a secret or something plain. All are folded, as `reading` folds.

The longest phrase is looked up first, so "so the can cuoc" is no card and "ma khach hang" no code.
"""

from typing import Literal

from flows.core.secret.kinds import SecretKind

Cue = SecretKind | Literal["code", "tax", "bank", "plain", "sum"]
"""`code`: "mã" alone. `tax`: a tax code, which today may be the citizen-ID itself. `bank`: a bank's name. `plain`: a
number that is no secret. `sum`: money and time."""

_OF: dict[Cue, str] = {
    "otp": """
        otp | 0tp | ma otp | maotp | opt | ma opt | smart otp | o t p | o te pe | ma o te pe | ma xac thuc
        ma xac nhan | ma xac minh | ma xac thuk | ma xn | mxn | ma xt | maxacnhan | maxacthuc | ma mot lan
        ma dung mot lan | ma 1 lan | ma kich hoat | ma dang nhap | ma sms | ma tin nhan | ma vao
        ma doi mat khau | ma dat lai mat khau | so xac nhan | so xac thuc | ma giao dich otp | ma giao
        ma ngan hang | ma bank | ma vneid | ma zalo | ma facebook | ma fb | ma momo | verification code
        verify code | security code | login code | one time code | one time password | confirmation code
        auth code | activation code | ma gui ve | ma nhan duoc | ma bao mat | ma duyet | ma cap lai
        ma khoi phuc | ma an toan | ma chuyen tien | ma moi
    """,
    "pin": """
        ma 6 so | ma sau so | ma mo | ma mo vi | ma tu dat | 6 so bi mat | pin | ma pin | mapin | so pin
        pass code | passcode | mpin | ma khoa | ma mo khoa | ma khoa may | mat ma | ma bi mat | ma so bi mat
        pin code | pincode | ma bin | ma rut tien | ma the atm | pin the | pat cot | pas cot | pass cot | pas co
        pass co | smart pin | ma mo may | so bi mat | pass so
    """,
    "password": """
        mat khau | matkhau | mat khu | mat khau cap 2 | mkhau | mk | pass | pas | password | passwd | pwd | pw
        pass word | pat | pass wifi | mat khau wifi | m k | pa ss | pat guot | mat khau dang nhap | passw
        mat khau moi | mat khau cu
    """,
    "account": """
        stk | so tk | so tai khoan | sotk | sotaikhoan | tai khoan | tk | tai khoan ngan hang | tk ngan hang
        s t k | account number | account no | bank account | account | so tk ngan hang | so tai khoan ngan hang
        acc | so account | tai khoan so | tk so | so tai khoan nhan tien | thu huong
    """,
    "card": """
        so the | sothe | the atm | so the atm | the ngan hang | the visa | visa | mastercard | the tin dung
        the ghi no | napas | the napas | so tren the atm | so in tren the | so the ngan hang | card number
        card no | card | the master | so card | debit card | credit card | so the visa | ma the atm 16 so
        the rut tien | cvv | cvc | ma cvv | so cvv | ma cvc | ba so sau the | ba so mat sau the | ba so mat sau
        ma bao mat the | 3 so sau the | 3 so mat sau
    """,
    "citizen-id": """
        cccd | so cccd | can cuoc | so can cuoc | the can cuoc | so the can cuoc | can cuoc cong dan
        ma dinh danh | so dinh danh | so dinh danh ca nhan | ma dinh danh ca nhan | ma so dinh danh | dinh danh
        so the cccd | ma so cccd | ma cccd | cc | id number | citizen id | id card | national id | personal id
        so giay to | giay to tuy than | c c c d | the chip | can cuoc gan chip | so ca nhan | so cccd cua chu ho
        identity number | so id
    """,
    "old-id": """
        cmnd | cmt | cmtnd | chung minh | chung minh thu | chung minh nhan dan | so cmnd | so cmt
        so chung minh | cm nd | giay chung minh | so chung minh nhan dan | so chung minh thu | id cu | cmnd cu
        c m n d | old id | cmtnd cu | chung minh cu | so chung minh cu | 9 digit id | old 9 digit id
        old id number | so id cu | giay cm | so cm | chung minh thu cu
    """,
    "code": "ma | ma so nay | code | so nay | dong ma | cai ma | cai ma so | ma nay | may so | day so",
    "tax": "mst | ma so thue | ma thue | so thue | tax code | tax id | ma so thue ca nhan",
    "bank": """
        vietcombank | vcb | agribank | bidv | vietinbank | techcombank | tcb | mb | mbbank | mb bank | acb
        sacombank | stb | vpbank | tpbank | tpb | vib | shb | hdbank | lpbank | lienvietpostbank | lien viet
        seabank | ocb | msb | eximbank | viettinbank | nong nghiep | ngoai thuong | cong thuong | ngan hang
        kienlongbank | bac a | abbank | nam a | pvcombank | argibank | agri | ngan hang nong nghiep | nhcsxh
        csxh | chinh sach | banking
    """,
    "sum": """
        nam | ngay | thang | sinh nam | sinh ngay | ngay sinh | nam sinh | gio | luong | gia | tien | so tien
        so du | phi | le phi | nop | nap | rut | tru | tieu | mat tien | bao gia | khoang | con lai | du no
        chuyen | gom | it nhat | toi thieu | toi da | phai co | chuyen tien | chuyen khoan | gui tien | nop tien
        nap tien | tra gop
    """,
    "plain": """
        ma thanh toan | ma dien | ma nuoc | danh bo | so danh bo | ma danh bo | ghn | ghtk | viettel post
        viettelpost | vnpost | vn post | buu dien | j t | jt | spx | ems | vtp | ninja van | best express
        shopee express | giao hang nhanh | giao hang tiet kiem | hop dong so | ma hd | so hd | cong to so
        ma so khach hang | ma nop tien | ma bien lai | sdt | so dien thoai | so dt | phone | so phone | phone number
        di dong | so may | so di dong | may ban | tong dai | hotline | duong day nong | goi | goi so | goi vo so
        soan | ma don | don hang | ma don hang | so don hang | van don | ma van don | so van don | ma giao hang
        ma buu gui | buu gui | buu pham | order | tracking | tracking number | kien hang | goi hang | mvd | ma vd
        mdh | order code | ho so | ma ho so | so ho so | bien nhan | so bien nhan | ma bien nhan | giay hen
        ma tra cuu | ma so tra cuu | so bien lai | bien lai | hoa don | so hoa don | ma hoa don | ma khach hang
        so khach hang | mkh | ma kh | makh | ma dien luc | ma hop dong | so hop dong | hop dong | so giao dich
        ma chuyen khoan | ma so bhxh | so bhxh | bhxh | ma bhxh | so bao hiem | ma the bhyt | the bhyt | so the bhyt
        so the bao hiem | the bao hiem | bhyt | so bhyt | ma bhyt | so so bao hiem | so so bhxh | ma so bao hiem
        ma the bao hiem | ma so the bao hiem | bao hiem | ma so the bhyt | so the bao hiem y te | buu chinh
        ma buu chinh | ma buu dien | zip | postal code | seri | serial | so seri | imei | ma imei | bien so | bks
        gplx | so gplx | bang lai | giay phep lai xe | thua dat | so thua | to ban do | ma vung | ma tinh | ma xa
        ma nganh | ma loi | loi | error | loi so | ma cua hang | ma san pham | ma hang | ma giam ma khuyen mai
        ma voucher | voucher | ma gioi thieu | ma vach | ma lop | ma hoc sinh | ma truong | ma sinh vien
        ma the cao | the cao | nap the | ma nhan vien | so ghe | ma ve | ma dat cho | ma phieu | so phieu
        so thu tu | stt | so cong van | cong van | nghi dinh | thong tu | luat | quyet dinh | qd | dieu | khoan
        so quyet dinh | sinh sinh ngay | so chuyen khoan le phi | mat bao so do | so hong | so so do | model
        phien ban | version | android | ios | toc do | dung chi so | cong to | so cong to | dong ho | bien dong
        ma dat ve | ma chuyen bay | so nha | quoc lo | xo so | ve so | ma benh nhan | ma kham | so kham | so hieu
        ma so doanh nghiep | ma so kinh doanh | dkkd | giay phep kinh doanh | ma ho | ma ho ngheo | ma ho gia dinh
        ma so ho | ma thiet bi | ma vung trong | dung tich | cong suat | mst cty | nang suat | toi phai co
        ma cong dan hoc tap | so may tinh | so may xe | so khung | ma lo | so nguoi | dan so
    """,
}


def split_list(text: str) -> frozenset[str]:
    """Split a list of words, written with spaces."""
    return frozenset(text.split())


def _read_phrases() -> dict[tuple[str, ...], Cue]:
    found: dict[tuple[str, ...], Cue] = {}
    for cue, text in _OF.items():
        for phrase in text.replace("\n", "|").split("|"):
            words = tuple(phrase.split())
            if words:
                found.setdefault(words, cue)
    return found


CUES = _read_phrases()
FIRST_WORDS = frozenset(words[0] for words in CUES)
LONGEST = max(map(len, CUES))
BEGINNINGS = frozenset(words[:n] for words in CUES for n in range(1, len(words) + 1))
CUE_WORDS = frozenset(word for words in CUES for word in words)

BETWEEN = split_list(
    """
    e doc xin man lam tu mo vi giay to ho r roi lay tinh la lak k ko day ne nha nhe a oi u uh do nay ni no cua tui
    toi t minh mk em anh chi ba me bo ong con chau vo chong co chu bac cau duong o ben ngan hang vneid dvc cong
    dvcqg zalo facebook fb momo viettel money gmail email app ung dung dien thoai may tren hien ra len ve vua moi
    gui cho vao nhap bam go ghi the nhu sau thi bang so voi giup gium duoc nhan ma cai nguyen ca ten tai nhanh
    theo kia chinh ban tin sms google bank is my it s for your of was code number mb vcb agribank bidv vietcombank
    vietinbank techcombank acb wifi dang smart banking internet khau mat xac thuc hom bua nghe xem coi viet de dat
    cu cap hai 2 6 bon 4 tam 8 va luon ah ak ha luc trong nguoi ta bao noi giao dich nhac kich hoat
    """
)
"""Words that may stand between a cue and its number without parting them."""
