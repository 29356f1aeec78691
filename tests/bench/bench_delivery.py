"""Live delivery: memory of a socket, a notice to thousands, coming back.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_delivery)

Ratios of one run, on PostgreSQL, one server process; the clients share the machine. Nothing is asserted.

The floor of a notice is a bare ASGI application on the same server, loop and WebSocket library as the house: it appends
an event for everybody, reads the rows by the driver and writes each socket a frame with its own number. A frame that is
the same for all would leave out what makes the log gapless. The limit writes to asyncio's transports by hand: what the
kernel takes for so many sockets, and nothing else. Both are printed; CPU is counted from the commit on.
"""

import asyncio
import time
from statistics import median
from typing import Any

from tests.bench.goals import LIVE
from tests.bench.live_clients import Ear, Mouth, ear, ears, run_quickly
from tests.bench.live_servers import FLOOR, LIMIT, OURS, Running, crowded, running, uvicorn
from tests.faults.house import House
from tests.redis_server import redis_server

CROWD, NOTICES, RETURNS = 5000, 3, 400
SIZES = [100, 1000, CROWD]


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


async def notices(
    name: str, server: Running, crowd: list[dict[str, Any]], sizes: list[int], *, numbered: bool = False
) -> dict[int, tuple[float, float]]:
    """Broadcasts to so many sockets; prints them and answers the seconds until the last receipt, and the CPU."""
    found: dict[int, tuple[float, float]] = {}
    open_ears: list[Ear] = []
    for size in sizes:
        before, begun = server.memory(), time.monotonic()
        missing = crowd[len(open_ears) : size]
        open_ears += await ears(server.port, missing, first=len(open_ears) if numbered else None)
        each = (server.memory() - before) / len(missing) / 1024
        rate = len(missing) / (time.monotonic() - begun)
        seconds, cpu = await broadcast(server, open_ears)
        found[size] = seconds, cpu
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


async def measure(house: House, env: dict[str, str]) -> None:
    """Everything, one server after the other."""
    crowd = house.people["crowd"]
    print("a notice to everybody (CPU after the commit)")
    with running(LIMIT, env) as limit:
        least = await notices("transports", limit, crowd, SIZES, numbered=True)
    with running(FLOOR, env) as floor:
        bare = await notices("bare ASGI", floor, crowd, SIZES, numbered=True)
    usual = {}
    with running(uvicorn("tests.bench.group_live:application"), env) as group:
        usual["in memory"] = await notices("group, memory", group, crowd, SIZES)
    with (
        redis_server() as redis,
        running(uvicorn("tests.bench.group_live:application"), env | {"REDIS_URL": redis.url}) as group,
    ):
        usual["over Redis"] = await notices("group, Redis", group, crowd, SIZES)
    with running(OURS, env) as ours:
        hub = await notices("ours", ours, crowd, SIZES)
        for size in SIZES:
            print(
                f"  {size} sockets, ours by CPU and by the last receipt:", _against(hub[size], bare[size]), "the floor"
            )
            print(f"    (goal <= 2.5), {_against(hub[size], least[size])} the limit;", end=" ")
            groups = [f"{_against(cost[size], hub[size])} for a group {where}" for where, cost in usual.items()]
            print("; ".join(groups), "against ours (goal >= 10)", flush=True)
        last, small = hub[CROWD][1] / CROWD, hub[SIZES[0]][1] / SIZES[0]
        print(f"  flat: a recipient among {CROWD} costs {last / small:.2f} x one among {SIZES[0]}")
        await asyncio.sleep(1)
        await returns(ours, crowd)


def _against(one: tuple[float, float], other: tuple[float, float]) -> str:
    return f"{one[1] / other[1]:.1f} x and {one[0] / other[0]:.1f} x"


def main() -> None:
    """A cluster, a crowd, and the figures."""
    with crowded(CROWD, 1) as (house, env):
        run_quickly(measure(house, env))


if __name__ == "__main__":
    main()
