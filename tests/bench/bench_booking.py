"""Booking and slot lists: the service against the same SQL by the bare driver, and the CPU of a request.

    make bench            (or: PYTHONPATH=backend .venv/bin/python -m tests.bench.bench_booking)

Prints ratios measured in one run, on SQLite and on a PostgreSQL cluster of its own. Nothing is asserted.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import Any

Work = Callable[[], object]
BOOKINGS, LISTS, ROUNDS, LISTED = 120, 200, 5, 120


def main() -> None:
    """Run each engine in a process of its own, with a database that is thrown away."""
    from tests.postgres_cluster import postgres_cluster

    for engine in ("sqlite", "postgres"):
        with ExitStack() as run:
            folder = run.enter_context(tempfile.TemporaryDirectory(prefix="lotse-bench-"))
            url = f"sqlite://{folder}/lotse.sqlite3" if engine == "sqlite" else run.enter_context(postgres_cluster())
            words = os.environ | {"LOTSE_DATA_DIR": folder, "DATABASE_URL": url, "LOTSE_DEMO": "1"}
            words["DJANGO_SETTINGS_MODULE"] = "lotse.config.settings"
            subprocess.run([sys.executable, "-m", "tests.bench.bench_booking", engine], env=words, check=True)


def measure(engine: str) -> None:
    """Measure on the database of this process and print."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.bench.booking_ground import Ground

    ground = Ground.make()
    print(f"{engine}: {BOOKINGS} bookings, {LISTS} lists of four weeks with {LISTED} appointments, {ROUNDS} rounds")
    _bookings(ground)
    _lists(ground)
    _requests(ground)


def _bookings(ground: Any) -> None:
    """The service and the bare driver write the same into a database each, side by side, and commit it as safely.

    In turns, because a disk that has just been asked answers sooner and a processor keeps a short loop in its cache:
    in a loop of its own the bare driver pays less for the very same commits. Both figures are printed. The booking in
    the middle of a round counts, so that no checkpoint and nobody else's writing decides.
    """
    wishes = ground.wishes(BOOKINGS)
    recorded = [ground.recorded(wish) for wish in wishes]
    print(f"  statements of a booking, with BEGIN and COMMIT: {len(recorded[0]) + 2}")
    bare = [partial(ground.replay, each) for each in recorded]
    ours = [partial(ground.book, wish) for wish in wishes]
    for way in (in_turns, in_loops):
        rounds = []
        for _round in range(ROUNDS):
            ground.clear()
            rounds.append(way(ours, bare))
        what = f"booking by the service / the same SQL bare, {(way.__doc__ or '').rstrip('.').lower()}"
        _report(what, [one for one, _other in rounds], [other for _one, other in rounds], 1)
    cpu = []
    for side in (ours, bare):
        ground.clear()
        begun = process_time()
        for book in side:
            book()
        cpu.append((process_time() - begun) / BOOKINGS * 1000)
    print(f"  booking by the service: {cpu[0]:.2f} ms of CPU in this process, the bare driver {cpu[1]:.2f}")


def in_turns(ours: Sequence[Work], bare: Sequence[Work]) -> tuple[float, float]:
    """In turns."""
    pairs = [(_seconds(one), _seconds(other)) for one, other in zip(ours, bare, strict=True)]
    return median(one for one, _other in pairs), median(other for _one, other in pairs)


def in_loops(ours: Sequence[Work], bare: Sequence[Work]) -> tuple[float, float]:
    """Each in its own loop."""
    return median(_seconds(each) for each in ours), median(_seconds(each) for each in bare)


def _lists(ground: Any) -> None:
    ground.clear()
    for wish in ground.wishes(LISTED):
        ground.replay(ground.recorded(wish))
    reads = ground.recorded_list()
    print(f"  queries of a slot list: {len(reads)}; slots in it: {ground.list_slots()}")
    bare, ours, cpu = [], [], []
    for _round in range(ROUNDS):
        bare.append(_seconds(lambda: [ground.replay_reads(reads) for _each in range(LISTS)]))
        begun = process_time()
        ours.append(_seconds(lambda: [ground.list_slots() for _each in range(LISTS)]))
        cpu.append((process_time() - begun) / LISTS)
    _report("slot list by the query / the same SELECTs bare", ours, bare, LISTS)
    print(
        f"  slot list by the query: {median(cpu) * 1000:.2f} ms of CPU; arithmetic alone {ground.arithmetic_ms():.2f}"
    )


def _requests(ground: Any) -> None:
    from tests.bench.goals import beside

    for name, request in (("GET /api/slots", ground.get_slots), ("POST /api/appointments", ground.post_booking)):
        ground.clear()
        for _warm in range(10):
            request()
        begun, wall = process_time(), perf_counter()
        for _each in range(60):
            request()
        cpu, waited = (process_time() - begun) / 60, (perf_counter() - wall) / 60
        print(f"  {name} through the handler chain: {cpu * 1000:.2f} ms of CPU, {waited * 1000:.2f} ms in all")
        print(f"    {beside(name.removeprefix('GET '))}")


def _seconds(work: Work) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _report(what: str, ours: list[float], bare: list[float], times: int) -> None:
    ratios = sorted(one / other for one, other in zip(ours, bare, strict=True))
    mean = median(ours) / times * 1000, median(bare) / times * 1000
    spread = f"{ratios[0]:.2f}-{ratios[-1]:.2f}"
    print(f"  {what}: {median(ratios):.2f} x ({spread}); {mean[0]:.2f} ms / {mean[1]:.2f} ms")


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
