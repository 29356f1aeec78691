"""The cast, lamps to send events about, and an origin that may knock."""

from collections.abc import Iterator

import pytest

from lotse.delivery import sockets
from lotse.events import registry
from lotse.events.registry import EventType, register
from tests.delivery.lamps import Lamps
from tests.delivery.room import ORIGIN
from tests.people import Cast, make_cast


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def lamps() -> Lamps:
    return Lamps()


@pytest.fixture
def lamp_changed(lamps: Lamps) -> Iterator[EventType]:
    yield register(lamps.own())
    registry._registered.pop("lamp_changed")


@pytest.fixture
def lamp_lit(lamps: Lamps) -> Iterator[EventType]:
    yield register(lamps.shared())
    registry._registered.pop("lamp_lit")


@pytest.fixture(autouse=True)
def known_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets._gate, "allowed_origins", [ORIGIN])
