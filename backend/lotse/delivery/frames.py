"""What travels over a socket: JSON texts, small and the same for everybody who may read them."""

from typing import Any, Final
from uuid import UUID

import orjson
from pydantic import BaseModel

from lotse.core.wire import write_json

LARGEST_FRAME: Final = 64 * 1024  # bytes; what is larger is fetched by GET /events
LARGEST_NUMBER: Final = 2**53 - 1


def head_frame(epoch: str, head: int) -> bytes:
    """Where the person's log stands: a phone that is behind fetches the rest."""
    return b'{"kind":"head","epoch":"%b","head":%d}' % (epoch.encode(), head)


def event_rest(name: str, subject_id: UUID, state: dict[str, Any]) -> bytes | None:
    """What follows the number in the frame of an event; None for one that is too large to be sent.

    Without the number it is the same for all who see the same, so a broadcast is written once.
    """
    data = state["data"]
    body = write_json(
        {
            "event_type": name,
            "subject_id": subject_id,
            "data": data.model_dump() if isinstance(data, BaseModel) else data,
            "unreadable": state["unreadable"],
        }
    )
    return body[1:] + b"}" if len(body) < LARGEST_FRAME - 200 else None


def event_frame(epoch: str, seq: int, rest: bytes) -> bytes:
    """One event, in the shape of GET /events."""
    return b'{"kind":"event","epoch":"%b","event":{"seq":%d,%b' % (epoch.encode(), seq, rest)


def acknowledged(text: str | None) -> int | None:
    """The number in {"ack": N}, the only thing a phone may say; None for anything else."""
    if text is None or len(text) > 100:
        return None
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    number = said.get("ack") if isinstance(said, dict) and len(said) == 1 else None
    return number if type(number) is int and 0 <= number <= LARGEST_NUMBER else None
