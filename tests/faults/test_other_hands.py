"""A conversation passes to other hands, a phone to another person, a line grows old: who may not see, sees nothing."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from tests.faults.house import HEARTBEAT_SECONDS, ROOT, House, Person
from tests.faults.passing_time import SIGNED_IN, hours_pass
from tests.faults.phone import Phone, in_thread, until
from tests.faults.working import DUE, is_done, subscribed, wait_until, working
from tests.push_service import PushService

SOON = HEARTBEAT_SECONDS + 4
SECRET = "Ich habe Angst vor dem Brief"


class Curious(Phone):
    """A phone that keeps every word that reached it."""

    def __init__(self, person: Person, **words: Any) -> None:
        super().__init__(person, **words)
        self.heard = ""
        self.kinds: list[str] = []

    def _apply(self, event: Mapping[str, Any]) -> None:
        super()._apply(dict(event))
        self.heard += json.dumps(event, ensure_ascii=False)
        self.kinds.append(f"{event['event_type']} {'gone' if event['data'] is None else 'here'}")


def turned_over(house: House, resident: Person, worker: Person) -> None:
    """From today on this worker looks after her."""
    words = [sys.executable, "-m", "tests.faults.turn_over", resident.told["id"], worker.told["id"]]
    subprocess.run(words, env=house.env(), cwd=ROOT, check=True)


@pytest.mark.asyncio
async def test_a_conversation_that_passes_to_another_is_gone_on_the_open_line_and_tells_nothing_more(
    house: House,
) -> None:
    server = house.server()
    amina, weber, kaya = house.resident(0, server), house.worker(0, server), house.worker(1, server)
    async with Curious(weber) as before, Curious(kaya) as after:
        await in_thread(amina.say, "Guten Tag")
        assert await until(lambda: before.kinds == ["message_sent here"])
        await in_thread(turned_over, house, amina, kaya)
        assert await until(lambda: before.kinds[1:] == ["conversation_changed gone"], SOON)
        begun = await in_thread(amina.post, "/conversations")
        assert begun.status_code == 200, begun.text
        assert (await in_thread(amina.say, SECRET, conversation=begun.json()["id"])).status_code == 201
        assert (await in_thread(amina.say, SECRET)).json()["code"] == "conversation_closed"
        assert await until(lambda: SECRET in after.heard, SOON)
        await asyncio.sleep(2 * HEARTBEAT_SECONDS)
        assert before.kinds == ["message_sent here", "conversation_changed gone"]
        assert SECRET not in before.heard
    talk = f"/conversations/{amina.told['conversation']}"
    assert [(await in_thread(weber.get, path)).status_code for path in (talk, f"{talk}/messages")] == [404, 404]


@pytest.mark.asyncio
async def test_a_line_that_is_older_than_a_day_still_hears_everything(house: House) -> None:
    """Twenty-six hours lie between its opening and now, in all that is stored; its sign-in lasts longer."""
    house.rows("UPDATE accounts_device SET expires_at = expires_at + interval '30 days'")
    server = house.server()
    amina = house.resident(0, server)
    async with Phone(house.worker(0, server)) as phone:
        await in_thread(amina.say, "vorgestern")
        assert await until(lambda: phone.seq == 1)
        hours_pass(house, 26)
        hours_pass(house, 26, SIGNED_IN)
        assert await in_thread(house.manage, "forget_old") is not None
        for number in range(3):
            assert (await in_thread(amina.say, f"{number}")).status_code == 201
            assert await until(lambda goal=2 + number: phone.seq == goal)  # type: ignore[misc]
        await asyncio.sleep(2 * HEARTBEAT_SECONDS)
        assert (phone.codes, phone.seq) == ([], 4)


@pytest.mark.asyncio
@pytest.mark.parametrize(("who", "code"), [("worker", 4401), ("resident", 4403)])
async def test_a_line_whose_sign_in_or_unlocking_runs_out_is_shown_out(house: House, who: str, code: int) -> None:
    server = house.server()
    person = house.resident(0, server) if who == "resident" else house.worker(0, server)
    if who == "resident":
        person = Person(await in_thread(unlocked_long_ago, house, person), server)
    async with Phone(person, comes_back=False) as phone:
        if who == "worker":
            hours_pass(house, 26, SIGNED_IN)
        assert await until(lambda: phone.codes == [code], SOON + 4)


def unlocked_long_ago(house: House, person: Person) -> dict[str, Any]:
    """Her cookies, but the PIN was entered nearly twelve hours ago: a few seconds are left."""
    device = house.rows("SELECT id FROM accounts_device WHERE user_id = %s", UUID(person.told["id"]))[0][0]
    moment = datetime.now(UTC) - timedelta(hours=12) + timedelta(seconds=6)
    code = (
        "import sys, django; django.setup(); from uuid import UUID; from datetime import datetime;"
        "from lotse.accounts.cookies import Unlocking, unlock_value;"
        "print(unlock_value(Unlocking(UUID(sys.argv[1]), 0), datetime.fromisoformat(sys.argv[2])))"
    )
    words = [sys.executable, "-c", code, str(device), moment.isoformat()]
    made = subprocess.run(words, env=house.env(), cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    return {**person.told, "cookies": {**person.told["cookies"], "lotse_unlock": made}}


@pytest.mark.asyncio
async def test_on_a_shared_phone_the_next_person_sees_nothing_of_the_one_before(
    house: House, service: PushService
) -> None:
    server = house.server(LOTSE_PUSH_LOOPBACK="1")
    amina, dmytro = house.resident(0, server), house.resident(1, server)
    weber, kaya = house.worker(0, server), house.worker(1, server)
    browser = await in_thread(subscribed, amina, service)
    async with Curious(amina, comes_back=False) as hers:
        await in_thread(partial(weber.say, SECRET, conversation=amina.told["conversation"]))
        assert await until(lambda: SECRET in hers.heard)
        assert (await in_thread(amina.post, "/session/logout")).status_code == 204
        assert await until(lambda: hers.codes == [4401], SOON)
    assert (await in_thread(amina.get, "/events")).status_code == 401
    put = partial(dmytro.http.put, "/api/push/subscription", json=browser.subscription())
    dmytro.token = (await in_thread(dmytro.get, "/bootstrap")).json()["csrf_token"]
    assert (await in_thread(partial(put, headers={"X-CSRFToken": dmytro.token}))).status_code == 204
    async with Curious(dmytro) as his:
        await in_thread(partial(weber.say, SECRET, conversation=amina.told["conversation"]))
        await in_thread(partial(kaya.say, "Guten Tag", conversation=dmytro.told["conversation"]))
        assert await until(lambda: his.seq == 1)
        assert SECRET not in his.heard
    seen = [
        await in_thread(dmytro.get, "/conversations"),
        await in_thread(partial(dmytro.get, "/events", epoch="0", after=0)),
    ]
    theirs = [
        await in_thread(dmytro.get, f"/conversations/{amina.told['conversation']}{end}") for end in ("", "/messages")
    ]
    assert [answer.status_code for answer in [*seen, *theirs]] == [200, 200, 404, 404]
    assert [SECRET in answer.text or amina.told["conversation"] in answer.text for answer in seen] == [False, False]
    house.rows("DELETE FROM delivery_devicemark")  # as if his phone had not heard it yet
    house.rows(DUE)
    with working(house):
        await in_thread(wait_until, partial(is_done, house))
    assert service.refused == []
    assert len(service.received) == 1


def test_texts_that_were_swapped_in_the_table_do_not_open_and_the_rest_does(some_house: House) -> None:
    server = some_house.server()
    amina, dmytro = some_house.resident(0, server), some_house.resident(1, server)
    ids = [UUID(amina.say(text).json()["id"]) for text in ("eins", "zwei", "drei")]
    foreign = UUID(dmytro.say(SECRET).json()["id"])
    body = "SELECT body FROM messaging_message WHERE id = %s"
    first, theirs = (some_house.rows(body, each)[0][0] for each in (ids[0], foreign))
    for sealed, where in ((first, ids[1]), (theirs, ids[0])):
        some_house.rows("UPDATE messaging_message SET body = %s WHERE id = %s", sealed, where)
    items = amina.get(f"/conversations/{amina.told['conversation']}/messages").json()["items"]
    assert [(item["text"], item["unreadable"]) for item in items] == [("", True), ("", True), ("drei", False)]
    events = some_house.worker(0, server).get("/events", epoch="0", after=0)
    assert [event["data"]["unreadable"] for event in events.json()["events"]] == [True, True, False]
    assert SECRET not in events.text
    assert amina.say("vier").json()["number"] == 4
    assert dmytro.get(f"/conversations/{dmytro.told['conversation']}/messages").json()["items"][0]["text"] == SECRET


def test_a_rotation_of_keys_that_is_killed_again_and_again_leaves_everything_readable(some_house: House) -> None:
    server = some_house.server()
    people = [some_house.resident(number, server) for number in range(8)]
    for person in people:
        assert person.say(f"{SECRET} {person.told['id']}").status_code == 201
    some_house.manage("make_key")
    words = [sys.executable, "-m", "tests.faults.rotating"]
    for rows_before_death in (3, 9):
        killed = subprocess.run([*words, str(rows_before_death)], env=some_house.env(), cwd=ROOT, check=False)
        assert killed.returncode == -signal.SIGKILL
        assert all_read(people)
    some_house.manage("rotate_keys")
    keys = some_house.folder / "keys"
    keys.write_text(keys.read_text().splitlines()[-1] + "\n")  # the old key is taken out
    keys.chmod(0o600)
    server.stop()
    server.clients.clear()
    server.start()
    assert all_read([some_house.resident(number, server) for number in range(8)])


def all_read(people: list[Person]) -> bool:
    """Whether everybody reads what they wrote."""
    texts = [person.get(f"/conversations/{person.told['conversation']}/messages").json()["items"] for person in people]
    wanted = [f"{SECRET} {person.told['id']}" for person in people]
    return [[item["text"] for item in items] for items in texts] == [[text] for text in wanted]
