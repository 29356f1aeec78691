"""People who write to each other: what they do, and what stands in their conversations."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from playwright.sync_api import Locator, expect

from lotse.messaging.models import Message, MessageKind
from lotse.messaging.services.conversations import begin_conversation
from lotse.messaging.services.sending import Draft, send_message
from tests import people
from tests.e2e.hands import Desk, Phone, Screen
from tests.e2e.scene import Scene

MIXED = "مرحبا، الموعد يوم 25.11.2026 الساعة 10:30\nDie Adresse ist Hindenburgstraße 40, Raum 2."


def opens_messages(phone: Phone) -> None:
    """The conversation with whoever helps now."""
    phone.open("/messages")
    expect(log_of(phone)).to_be_visible()
    expect(field_of(phone)).to_be_visible()


def opens_conversation(desk: Desk, conversation: str) -> None:
    """The conversation in the inbox."""
    desk.open(f"/inbox/{conversation}")
    expect(log_of(desk)).to_be_visible()


def writes(screen: Screen, text: str) -> None:
    """Type and send."""
    field_of(screen).fill(text)
    screen.page.get_by_role("button", name=re.compile(f"^\u2063?{screen.words('Senden')}$")).click()
    expect(bubbles(screen, text.partition("\n")[0])).to_have_count(1)


def log_of(screen: Screen) -> Locator:
    return screen.page.get_by_role("log")


def field_of(screen: Screen) -> Locator:
    return screen.page.get_by_role("textbox", name=screen.words("Nachricht schreiben"))


def bubbles(screen: Screen, text: str) -> Locator:
    """The bubbles in which this stands."""
    return screen.page.locator(".chat-bubble").filter(has_text=text)


def state_of(screen: Screen, text: str) -> Locator:
    """The line with time and state of a message."""
    return bubbles(screen, text).locator(".chat-foot")


def said(screen: Screen) -> list[str]:
    """Every text in the window, in order; lines of one message are joined."""
    read = "(one) => [...one.querySelectorAll('.chat-line')].map((line) => line.innerText).join(' / ')"
    texts: list[str] = screen.page.locator(".chat-bubble").evaluate_all(f"(all) => all.map({read})")
    return texts


def numbers_and_keys() -> list[tuple[int, str]]:
    """What the server has."""
    return [(one.number, str(one.client_key)) for one in Message.objects.order_by("number")]


def given_a_conversation(scene: Scene) -> str:
    """Amina's with Frau Weber's team; answers its id."""
    amina = scene.cast.amina
    made = begin_conversation(viewer=people.viewer(amina), resident_id=amina.pk, now=timezone.now())
    return str(made)


def has_written(scene: Scene, talk: str, text: str) -> None:
    """Frau Weber has written some time ago, so that nobody is told that it was too much at once."""
    before = timezone.now() - timedelta(hours=3) + timedelta(minutes=Message.objects.count())
    send_message(
        draft=Draft(
            conversation_id=UUID(talk), sender_id=scene.cast.weber.pk, key=uuid4(), kind=MessageKind.TEXT, text=text
        ),
        from_team=True,
        now=before,
    )


def given_the_app_is_kept(phone: Phone) -> None:
    phone.open()
    phone.sees_heading("Hallo")
    phone.waits_for_worker()
