"""What a message has to say."""

import unicodedata


def can_be_seen(text: str) -> bool:
    """Whether there is anything but blanks and invisible signs (Unicode categories Z and C) in it."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in text)
