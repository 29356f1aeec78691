"""What the API of delivery takes and answers."""

from typing import Annotated

from pydantic import Field

from lotse.core.shapes import Schema


class PushOut(Schema):
    """Pushes on this device. `public_key` is null where the house has none set up."""

    public_key: str | None
    key_id: str | None
    subscribed: bool


class SubscriptionIn(Schema):
    """What the browser says of its subscription, and which key of ours it was made with (empty: the current one)."""

    endpoint: Annotated[str, Field(max_length=4096)]
    p256dh: Annotated[str, Field(max_length=200)]
    auth: Annotated[str, Field(max_length=100)]
    key_id: Annotated[str, Field(max_length=32)] = ""
