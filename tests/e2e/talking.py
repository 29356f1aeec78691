"""People who write to each other: what they do, and what stands in their conversations."""

import re

from playwright.sync_api import Locator, expect

from lotse.messaging.models import Message
from tests.e2e.hands import Desk, Phone, Screen


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
    expect(bubbles(screen, text)).to_have_count(1)


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
    read = (
        "(all) => all.map((one) => [...one.querySelectorAll('.chat-line')].map((line) => line.innerText).join(' / '))"
    )
    texts: list[str] = screen.page.locator(".chat-bubble").evaluate_all(read)
    return texts


def numbers_and_keys() -> list[tuple[int, str]]:
    """What the server has."""
    return [(one.number, str(one.client_key)) for one in Message.objects.order_by("number")]
