"""Updates as they come, checked: the few fields that matter; everything else is left out.

PTB's own objects would cost more CPU an update than the whole turn (measured: about forty objects for a press).
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Chat(_In):
    id: int
    type: str  # private, group, supergroup, channel


class User(_In):
    id: int
    username: str | None = None


class Quoted(_In):
    """The message that a message answers."""

    sender: User | None = Field(None, alias="from")


class VoiceMessage(_In):
    """A voice message."""

    file_id: str
    mime_type: str | None = None
    file_size: int | None = None  # bytes


class Document(_In):
    """A file; its name may hold a number that nobody should see."""

    file_name: str | None = None


_ABOUT_WORDS = """
from sender_chat sender_boost_count sender_business_bot sender_tag date guest_query_id business_connection_id
message_thread_id direct_messages_topic forward_origin is_topic_message is_automatic_forward external_reply quote
reply_to_story reply_to_checklist_task_id reply_to_poll_option_id via_bot guest_bot_caller_user guest_bot_caller_chat
edit_date has_protected_content is_from_offline is_paid_post media_group_id author_signature paid_star_count entities
link_preview_options suggested_post_info effect_id caption_entities show_caption_above_media has_media_spoiler
reply_markup venue live_photo
"""
_SERVICE_WORDS = """
new_chat_members left_chat_member chat_owner_left chat_owner_changed new_chat_title new_chat_photo delete_chat_photo
group_chat_created supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id
migrate_from_chat_id pinned_message successful_payment refunded_payment users_shared chat_shared gift unique_gift
gift_upgrade_sent connected_website write_access_allowed passport_data proximity_alert_triggered boost_added
chat_background_set checklist_tasks_done checklist_tasks_added direct_message_price_changed forum_topic_created
forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden general_forum_topic_unhidden
giveaway_created giveaway_completed managed_bot_created paid_message_price_changed poll_option_added
poll_option_deleted suggested_post_approved suggested_post_approval_failed suggested_post_declined suggested_post_paid
suggested_post_refunded video_chat_scheduled video_chat_started video_chat_ended video_chat_participants_invited
web_app_data
"""
_NO_CONTENT = frozenset(_ABOUT_WORDS.split() + _SERVICE_WORDS.split())
"""Fields that are about a message, or of one that Telegram itself wrote (Bot API, December 2026)."""
OTHER_KINDS = frozenset({"poll", "story", "game", "checklist", "paid_media", "giveaway", "giveaway_winners", "invoice"})
"""Kinds of content that the bot makes nothing of."""


class Message(_In):
    model_config = ConfigDict(frozen=True, extra="allow")  # what is not below is looked at by its name only

    message_id: int
    chat: Chat
    text: str | None = None
    caption: str | None = None
    sender: User | None = Field(None, alias="from")
    reply_to_message: Quoted | None = None
    # kinds of content; only whether they are there matters
    photo: Any = None
    voice: VoiceMessage | None = None
    audio: Any = None
    video_note: Any = None
    sticker: Any = None
    animation: Any = None
    dice: Any = None
    document: Document | None = None
    video: Any = None
    contact: Any = None
    location: Any = None

    @property
    def other_content(self) -> str | None:
        """The name of what the message holds, where it is nothing of the above; of several, one."""
        fields = self.model_extra or {}
        return min((name for name, value in fields.items() if value and name not in _NO_CONTENT), default=None)


class PressedButton(_In):
    """A press on a button."""

    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class TypedQuery(_In):
    """Words typed behind the bot's name in any chat."""

    id: str
    sender: User = Field(alias="from")
    query: str = ""


class Update(_In):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: PressedButton | None = None
    inline_query: TypedQuery | None = None


class Numbered(_In):
    """What is left of an update that cannot be understood: its number, to pass over it."""

    update_id: int


_UPDATE = TypeAdapter(Update)
_NUMBERED = TypeAdapter(Numbered)


def check_update(raw: Any) -> Update | Numbered | None:
    """Check one update; Numbered where only its number can be read, None where not even that."""
    try:
        return _UPDATE.validate_python(raw)
    except ValidationError:
        pass
    try:
        return _NUMBERED.validate_python(raw)
    except ValidationError:
        return None
