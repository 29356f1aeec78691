"""Whether those who hold a socket still may, and where their logs stand: one statement for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from lotse.core.by_hand import id_of, id_parameter, moment_parameter, run, vendor
from lotse.events.queries import FIRST_EPOCH

# Channels and cookies tell who somebody was at the handshake. This tells who they are now.
STANDINGS: Final = """
SELECT d.id, d.ended_at IS NULL AND d.expires_at > %s, u.is_active, u.role || '/' || d.times_locked,
  COALESCE(i.last_seq, 0), (SELECT epoch FROM events_logepoch)
FROM accounts_device d JOIN accounts_user u ON u.id = d.user_id LEFT JOIN events_inbox i ON i.user_id = u.id
WHERE d.id {among}
"""
# Answers the epoch in every row, and a device only where something about it is not as its sockets believe.
CHANGED: Final = """
SELECT e.epoch, b.id FROM (SELECT MAX(epoch) AS epoch FROM events_logepoch) e LEFT JOIN (
  SELECT a.id FROM {asked} a LEFT JOIN accounts_device d ON d.id = a.id LEFT JOIN accounts_user u ON u.id = d.user_id
  WHERE d.id IS NULL OR d.ended_at IS NOT NULL OR d.expires_at <= %s OR NOT u.is_active
    OR u.role || '/' || d.times_locked <> a.role
) b ON 1 = 1
"""
ASKED: Final = {
    "sqlite": "(SELECT value ->> 0 AS id, value ->> 1 AS role FROM json_each(%s))",
    "postgresql": "(SELECT * FROM unnest(CAST(%s AS uuid[]), CAST(%s AS text[])) each (id, role))",
}
AMONG: Final = {"sqlite": "IN (SELECT value FROM json_each(%s))", "postgresql": "= ANY(%s)"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A device that still exists: signed in or not, its person's state, the number of their last event.

    `role` is that of the person and how often the device was locked: with either another, the socket is another's.
    """

    is_signed_in: bool
    is_active: bool
    role: str
    head: int
    epoch: str


@dataclass(slots=True)
class Callers:
    """Devices that hold sockets, with the role each had at its handshake, and the epochs their phones were told."""

    devices: list[UUID] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    epochs: set[str] = field(default_factory=set)


def changed(callers: Callers, now: datetime) -> dict[UUID, Standing | None]:
    """Those who do not stand as their sockets believe, with how they stand now; None where the device was deleted.

    Nearly always nobody, which is what makes asking for thousands cheap. In a new epoch it is everybody.
    """
    if vendor() == "sqlite":
        pairs = zip(callers.devices, callers.roles, strict=True)
        asked: list[Any] = ["[" + ",".join(f'["{device.hex}","{role}"]' for device, role in pairs) + "]"]
    else:
        asked = [callers.devices, callers.roles]
    rows = run(CHANGED.format(asked=ASKED[vendor()]), [*asked, moment_parameter(now)])
    is_new_life = bool(callers.epochs - {rows[0][0] or FIRST_EPOCH})
    some = callers.devices if is_new_life else [id_of(device) for _epoch, device in rows if device is not None]
    standings = roll_call(some, now)
    return {device: standings.get(device) for device in some}


def roll_call(devices: Sequence[UUID], now: datetime) -> dict[UUID, Standing]:
    """How these devices stand now; one that is missing was deleted."""
    if not devices:
        return {}
    on_sqlite = vendor() == "sqlite"
    asked = "[" + ",".join(f'"{id_parameter(device)}"' for device in devices) + "]" if on_sqlite else list(devices)
    rows = run(STANDINGS.format(among=AMONG[vendor()]), [moment_parameter(now), asked])
    return {
        id_of(device): Standing(bool(signed_in), bool(active), role, head, epoch or FIRST_EPOCH)
        for device, signed_in, active, role, head, epoch in rows
    }
