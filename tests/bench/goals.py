"""What the bench prints beside its figures: the goals, and what other systems cost on a machine of this kind.

Nothing here is asserted. The peers' figures were measured once, server CPU per operation in milliseconds, on two cores
and PostgreSQL 15; they belong to the design of this house ("Peers measured on this kind of machine").
"""

from typing import Final

OF_STOCK: Final = 0.5  # CPU per request against Django's own ASGI handler
OF_PGBENCH: Final = 0.2  # requests per second against pgbench -M prepared with the same SQL

GOALS_MS: Final = {"/api/slots": 4.0, "POST /api/appointments": 5.0}
PEERS_MS: Final = {
    "/api/slots": "django-appointment 17-21, Indico 36-47, pretix 85-100",
    "POST /api/appointments": "django-appointment 27-30, Indico 80-94, pretix 225-335",
    "/api/bootstrap": "a page of Integreat 57",
    "/api/events": "reconnect with one missed message: Prosody 6-12, Synapse 7.5-8, Channels chat 14",
}

LIVE: Final = {
    "return": "goal <= 4; yardsticks: Mosquitto 0.05, Prosody 6-12, Channels chat 14, Synapse 7.5-8",
    "message": "goal <= 5, then <= 2; yardsticks: Mosquitto 0.02, Prosody 2.0, Channels chat 13-16, Synapse 47-51",
}


def beside(address: str) -> str:
    """Goal and peers for an address, as a line; empty if there are none."""
    path = address.partition("?")[0]
    goal = f"goal <= {GOALS_MS[path]:g} ms; " if path in GOALS_MS else ""
    peers = f"yardsticks, server CPU in ms: {PEERS_MS[path]}" if path in PEERS_MS else ""
    return goal + peers
