"""From POST to the other socket, with few and with many idle sockets.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_receipts)

Ratios of one run, on PostgreSQL, one server process; the clients share the machine. Nothing is asserted.

The floor is a bare ASGI application with the bare driver on the server and the loop that serve the house, too. It does
the same durable work: a message, the next number in two logs, two events, one commit; then it writes the frame with the
number and answers. It has no rights, keys, ciphers, pushes and promises. The limit does that without a server that
understands HTTP and WebSocket; nothing that people can use is as fast.
"""

import asyncio
import json
import os
import random
import time
from collections.abc import Mapping
from statistics import median, quantiles
from typing import Any, NamedTuple

import httpx

from tests.bench.goals import LIVE
from tests.bench.live_clients import Ear, Mouth, ears, run_quickly
from tests.bench.live_servers import FLOOR, LIMIT, OURS, Running, crowded, running
from tests.faults.house import House

CROWD, PAIRS, ROUNDS, WARM_ROUNDS = 5000, 50, 20, 2
IDLE = [100, 1000, CROWD]
MIDDLE = 1000


class Taken(NamedTuple):
    """p50 and p99 in milliseconds from POST to the other socket, and milliseconds of server CPU for a message."""

    p50: float
    p99: float
    cpu: float

    def __str__(self) -> str:
        return f"p50 {self.p50:5.1f} ms, p99 {self.p99:5.1f} ms, CPU of a message {self.cpu:.2f} ms"


async def receipts(posts: list[Any], listeners: list[Ear], server: Running, rounds: int = ROUNDS) -> Taken:
    """Everybody paced: each pair about four times in three seconds."""
    taken: list[float] = []
    begun = server.cpu()

    async def pair(post: Any, listener: Ear) -> None:
        await asyncio.sleep(random.random())
        for _each in range(rounds):
            listener.listen_again()
            sent = time.monotonic()
            status = await post()
            if status not in (200, 201):
                raise RuntimeError(f"POST answers {status}")
            taken.append(await asyncio.wait_for(listener.heard, 30) - sent)
            await asyncio.sleep(0.5 + 0.5 * random.random())

    await asyncio.gather(*(pair(*both) for both in zip(posts, listeners, strict=True)))
    cpu = (server.cpu() - begun) / len(taken) * 1000
    return Taken(median(taken) * 1000, quantiles(taken, n=100)[98] * 1000, cpu)


def bare_speaker(server: Running, listener: int) -> Any:
    """Somebody who makes a bare server tell this listener something."""
    mouth = Mouth(server.port)

    async def post() -> int:
        return (await mouth.post(f"/say/{listener}"))[0]

    return post


def speaker(server: Running, told: Mapping[str, Any]) -> Any:
    """Somebody who sends a message to her worker."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{server.port}", cookies=dict(told["cookies"]))
    token = client.get("/api/bootstrap").json()["csrf_token"]
    cookie = "; ".join(f"{one.name}={one.value}" for one in client.cookies.jar)
    client.close()
    mouth = Mouth(server.port, f"Cookie: {cookie}\r\nX-CSRFToken: {token}\r\n")
    body = json.dumps({"text": "Guten Tag, ich habe eine Frage zu meinem Brief."}).encode()

    async def post() -> int:
        key = f"Idempotency-Key: {os.urandom(16).hex()}\r\n"
        return (await mouth.post(f"/api/conversations/{told['conversation']}/messages", body, key))[0]

    return post


async def with_idle(name: str, server: Running, house: House, *, bare: bool) -> dict[int, Taken]:
    """The pairs beside more and more who only listen."""
    first = CROWD if bare else None
    workers = await ears(server.port, house.people["workers"], first=first)
    if bare:
        posts = [bare_speaker(server, CROWD + number) for number in range(PAIRS)]
    else:
        posts = [speaker(server, one) for one in house.people["residents"]]
    await receipts(posts, workers, server, WARM_ROUNDS)
    found: dict[int, Taken] = {}
    held: list[Ear] = []
    for idle in IDLE:
        before, missing = server.memory(), house.people["crowd"][len(held) : idle]
        held += await ears(server.port, missing, first=len(held) if bare else None)
        each = (server.memory() - before) / len(missing) / 1024
        found[idle] = await receipts(posts, workers, server)
        print(f"  {name:10} {idle:5} idle: {found[idle]}; {each:.0f} KiB an idle socket", flush=True)
    for one in [*held, *workers]:
        one.transport.abort()
    return found


async def measure(house: House, env: dict[str, str]) -> None:
    """One server after the other."""
    print(f"POST to the other socket, {PAIRS} pairs")
    with running(LIMIT, env) as limit:
        least = await with_idle("transports", limit, house, bare=True)
    with running(FLOOR, env) as floor:
        low = await with_idle("bare ASGI", floor, house, bare=True)
    with running(OURS, env) as server:
        ours = await with_idle("ours", server, house, bare=False)
    for idle, taken in ours.items():
        print(
            f"  {idle} idle: {taken.p50 / low[idle].p50:.1f} x the floor (p99 {taken.p99 / low[idle].p99:.1f} x; "
            f"goal <= 3), {taken.p50 / least[idle].p50:.1f} x the limit; with {MIDDLE}: 1, here "
            f"{taken.p50 / ours[MIDDLE].p50:.2f} (p99 {taken.p99 / ours[MIDDLE].p99:.2f})"
        )
    print(f"  CPU of a message: {LIVE['message']}", flush=True)


def main() -> None:
    """A cluster, a crowd, and the figures."""
    with crowded(CROWD, PAIRS) as (house, env):
        run_quickly(measure(house, env))


if __name__ == "__main__":
    main()
