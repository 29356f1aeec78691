"""Messages: a long conversation against a short one, and the CPU of sending one through the handler chain.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_messages)

Prints ratios measured in one run, on SQLite and on a PostgreSQL cluster of its own. Nothing is asserted.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from statistics import median
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

SHORT, LONG, OPENINGS, SENDINGS, ROUNDS = 100, 100_000, 60, 100, 5


def main() -> None:
    """Run each engine in a process of its own, with a database that is thrown away."""
    from tests.postgres_cluster import postgres_cluster

    for engine in ("sqlite", "postgres"):
        with ExitStack() as run:
            folder = run.enter_context(tempfile.TemporaryDirectory(prefix="lotse-bench-"))
            url = f"sqlite://{folder}/lotse.sqlite3" if engine == "sqlite" else run.enter_context(postgres_cluster())
            words = os.environ | {"LOTSE_DATA_DIR": folder, "DATABASE_URL": url, "LOTSE_DEMO": "1"}
            words["ALLOWED_HOSTS"] = "localhost,testserver"
            words["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
            subprocess.run([sys.executable, "-m", "tests.bench.bench_messages", engine], env=words, check=True)


def measure(engine: str) -> None:
    """Measure on the database of this process and print."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from tests.appointments import scene
    from tests.factories import place
    from tests.messaging.talk import make_talk

    talk = make_talk()
    for weekday in range(5):
        scene.rule(talk.cast.weber, place(), weekday, "09:00", "12:00")
    print(f"{engine}: conversations of {SHORT} and {LONG} messages, {OPENINGS} openings, {ROUNDS} rounds")
    write_history(talk, talk.dmytros, "dmytro", SHORT)
    write_history(talk, talk.id, "amina", LONG)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a database does by itself soon after so many rows
    house = House(talk)
    _openings(house)
    _sendings(house)


class House:
    """The middlewares and the API in this process, without a server and without the test client's own work."""

    def __init__(self, talk: Any) -> None:
        from django.core.handlers.base import BaseHandler
        from django.test import RequestFactory

        self.talk, self.requests, self.handler = talk, RequestFactory(SERVER_NAME="localhost"), BaseHandler()
        self.handler.load_middleware()

    def get(self, name: str, path: str) -> None:
        """GET below /api as this person."""
        self._answer(self.requests.get(f"/api{path}", HTTP_COOKIE=self._cookies(name)), 200)

    def send(self, name: str) -> None:
        """POST a message into Amina's conversation as this person."""
        body, path = (
            json.dumps({"text": "Ich habe einen Brief bekommen"}),
            f"/api/conversations/{self.talk.id}/messages",
        )
        words: dict[str, Any] = {"HTTP_COOKIE": self._cookies(name), "HTTP_IDEMPOTENCY_KEY": str(uuid4())}
        self._answer(self.requests.post(path, body, "application/json", **words), 201)

    def _cookies(self, name: str) -> str:
        return "; ".join(f"{key}={crumb.value}" for key, crumb in self.talk.browser(name).cookies.items())

    def _answer(self, request: Any, status: int) -> None:
        request._dont_enforce_csrf_checks = True
        answer = self.handler.get_response(request)
        if answer.status_code != status:
            raise RuntimeError(getattr(answer, "content", b""))


def write_history(talk: Any, which: str, resident: str, count: int) -> None:
    """Fill a conversation without the service: rows as it would have written them, read by both sides but the last."""
    from django.utils import timezone

    from lotse.messaging.models import Conversation, Message
    from lotse.messaging.sealing import Seal

    row, begun = Conversation.objects.get(pk=which), timezone.now() - timedelta(days=700)
    seal = Seal.of(row.pk, row.data_key)
    people = (talk.person(resident).pk, talk.cast.weber.pk if resident == "amina" else talk.cast.kaya.pk)

    def message(number: int) -> Message:
        made, from_team = uuid4(), number % 2 == 0
        return Message(
            id=made,
            conversation=row,
            number=number,
            sender_id=people[from_team],
            from_team=from_team,
            body=seal.body(made, f"Satz {number} von einem langen Gespräch"),
            client_key=uuid4(),
            fingerprint=b"",
            created_at=begun + timedelta(minutes=number),
        )

    for start in range(1, count + 1, 5000):
        Message.objects.bulk_create(message(number) for number in range(start, min(start + 5000, count + 1)))
    Conversation.objects.filter(pk=which).update(
        last_number=count,
        last_resident_number=count - 1,
        last_team_number=count,
        team_seen_number=count - 1,
        resident_read_number=count - 1,
        resident_delivered_number=count,
    )


def _openings(house: House) -> None:
    """What a screen asks for when it opens: the conversation and its last page; then a page from the middle."""

    def opening(name: str, which: str, middle: int) -> Callable[[], None]:
        paths = [f"/conversations/{which}", f"/conversations/{which}/messages"]
        paths += [
            f"/conversations/{which}/messages?around={middle}",
            f"/conversations/{which}/messages?before={middle}",
        ]

        def run() -> None:
            for path in paths:
                house.get(name, path)

        return run

    for short, long in ((("dmytro", "amina")), ("kaya", "weber")):
        small, large = opening(short, house.talk.dmytros, SHORT // 2), opening(long, house.talk.id, LONG // 2)
        for work in (small, large):
            work()
        rounds = []
        for _round in range(ROUNDS):
            pairs = [(_seconds(large), _seconds(small)) for _each in range(OPENINGS)]
            rounds.append((median(one for one, _ in pairs), median(other for _, other in pairs)))
        ratios = sorted(one / other for one, other in rounds)
        side = "resident" if long == "amina" else "worker"
        middle = median(one for one, _ in rounds) * 1000, median(other for _, other in rounds) * 1000
        spread = f"{ratios[0]:.2f}-{ratios[-1]:.2f}"
        print(f"  opening {LONG} messages / {SHORT}, {side}: {median(ratios):.2f} x ({spread}; goal 1.3);", end=" ")
        print(f"{middle[0]:.2f} ms / {middle[1]:.2f} ms")


def _sendings(house: House) -> None:
    from lotse.messaging.services import sending

    sending.MOST_PER_MINUTE = 10**6  # type: ignore[misc]
    ways = {
        "the resident, who waits already": ["amina"],
        "the worker": ["weber"],
        "in turns, with a promise each time": ["amina", "weber"],
    }
    for what, senders in ways.items():
        for _warm in range(10):
            for sender in senders:
                house.send(sender)
        cpu, wall = [], []
        for _round in range(ROUNDS):
            begun, clock = process_time(), perf_counter()
            for number in range(SENDINGS):
                house.send(senders[number % len(senders)])
            cpu.append((process_time() - begun) / SENDINGS * 1000)
            wall.append((perf_counter() - clock) / SENDINGS * 1000)
        print(f"  POST message, {what}: {median(cpu):.2f} ms of CPU ({min(cpu):.2f}-{max(cpu):.2f}),", end=" ")
        print(f"{median(wall):.2f} ms in all; goal 5, then 2 ms of CPU")


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
