"""The thread of a message: two names, a line, and the seal of the occasion upon it."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations import wording
from felicitations.directory import Directory
from felicitations.entries import joint
from felicitations.frame import occasion_sign
from felicitations.model import Message
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What the thread shows. ``joint`` is the line as a word, ``sign`` the mark of the occasion."""

    left: str
    joint: str
    right: str
    sign: str
    exchanged: bool


def thread_of(message: Message, directory: Directory) -> Thread:
    """The thread of one message."""
    near, far = wording.sides(message, directory.home)
    return Thread(
        left=directory.in_list(near) or _(wording.NOT_KNOWN),
        joint=joint(exchanged=message.exchanged),
        right=directory.in_list(far) or _(wording.NOT_KNOWN),
        sign=occasion_sign(message.occasion.value if message.occasion else ""),
        exchanged=message.exchanged,
    )
