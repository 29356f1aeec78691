"""What stands in a push: one neutral sentence in the person's language and the place to open. Never a name or content.

The form is that of declarative push, which a phone can show without our service worker; the worker reads the same.
"""

import json
from base64 import urlsafe_b64encode
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac

from lotse.accounts.models import User
from lotse.core.languages import BY_CODE, SOURCE_LANGUAGE, Language
from lotse.events.registry import Push

DECLARATIVE: Final = 8030
TITLE: Final = "Lotse"


def topic_of(device: str, topic: str) -> str:
    """The name under which a push replaces an older one: a keyed hash, the same for this device and topic only."""
    digest = salted_hmac("lotse.push topic", f"{device}\0{topic}", algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:24]).decode("ascii")


def payload_of(push: Push, *, user: User, tag: str) -> bytes:
    """The content of the push for this person, not yet padded."""
    sentence, language = _sentence(push, BY_CODE.get(user.language, SOURCE_LANGUAGE))
    notification = {
        "title": TITLE,
        "navigate": _address(push, user),
        "lang": language.bcp47,
        "dir": language.direction,
        "body": sentence,
        "tag": tag,
    }
    content = {"web_push": DECLARATIVE, "notification": notification}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _sentence(push: Push, language: Language) -> tuple[str, Language]:
    """The sentence and its language: German where it is not translated yet, and then said so."""
    with translation.override(SOURCE_LANGUAGE.code):
        source = str(push.text)
    with translation.override(language.code):
        text = str(push.text)
    return text, (SOURCE_LANGUAGE if text == source else language)


def _address(push: Push, user: User) -> str:
    """The whole address of the screen to open."""
    place = f"/{user.language}{push.path}" if user.is_resident else f"/staff/{user.language}{push.staff_path}"
    return settings.LOTSE_ORIGIN + place
