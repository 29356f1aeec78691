"""Whether those who hold a socket still may, and where their logs stand: one statement for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from lotse.core.by_hand import id_of, id_parameter, moment_parameter, run
from lotse.events.queries import FIRST_EPOCH

# Channels and cookies tell who somebody was at the handshake. This tells who they are now.
STANDINGS: Final = """
SELECT d.id, d.ended_at IS NULL AND d.expires_at > %s, u.is_active, u.role, COALESCE(i.last_seq, 0),
  (SELECT epoch FROM events_logepoch)
FROM accounts_device d JOIN accounts_user u ON u.id = d.user_id LEFT JOIN events_inbox i ON i.user_id = u.id
WHERE d.id {among}
"""
AMONG: Final = {"sqlite": "IN (SELECT value FROM json_each(%s))", "postgresql": "= ANY(%s)"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A device that still exists: signed in or not, its person's state and role, the number of their last event."""

    is_signed_in: bool
    is_active: bool
    role: str
    head: int
    epoch: str


def roll_call(devices: Sequence[UUID], now: datetime) -> dict[UUID, Standing]:
    """How these devices stand now; one that is missing was deleted."""
    if not devices:
        return {}
    on_sqlite = connection.vendor == "sqlite"
    asked = "[" + ",".join(f'"{id_parameter(device)}"' for device in devices) + "]" if on_sqlite else list(devices)
    rows = run(STANDINGS.format(among=AMONG[connection.vendor]), [moment_parameter(now), asked])
    return {
        id_of(device): Standing(bool(signed_in), bool(active), role, head, epoch or FIRST_EPOCH)
        for device, signed_in, active, role, head, epoch in rows
    }
