"""Our way of serving requests answers as Django's own does, and keeps its threads and connections."""

import asyncio
from collections.abc import Iterator
from types import MethodType
from typing import Any
from uuid import uuid4

import pytest
from django.core import signals
from django.core.handlers.asgi import ASGIHandler
from django.db import connections
from django.test import override_settings

from lotse.config import room
from lotse.config.bodies import Bodies
from lotse.config.one_hop import OneHop
from lotse.config.refusals import answer as refusal
from lotse.config.uploader import uploader
from lotse.core.errors import TooBig, TryAgain
from tests import people
from tests.config import places
from tests.config.asgi_client import Answer, request

LARGEST = 64 * 1024
LARGEST_UPLOAD = 1024 * 1024
BOUNDARY = "x" * 20
MULTIPART, URLENCODED = f"multipart/form-data; boundary={BOUNDARY}", "application/x-www-form-urlencoded"
FORM = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="word"\r\n\r\nGruß\r\n'
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="letter"; filename="a.txt"\r\n\r\nfile\r\n--{BOUNDARY}--\r\n'
).encode()


@pytest.fixture(autouse=True)
def own_places() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.config.places"):
        yield


@pytest.fixture
def ours() -> Iterator[OneHop]:
    bodies = Bodies(largest=LARGEST, largest_upload=LARGEST_UPLOAD)
    handler = OneHop(
        bodies=bodies,
        too_large=lambda: refusal(TooBig()),
        no_room=lambda: refusal(TryAgain()),
        uploader=uploader,
        threads=1,
    )

    def close() -> None:
        connections.close_all()

    yield handler
    handler.threads.submit(close)
    handler.threads.shutdown()


def ask(handler: Any, method: str, path: str, **words: Any) -> Answer:
    return asyncio.run(request(handler, method, path, **words))


def essence(answer: Answer) -> tuple[int, list[tuple[str, str]], bytes]:
    """All but the length, which only ours announces, and the times of cookies."""
    headers = [(name, value.split("; expires=")[0]) for name, value in answer.headers if name != "content-length"]
    return answer.status, headers, answer.body


@pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators")  # Django's way only
@pytest.mark.parametrize(
    ("method", "path", "words"),
    [
        ("GET", "/echo", {"query": b"a=1&a=2&b=%C3%BC"}),
        ("HEAD", "/echo", {}),
        ("POST", "/echo", {"chunks": [b"one ", b"", b"two"], "headers": {"Content-Type": "text/plain"}}),
        ("PUT", "/echo", {"chunks": [b"x" * LARGEST], "headers": {"Content-Length": str(LARGEST)}}),
        (
            "POST",
            "/upload",
            {"chunks": [FORM], "headers": {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}},
        ),
        (
            "POST",
            "/upload",
            {"chunks": [b"word=%C3%9F"], "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
        ),
        ("GET", "/cookies", {"headers": {"Cookie": "a=b"}}),
        ("GET", "/stream", {}),
        ("GET", "/file", {}),
        ("GET", "/nothing", {}),
        ("GET", "/forbidden", {}),
        ("GET", "/nowhere", {}),
        ("GET", "/api/nowhere", {"headers": {"Accept-Language": "en"}}),
        ("GET", "/api/mistake", {}),
        ("GET", "/echo", {"headers": {"Host": "evil.example"}}),
        ("POST", "/nothing", {}),  # no CSRF token
    ],
)
def test_answers_as_django_does(ours: OneHop, method: str, path: str, words: dict[str, Any]) -> None:
    assert essence(ask(ours, method, path, **words)) == essence(ask(ASGIHandler(), method, path, **words))


def test_a_mistake_is_five_hundred_with_a_code(ours: OneHop) -> None:
    answer = ask(ours, "GET", "/api/mistake")
    assert answer.status == 500
    assert b'"code":"unexpected"' in answer.body
    assert b"Amina" not in answer.body


@pytest.mark.parametrize(
    "words",
    [
        {"chunks": [b"x" * LARGEST, b"x"]},
        {"chunks": [b"x"], "headers": {"Content-Length": str(LARGEST + 1)}},
    ],
)
def test_a_body_that_is_too_big_is_refused(ours: OneHop, words: dict[str, Any]) -> None:
    answer = ask(ours, "POST", "/echo", **words)
    assert answer.status == 413
    assert b'"code":"too_big"' in answer.body


def test_a_client_that_leaves_early_gets_nothing_and_costs_nothing(ours: OneHop) -> None:
    answer = ask(ours, "POST", "/echo", chunks=[b"a", b"b", b"c"], leaves_after=2)
    assert (answer.status, answer.parts) == (0, 0)


def test_a_stream_ends_when_its_reader_leaves(ours: OneHop) -> None:
    ask(ours, "GET", "/stream", leaves_after=1)
    assert len(places.progress) < 2000


def upload(**words: Any) -> dict[str, Any]:
    return {"method": "PUT", "path": f"/api/conversations/{uuid4()}/attachments/{uuid4()}", **words}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("jar", "status", "code"), [("", 403, "csrf_failed"), ("csrf", 401, "not_signed_in"), ("all", 404, "not_found")]
)
def test_of_a_file_nothing_is_taken_before_it_is_known_who_brings_it(
    ours: OneHop, jar: str, status: int, code: str
) -> None:
    headers: dict[str, str] = {"Content-Length": "1000000"}
    if jar:
        headers |= {"X-CSRFToken": "a" * 32, "Cookie": "csrftoken=" + "a" * 32}
    if jar == "all":
        client = people.signed_in(people.make_cast().amina)
        headers["Cookie"] += "".join(f"; {name}={morsel.value}" for name, morsel in client.cookies.items())
    pieces = [b"x" * 1000] * 10
    left: list[dict[str, Any]] = []
    with override_settings(ROOT_URLCONF="lotse.config.urls"):
        answer = ask(ours, **upload(headers=headers, chunks=pieces, query=b"kind=photo", left=left))
    assert (answer.status, f'"code":"{code}"'.encode() in answer.body) == (status, True)
    assert len(left) == (0 if jar == "all" else len(pieces))
    assert ours.bodies.coming_in.taken == 0


