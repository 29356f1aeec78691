"""Files that people send come in on the disk, a few at once; nobody holds a place by sending slowly or not at all."""

import asyncio
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest

from lotse.config import bodies, room
from lotse.config.bodies import Bodies, Gone, TooLarge, is_upload
from lotse.config.room import NoRoom, Room, TooSlow

KILO = 1024
PLACE = f"/api/conversations/{uuid4()}/attachments/{uuid4()}"


def scope(length: int | None = None, path: str = PLACE, method: str = "PUT") -> dict[str, Any]:
    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "method": method, "path": path, "headers": headers}


class Client:
    """Sends pieces, each after a pause in seconds."""

    def __init__(self, *pieces: bytes, pause: float = 0.0) -> None:
        self.pieces, self.pause = list(pieces), pause

    async def __call__(self) -> dict[str, Any]:
        await asyncio.sleep(self.pause)
        if not self.pieces:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": bool(self.pieces)}


def test_only_bringing_a_file_may_be_large() -> None:
    assert is_upload(scope())
    assert not is_upload(scope(method="POST"))
    for path in (f"{PLACE}/", f"{PLACE}/x", "/api/conversations/x/attachments/y", "/api/appointments", f"/x{PLACE}"):
        assert not is_upload(scope(path=path))


def test_a_large_file_lies_on_the_disk_and_a_small_one_in_memory() -> None:
    async def read(size: int) -> tuple[bool, int]:
        house = Bodies(largest=64 * KILO, largest_upload=KILO * KILO)
        async with house.upload(scope(), Client(bytes(size // 2), bytes(size - size // 2)), "amina") as body:
            inside: Any = body
            return isinstance(inside._file, BytesIO), len(body.read())

    assert asyncio.run(read(10 * KILO)) == (True, 10 * KILO)
    assert asyncio.run(read(200 * KILO)) == (False, 200 * KILO)


@pytest.mark.parametrize("announced", [True, False])
def test_more_than_the_largest_upload_is_refused(announced: bool) -> None:
    async def read() -> None:
        house = Bodies(largest=KILO, largest_upload=8 * KILO)
        pieces = [bytes(KILO)] * 9
        async with house.upload(scope(9 * KILO if announced else None), Client(*pieces), "amina"):
            raise AssertionError

    with pytest.raises(TooLarge):
        asyncio.run(read())


def test_who_leaves_gives_the_place_back() -> None:
    house = Bodies(largest=KILO, largest_upload=8 * KILO)

    async def read() -> None:
        async with house.upload(scope(), Client(), "amina"):
            raise AssertionError

    with pytest.raises(Gone):
        asyncio.run(read())
    assert house.coming_in.taken == 0


def test_who_sends_too_slowly_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "GRACE_SECONDS", 0.05)
    house = Bodies(largest=KILO, largest_upload=8 * KILO)

    async def read() -> None:
        async with house.upload(scope(), Client(*[b"x"] * 100, pause=0.02), "amina"):
            raise AssertionError

    with pytest.raises(TooSlow):
        asyncio.run(read())
    assert house.coming_in.taken == 0


def test_more_than_a_few_at_once_are_asked_to_come_again_and_four_are_worked_on() -> None:
    async def crowd() -> tuple[int, int]:
        house = Bodies(largest=KILO, largest_upload=8 * KILO)
        at_work, most, refused = 0, 0, 0

        async def bring(who: int) -> None:
            nonlocal at_work, most, refused
            try:
                async with house.upload(scope(), Client(b"x", b"y"), who):
                    at_work += 1
                    most = max(most, at_work)
                    await asyncio.sleep(0.01)
                    at_work -= 1
            except NoRoom:
                refused += 1

        await asyncio.gather(*(bring(who) for who in range(30)))
        assert house.coming_in.taken == 0
        return most, refused

    assert asyncio.run(crowd()) == (4, 14)


def test_one_device_takes_three_places_and_leaves_the_others_to_the_house() -> None:
    house = Bodies(largest=KILO, largest_upload=8 * KILO)

    async def bring(who: str) -> bool:
        try:
            async with house.upload(scope(), Client(b"x", b"y", pause=0.01), who):
                return True
        except NoRoom:
            return False

    async def crowd() -> list[bool]:
        return await asyncio.gather(*(bring("one") for _ in range(16)), bring("amina"))

    came_in = asyncio.run(crowd())
    assert (sum(came_in), came_in[-1]) == (4, True)


def test_in_a_full_room_the_slowest_makes_place_for_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "CHANCE_SECONDS", 0.0)
    house = Bodies(largest=KILO, largest_upload=80 * KILO)
    told: dict[str, str] = {}

    async def bring(who: str, client: Client) -> None:
        try:
            async with house.upload(scope(), client, who):
                told[who] = "taken"
        except (NoRoom, TooSlow) as error:
            told[who] = type(error).__name__

    async def crowd() -> None:
        quick = [asyncio.create_task(bring(f"quick {n}", Client(*[bytes(KILO)] * 20, pause=0.01))) for n in range(15)]
        slow = asyncio.create_task(bring("slow", Client(b"x", b"y", pause=5)))
        await asyncio.sleep(0.1)
        await bring("amina", Client(b"x"))
        await asyncio.gather(slow, *quick)

    asyncio.run(crowd())
    assert (told.pop("slow"), set(told.values()), len(told)) == ("TooSlow", {"taken"}, 16)
    assert house.coming_in.taken == 0


def test_nobody_has_to_go_where_it_would_not_be_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "CHANCE_SECONDS", 0.0)

    async def crowd() -> int:
        shelf = Room(size=10, share=10)
        async with shelf.place("slow", 2) as slow, slow.in_time(), shelf.place("quick", 8) as quick, quick.in_time():
            quick.moved(10**9)
            await asyncio.sleep(0.01)
            with pytest.raises(NoRoom):
                async with shelf.place("next", 3):
                    raise AssertionError
            return shelf.taken

    assert asyncio.run(crowd()) == 10


def test_an_upload_has_an_end_however_steadily_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST_SECONDS", 0.1)
    house = Bodies(largest=KILO, largest_upload=800 * KILO)

    async def read() -> None:
        async with house.upload(scope(), Client(*[bytes(KILO)] * 100, pause=0.01), "amina"):
            raise AssertionError

    with pytest.raises(TooSlow):
        asyncio.run(read())


def test_an_ordinary_body_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SMALL_SECONDS", 0.05)
    house = Bodies(largest=KILO, largest_upload=8 * KILO)
    with pytest.raises(TooSlow):
        asyncio.run(house.small(scope(path="/api/activation", method="POST"), Client(b"x", b"y", pause=0.04)))
