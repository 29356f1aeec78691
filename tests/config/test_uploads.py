"""Files that people send come in on the disk, a few at once; nobody holds a place by sending slowly or not at all."""

import asyncio
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest

from lotse.config import bodies
from lotse.config.bodies import Bodies, Gone, NoRoom, TooLarge, is_upload

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
        async with house.upload(scope(), Client(bytes(size // 2), bytes(size - size // 2))) as body:
            inside: Any = body
            return isinstance(inside._file, BytesIO), len(body.read())

    assert asyncio.run(read(10 * KILO)) == (True, 10 * KILO)
    assert asyncio.run(read(200 * KILO)) == (False, 200 * KILO)


@pytest.mark.parametrize("announced", [True, False])
def test_more_than_the_largest_upload_is_refused(announced: bool) -> None:
    async def read() -> None:
        house = Bodies(largest=KILO, largest_upload=8 * KILO)
        pieces = [bytes(KILO)] * 9
        async with house.upload(scope(9 * KILO if announced else None), Client(*pieces)):
            raise AssertionError

    with pytest.raises(TooLarge):
        asyncio.run(read())


def test_who_leaves_gives_the_place_back() -> None:
    house = Bodies(largest=KILO, largest_upload=8 * KILO)

    async def read() -> None:
        async with house.upload(scope(), Client()):
            raise AssertionError

    with pytest.raises(Gone):
        asyncio.run(read())
    assert house.coming_in == 0


def test_who_sends_too_slowly_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "GRACE_SECONDS", 0.05)
    house = Bodies(largest=KILO, largest_upload=8 * KILO)

    async def read() -> None:
        async with house.upload(scope(), Client(*[b"x"] * 100, pause=0.02)):
            raise AssertionError

    with pytest.raises(Gone):
        asyncio.run(read())
    assert house.coming_in == 0


def test_more_than_a_few_at_once_are_asked_to_come_again_and_four_are_worked_on() -> None:
    async def crowd() -> tuple[int, int]:
        house = Bodies(largest=KILO, largest_upload=8 * KILO)
        at_work, most, refused = 0, 0, 0

        async def bring() -> None:
            nonlocal at_work, most, refused
            try:
                async with house.upload(scope(), Client(b"x", b"y")):
                    at_work += 1
                    most = max(most, at_work)
                    await asyncio.sleep(0.01)
                    at_work -= 1
            except NoRoom:
                refused += 1

        await asyncio.gather(*(bring() for _ in range(30)))
        assert house.coming_in == 0
        return most, refused

    assert asyncio.run(crowd()) == (4, 14)
