"""Time passes in what is stored; nobody waits for it."""

from collections.abc import Sequence
from typing import Final

from tests.faults.house import House

WRITTEN: Final = (
    ("messaging_message", "created_at"),
    ("messaging_conversation", "created_at"),
    ("messaging_conversation", "active_at"),
    ("events_event", "created_at"),
)
SIGNED_IN: Final = (("accounts_device", "created_at"), ("accounts_device", "expires_at"))


def hours_pass(house: House, hours: int, columns: Sequence[tuple[str, str]] = WRITTEN) -> None:
    """These moments are so many hours longer ago; with a negative number they come closer."""
    for table, column in columns:
        if house.database_url.startswith("sqlite"):
            moved = f"strftime('%Y-%m-%d %H:%M:%f000', {column}, '{-hours:+} hours')"
        else:
            moved = f"{column} - interval '{hours} hours'"
        house.rows(f"UPDATE {table} SET {column} = {moved}")  # noqa: S608 - nothing from outside
