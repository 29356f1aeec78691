"""Live delivery: memory of a socket, a notice to thousands, coming back, and from POST to the other socket.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_delivery)

Ratios of one run, on PostgreSQL, one server process; the clients share the machine. Nothing is asserted.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from tests.bench.goals import LIVE
from tests.bench.live_clients import Ear, Mouth, ear, ears, run_quickly
from tests.faults.house import ROOT, House, free_port
from tests.postgres_cluster import postgres_cluster

CROWD, PAIRS, ROUNDS, NOTICES, RETURNS = 5000, 50, 20, 3, 400


class Running:
    """A server of its own process."""

    def __init__(self, words: list[str], env: Mapping[str, str]) -> None:
        self.port = free_port()
        self.process = subprocess.Popen([sys.executable, *(word.format(port=self.port) for word in words)], env=env)

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # Linux: the CPU clock of another process

    def memory(self) -> int:
        """Resident bytes."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running(words: list[str], env: Mapping[str, str]) -> Iterator[Running]:
    """Start, and stop at the end."""
    server = Running(words, env)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                httpx.post(f"http://127.0.0.1:{server.port}/nowhere", timeout=0.3)
                break
            except httpx.ReadTimeout:
                break  # the bare one does not answer to that
            except httpx.HTTPError:
                time.sleep(0.1)
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def uvicorn(application: str) -> list[str]:
    """As in production."""
    words = ["-m", "uvicorn", application, "--port", "{port}", "--loop", "uvloop", "--http", "httptools"]
    words += ["--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--no-access-log"]
    return [*words, "--log-level", "critical", "--backlog", "4096"]


async def broadcast(server: Running, open_ears: list[Ear]) -> tuple[float, float]:
    """Seconds from the commit to the last receipt, and CPU of the server since then; medians of some notices."""
    seconds, cpu = [], []
    for _each in range(NOTICES):
        for one in open_ears:
            one.listen_again()
        _status, told = await Mouth(server.port).post("/bench/notice")
        receipts = await asyncio.wait_for(asyncio.gather(*(one.heard for one in open_ears)), 120)
        seconds.append(max(receipts) - told["committed"])
        await asyncio.sleep(0.3)
        cpu.append(server.cpu() - told["cpu"])
    return median(seconds), median(cpu)


async def notices(name: str, server: Running, crowd: list[dict[str, Any]], sizes: list[int]) -> dict[int, float]:
    """Broadcasts to so many sockets; prints them and answers the CPU."""
    found: dict[int, float] = {}
    open_ears: list[Ear] = []
    for size in sizes:
        before, begun = server.memory(), time.monotonic()
        missing = crowd[len(open_ears) : size]
        open_ears += await ears(server.port, missing)
        each = (server.memory() - before) / len(missing) / 1024
        rate = len(missing) / (time.monotonic() - begun)
        seconds, cpu = await broadcast(server, open_ears)
        found[size] = cpu
        print(
            f"  {name:11} {size:5} sockets: last receipt {seconds * 1000:6.0f} ms, CPU {cpu * 1000:6.0f} ms "
            f"({cpu * 1000 / size:.3f} a recipient); {each:.0f} KiB a socket, {rate:.0f} connects a second",
            flush=True,
        )
    for one in open_ears:
        one.transport.abort()
    return found


async def returns(server: Running, people: list[dict[str, Any]]) -> None:
    """Coming back with one event missed."""
    begun = server.cpu()
    for start in range(0, RETURNS, 4):
        some = await asyncio.gather(*(ear(server.port, one["cookies"]) for one in people[start : start + 4]))
        await asyncio.gather(*(asyncio.wait_for(one.heard, 10) for one in some))
        for one in some:
            one.transport.abort()
    cpu = (server.cpu() - begun) / RETURNS * 1000
    print(f"  coming back with one missed event: {cpu:.2f} ms of CPU; {LIVE['return']}", flush=True)


async def receipts(posts: list[Any], listeners: list[Ear], server: Running) -> tuple[float, float, float]:
    """p50 and p99 in milliseconds from POST to the other socket, and server CPU of a message; everybody paced."""
    taken: list[float] = []
    begun = server.cpu()

    async def pair(post: Any, listener: Ear) -> None:
        await asyncio.sleep(random.random())
        for _each in range(ROUNDS):
            listener.listen_again()
            sent = time.monotonic()
            status = await post()
            if status not in (200, 201):
                raise RuntimeError(f"POST answers {status}")
            taken.append(await asyncio.wait_for(listener.heard, 30) - sent)
            await asyncio.sleep(0.5 + 0.5 * random.random())

    await asyncio.gather(*(pair(*both) for both in zip(posts, listeners, strict=True)))
    cpu = (server.cpu() - begun) / len(taken) * 1000
    return median(taken) * 1000, quantiles(taken, n=100)[98] * 1000, cpu


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


async def measure(house: House, env: Mapping[str, str]) -> None:
    """Everything, one server after the other."""
    crowd, idle = house.people["crowd"], house.people["crowd"][:1000]
    print("a notice to everybody (CPU after the commit)")
    with running(["-m", "tests.bench.bare_live", "{port}"], env) as bare:
        floor = await notices("bare writer", bare, crowd, [1000, CROWD])
        listeners = await ears(bare.port, crowd[: 1000 + PAIRS])
        mouths = [Mouth(bare.port) for _each in range(PAIRS)]
        first = len(crowd)

        def bare_post(number: int) -> Any:
            async def post() -> int:
                return (await mouths[number].post(f"/say/{first + number}"))[0]

            return post

        low = await receipts([bare_post(number) for number in range(PAIRS)], listeners[:PAIRS], bare)
    with running(uvicorn("tests.bench.group_live:application"), env) as group:
        usual = await notices("group_send", group, crowd, [1000])
    with running(uvicorn("tests.bench.live_house:application"), env) as ours:
        hub = await notices("ours", ours, crowd, [1000, CROWD])
        print(
            f"  CPU: {hub[1000] / floor[1000]:.1f} and {hub[CROWD] / floor[CROWD]:.1f} x the bare one (goal <= 2.5), "
            f"a {usual[1000] / hub[1000]:.0f}th of group_send (goal >= 10)"
        )
        await asyncio.sleep(1)
        await returns(ours, crowd)
        held = await ears(ours.port, idle)
        listeners = await ears(ours.port, house.people["workers"])
        posts = [speaker(ours, one) for one in house.people["residents"]]
        p50, p99, cpu = await receipts(posts, listeners, ours)
        print(
            f"POST to the other socket, {PAIRS} pairs and {len(held)} idle: p50 {p50:.1f} ms, p99 {p99:.1f}; "
            f"bare asyncio and psycopg {low[0]:.1f} and {low[1]:.1f}: {p50 / low[0]:.1f} x (goal <= 3)\n"
            f"  CPU of a message {cpu:.2f} ms (bare {low[2]:.2f}); {LIVE['message']}"
        )


def main() -> None:
    """A cluster, a crowd, and the figures."""
    print(f"other work on this machine: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="lotse-bench-") as folder, postgres_cluster() as url:
        house = House(Path(folder), url, {})
        env = house.env(LOTSE_HEARTBEAT_SECONDS="25")
        words = [sys.executable, "-m", "tests.bench.crowd", str(CROWD), str(PAIRS)]
        done = subprocess.run(words, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
        house.people = json.loads(done.stdout.splitlines()[-1])
        run_quickly(measure(house, env))


if __name__ == "__main__":
    main()