def test_a_large_answer_goes_out_in_parts(ours: OneHop) -> None:
    answer = ask(ours, "GET", "/large")
    assert (answer.status, len(answer.body), answer.parts) == (200, 1_000_000, 16)
    assert answer.header("Content-Length") == "1000000"


def test_large_answers_that_nobody_reads_are_few_per_device_and_cut_off(
    ours: OneHop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "GRACE_SECONDS", 0.3)
    monkeypatch.setattr(room, "SLOWEST", 10**9)
    ours.waiting = room.Room(size=5_000_000, share=2_000_000)
    connection = Connection()

    async def crowd() -> list[int]:
        stuck = [asyncio.create_task(unread(ours, "amina", connection)) for _ in range(4)]
        await asyncio.sleep(0.15)
        other = await request(ours, "GET", "/large", headers={"Cookie": "lotse_device=weber"})
        return [*(await asyncio.gather(*stuck)), other.status]

    statuses = asyncio.run(crowd())
    assert sorted(statuses) == [200, 200, 200, 503, 503]
    assert statuses[-1] == 200
    assert (connection.aborted, ours.waiting.taken) == (2, 0)


class Connection:
    """A connection of the server, as far as it can be broken off."""

    def __init__(self) -> None:
        self.aborted = 0
        self.transport = self

    def abort(self) -> None:
        self.aborted += 1


async def unread(handler: OneHop, device: str, connection: Connection) -> int:
    """Ask for a large answer and never read beyond its head; answers the status."""
    statuses: list[int] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
        elif message.get("more_body"):
            await asyncio.sleep(60)

    scope = {
        "type": "http", "method": "GET", "path": "/large", "raw_path": b"/large", "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"cookie", f"lotse_device={device}".encode())],
        "client": ("127.0.0.1", 1), "server": ("localhost", 80), "scheme": "http", "http_version": "1.1",
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    await handler(scope, receive, MethodType(lambda _connection, message: send(message), connection))
    return statuses[0]


def test_the_signals_of_a_request_are_sent_once_each(ours: OneHop) -> None:
    seen: list[str] = []

    def started(**_: Any) -> None:
        seen.append("started")

    def finished(**_: Any) -> None:
        seen.append("finished")

    signals.request_started.connect(started)
    signals.request_finished.connect(finished)
    try:
        for path in ("/echo", "/stream", "/api/mistake"):
            ask(ours, "GET", path)
    finally:
        signals.request_started.disconnect(started)
        signals.request_finished.disconnect(finished)
    assert seen == ["started", "finished"] * 3


def test_an_address_that_is_not_utf8_is_a_bad_request(ours: OneHop) -> None:
    answer = ask(ours, "GET", "/echo", headers={"Cookie": "a"}, query=b"\xff")
    assert essence(answer)[0] == ask(ASGIHandler(), "GET", "/echo", headers={"Cookie": "a"}, query=b"\xff").status


@pytest.mark.django_db(transaction=True)
def test_threads_and_their_connections_stay(ours: OneHop) -> None:
    assert len({ask(ours, "GET", "/session").body for _ in range(6)}) == 1


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_costs_one_request_and_is_replaced(ours: OneHop, engine: str) -> None:
    if engine == "sqlite":
        pytest.skip("a file cannot hang up")
    with override_settings(ROOT_URLCONF="lotse.config.urls"):
        before = ask(ours, "GET", "/api/devices", headers={"Cookie": "lotse_device=unknown"})
        with connections["default"].cursor() as cursor:
            # those of this test's database only: others run beside it on the same cluster
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        answers = [ask(ours, "GET", "/api/devices", headers={"Cookie": "lotse_device=unknown"}) for _ in range(3)]
    assert before.status == 401
    assert [answer.status for answer in answers] == [503, 401, 401]
    assert b'"code":"try_again"' in answers[0].body
    assert answers[0].header("Retry-After") == "2"
