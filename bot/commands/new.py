"""Make a new guide's folder that passes the check but for what is marked to do."""

import argparse

from bot import clock
from bot.config import load_config
from flows.core.address import GUIDE_ID_MAX_CHARS, ID

_GUIDE = """\
# yaml-language-server: $schema=../guide.schema.json
# Bài mới. Sửa những chỗ ghi VIẾT; xong thì chạy: python -m bot check {id}
format: 1
topic: {topic}
title: "VIẾT: làm được việc gì"
summary: "VIẾT: một câu nói rõ hơn."
result: "VIẾT: xong rồi bà con có gì trong tay."
time: PT10M
needs:
  devices: [Điện thoại thông minh có mạng]
  documents: []
  guides: []
service:
  authority: "VIẾT: nơi lo việc này"
  cost: Không mất tiền
warnings:
  - "VIẾT: kẻ lừa đảo hay lợi dụng việc này thế nào."
then: []
search:
  phrases:
    - "VIẾT {id} câu bà con hay gõ"
  not: []
official: {{apps: [], domains: [], phones: []}}
checked: {{on: {today}, by_sources: ["VIẾT: đã đối chiếu với nguồn nào"]}}
steps:
  - id: ask
    text: "VIẾT: câu hỏi đầu tiên?"
    picture: {{scene: signpost, alt: "VIẾT: hình có gì."}}
    choices:
      - {{label: Cách thứ nhất, next: one}}
      - {{label: Cách thứ hai, next: two}}
  - id: one
    text: "VIẾT: một việc, trên một màn hình."
    next: last
    picture:
      screen: {{title: Tên ứng dụng, show: [{{text: Chữ trên máy}}, {{button: Nút phải bấm}}], tap: Nút phải bấm}}
      alt: "VIẾT: hình có gì, bấm vào đâu."
    problems:
      - id: none
        when: Không thấy chỗ bấm
        then: "VIẾT: cách gỡ."
  - id: two
    text: "VIẾT: một việc, trên một màn hình."
    picture: {{scene: two-people, alt: "VIẾT: hình có gì."}}
  - id: last
    text: "VIẾT: việc cuối cùng."
    picture: {{scene: finish, alt: "VIẾT: hình có gì."}}
"""

_TALKS = """\
# yaml-language-server: $schema=../talks.schema.json
# Những cuộc nói chuyện phải đúng. Mỗi bước cần ít nhất một cuộc đi qua.
- talk: Cách thứ nhất
  turns:
    - {{open: guide_{id}, at: guide_{id}}}
    - {{press: Bắt đầu, at: guide_{id}_consent}}
    - {{press: Nhớ giúp tôi, at: guide_{id}_ask, facts: [Consented, Started, Reached]}}
    - {{press: Cách thứ nhất, at: guide_{id}_one, facts: [Reached]}}
    - {{press: Tôi bị mắc, at: guide_{id}_one_stuck}}
    - {{press: Không thấy chỗ bấm, at: guide_{id}_one_none, facts: [Stuck]}}
    - {{press: Được rồi, at: guide_{id}_one}}
    - {{press: Xong bước này, at: guide_{id}_last, facts: [Reached]}}
    - {{press: Xong hết rồi, at: guide_{id}_done, facts: [Finished]}}
- talk: Cách thứ hai
  turns:
    - {{open: guide_{id}}}
    - {{press: Bắt đầu}}
    - {{press: Không cần nhớ, at: guide_{id}_ask}}
    - {{press: Cách thứ hai, at: guide_{id}_two}}
    - {{press: Xong bước này, at: guide_{id}_last}}
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the guide's name: a-z, 0-9 and -, at most 24 characters; for ever")
    parser.add_argument("--topic", default="phone", help="a topic of topics.yaml (default: phone)")


def command(given: argparse.Namespace) -> int:
    folder = load_config(given.config).guides / given.id
    if not ID.fullmatch(given.id) or len(given.id) > GUIDE_ID_MAX_CHARS:
        print(f"Mã bài chỉ gồm a-z, 0-9 và dấu gạch nối, tối đa {GUIDE_ID_MAX_CHARS} ký tự.")
        return 2
    if folder.exists():
        print(f"Đã có thư mục {folder}.")
        return 2
    folder.mkdir(parents=True)
    (folder / "guide.yaml").write_text(_GUIDE.format(id=given.id, topic=given.topic, today=clock.today()), "utf-8")
    (folder / "talks.yaml").write_text(_TALKS.format(id=given.id), "utf-8")
    print(f"Đã tạo {folder}. Mở guide.yaml, sửa những chỗ ghi VIẾT, rồi chạy: python -m bot check {given.id}")
    return 0
