"""Worker processes of a house, and phones that get its pushes."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from tests.faults.house import ROOT, House, Person
from tests.push_service import Browser, PushService

PATIENCE_SECONDS = 40
OPEN: Final = "SELECT COUNT(*) FROM delivery_job WHERE failed_at IS NULL"
DUE: Final = "UPDATE delivery_job SET run_at = created_at"
LEASES_END: Final = "UPDATE delivery_job SET lease_until = created_at WHERE lease_until IS NOT NULL"


def subscribed(person: Person, service: PushService) -> Browser:
    """This person's phone gets pushes."""
    browser = service.subscribe(person.get("/push").json()["public_key"])
    person.token = person.get("/bootstrap").json()["csrf_token"]
    headers = {"X-CSRFToken": person.token}
    answer = person.http.put("/api/push/subscription", json=browser.subscription(), headers=headers)
    assert answer.status_code == 204, answer.text
    return browser


def worker_process(house: House) -> "subprocess.Popen[bytes]":
    """A worker that has just been started."""
    words = [sys.executable, str(ROOT / "backend" / "manage.py"), "run_worker", "--threads", "4"]
    with (house.folder / "log-worker").open("ab") as log:
        return subprocess.Popen(words, cwd=ROOT, env=house.env(LOTSE_PUSH_LOOPBACK="1"), stdout=log, stderr=log)


@contextmanager
def working(house: House) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker process; at the end it is gone, whatever happened."""
    process = worker_process(house)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    """Raises AssertionError when it does not become true."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_done(house: House) -> bool:
    """Whether no job is left to do."""
    return bool(house.rows(OPEN)[0][0] == 0)
