"""A message is sent again and again under its key: at once, much later, around a death. It is there once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import httpx
import pytest

from tests.faults.house import House, Person, Server
from tests.faults.passing_time import hours_pass

TIMES = 20
MESSAGES = "SELECT COUNT(*) FROM messaging_message"
NUMBERS = "SELECT number FROM messaging_message WHERE conversation_id = %s ORDER BY number"
LAST = "SELECT last_number FROM messaging_conversation WHERE id = %s"
LOG = "SELECT seq FROM events_event WHERE recipient_id = %s ORDER BY seq"


def broken(house: House, person: Person) -> list[str]:
    """Holes in the numbers of her conversation and of her log."""
    talk, me = UUID(person.told["conversation"]), UUID(person.told["id"])
    numbers = [row[0] for row in house.rows(NUMBERS, talk)]
    log = [row[0] for row in house.rows(LOG, me)]
    last = house.rows(LAST, talk)[0][0]
    wrong = [f"{name} {seen}" for name, seen in (("numbers", numbers), ("log", log)) if seen != _counted(len(seen))]
    return wrong + ([f"last number {last} of {len(numbers)}"] if last != len(numbers) else [])


def _counted(length: int) -> list[int]:
    return list(range(1, length + 1))


def test_the_same_request_twenty_times_at_once_on_two_servers_is_one_message_and_twenty_equal_answers(
    house: House,
) -> None:
    servers, key = [house.server(), house.server()], str(uuid4())
    phones = [house.resident(0, servers[number % 2]) for number in range(TIMES)]
    gate = Barrier(TIMES)

    def say(phone: Person) -> httpx.Response:
        phone.token = phone.get("/bootstrap").json()["csrf_token"]
        gate.wait()
        return phone.say("Guten Tag", key=key)

    with ThreadPoolExecutor(TIMES) as pool:
        answers = list(pool.map(say, phones))
    assert sorted(answer.status_code for answer in answers) == [200] * (TIMES - 1) + [201]
    assert [answer.json() for answer in answers] == [answers[0].json()] * TIMES
    assert house.rows(MESSAGES)[0][0] == 1
    assert broken(house, phones[0]) == []
    assert [error for server in servers for error in server.errors()] == []


def test_killed_before_the_commit_there_is_no_message_and_no_hole(some_house: House) -> None:
    server = some_house.server()
    amina, texts = some_house.resident(0, server), [f"Satz {number}" for number in range(4)]
    assert amina.say(texts[0]).status_code == 201
    for number, text in enumerate(texts[1:], start=1):
        key = str(uuid4())
        server.early_death.touch()
        with pytest.raises(httpx.HTTPError):
            amina.say(text, key=key)
        assert not server.early_death.exists()
        server.wait()
        assert some_house.rows(MESSAGES)[0][0] == number
        assert broken(some_house, amina) == []
        assert amina.say(text, key=key).status_code == 201
    items = amina.get(f"/conversations/{amina.told['conversation']}/messages").json()["items"]
    assert [(item["number"], item["text"]) for item in items] == list(enumerate(texts, start=1))
    assert broken(some_house, amina) == []


def test_an_answer_that_was_lost_and_eight_days_without_network_make_no_second_message(some_house: House) -> None:
    """The eight days are in what is stored: the message and her log are that much older."""
    server = some_house.server()
    amina, key = some_house.resident(0, server), str(uuid4())
    _said_into_the_void(amina, server, key)
    lost = some_house.rows("SELECT id FROM messaging_message")[0][0]
    assert amina.say("Danach", key=str(uuid4())).json()["number"] == 2
    hours_pass(some_house, 8 * 24)
    some_house.manage("forget_old")
    again = amina.say("Guten Tag", key=key)
    assert (again.status_code, again.json()["number"], again.json()["text"]) == (200, 1, "Guten Tag")
    assert UUID(again.json()["id"]) == UUID(str(lost))
    other = amina.say("Etwas anderes", key=key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")
    assert some_house.rows(MESSAGES)[0][0] == 2
    assert broken(some_house, amina) == []


def _said_into_the_void(person: Person, server: Server, key: str) -> None:
    """The server dies after the commit: nobody gets the answer."""
    person.get("/bootstrap")
    server.death.touch()
    with pytest.raises(httpx.HTTPError):
        person.say("Guten Tag", key=key)
    server.wait()


def test_messages_stand_in_the_order_of_their_numbers_though_the_clock_was_set_back(some_house: House) -> None:
    """One server's clock is an hour behind: what it writes later bears an earlier time."""
    server = some_house.server()
    amina = some_house.resident(0, server)
    worker = some_house.worker(amina.told["worker"], server)
    said = [amina.say(f"{number}").json()["id"] for number in range(3)]
    hours_pass(some_house, -1)
    said += [amina.say(f"{number}").json()["id"] for number in range(3, 6)]
    items = amina.get(f"/conversations/{amina.told['conversation']}/messages").json()["items"]
    assert [item["id"] for item in items] == said
    assert [item["sent_at"] for item in items] != sorted(item["sent_at"] for item in items)
    events = worker.get("/events", epoch="0", after=0).json()["events"]
    assert [(event["seq"], event["subject_id"]) for event in events] == list(enumerate(said, start=1))
    later = amina.get(f"/conversations/{amina.told['conversation']}/messages", after=3).json()["items"]
    assert [item["id"] for item in later] == said[3:]
