"""Guessing is slow, and nobody is locked out by somebody else's guesses."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from lotse.accounts.models import Attempt, User
from lotse.accounts.services import IssuedCard
from lotse.accounts.services.throttle import Limit, TooManyAttempts, count_attempt, neighbourhood_of, network_of
from tests.accounts.browser import Browser
from tests.accounts.conftest import PIN, card_body
from tests.accounts.test_staff_sign_in import app_code, begin, sign_in
from tests.people import Cast

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
THREE = Limit(purpose="test", failures=3, window=timedelta(minutes=15))
WRONG = {"code": "0000-0000-0000"}
NewCard = Callable[[User], IssuedCard]


def test_above_the_limit_the_person_waits_for_the_end_of_the_window(db: None) -> None:
    counts = [count_attempt(THREE, "a", now=NOW + timedelta(minutes=minute)) for minute in range(4)]
    with pytest.raises(TooManyAttempts) as refused:
        counts[-1].check(NOW + timedelta(minutes=3))
    assert refused.value.extra == {"retry_after": 12 * 60}
    assert refused.value.params == {"time": "10:15"}
    later = count_attempt(THREE, "a", now=NOW + timedelta(minutes=15))
    assert later.failures == 1
    assert count_attempt(THREE, "b", now=NOW).failures == 1


def test_no_address_and_no_name_is_stored_and_old_rows_go(db: None) -> None:
    count_attempt(THREE, "192.0.2.10", now=NOW - timedelta(days=2))
    count_attempt(THREE, "weber", now=NOW)
    assert [len(row.key_hash) for row in Attempt.objects.all()] == [64]
    assert "weber" not in str(list(Attempt.objects.values()))


def test_an_address_of_the_newer_kind_counts_by_its_network() -> None:
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff")
    assert network_of("2001:db8::1") != network_of("2001:db8:1::1")
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("") == ""


def test_addresses_of_one_customer_are_one_neighbourhood() -> None:
    assert neighbourhood_of("2001:db8:0:1::1") == neighbourhood_of("2001:db8:0:ff00::1")
    assert neighbourhood_of("2001:db8::1") != neighbourhood_of("2001:db8:1::1")
    assert neighbourhood_of("::ffff:192.0.2.1") == neighbourhood_of("192.0.2.1") == "192.0.2.1"
    assert neighbourhood_of("2001:db8::1") != network_of("2001:db8::1")
    assert neighbourhood_of("") == ""


def test_after_twenty_wrong_codes_the_next_wrong_one_has_to_wait(cast: Cast) -> None:
    phone = Browser()
    answers = [phone.post("/activation/check", WRONG) for _try in range(21)]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert answers[-1].json()["code"] == "too_many_attempts"
    assert Browser("198.51.100.7").post("/activation/check", WRONG).status_code == 404


def test_wrong_codes_of_a_neighbour_on_the_same_wifi_lock_nobody_out(cast: Cast, new_card: NewCard) -> None:
    neighbour, amina = Browser(), Browser()
    for _try in range(25):
        neighbour.post("/activation/check", WRONG)
    card = new_card(cast.amina.user)
    assert amina.post("/activation", card_body(card, secret=None, code=card.code)).status_code == 201


def test_a_machine_in_the_house_locks_nobody_out(cast: Cast, new_card: NewCard) -> None:
    phone, card = Browser(), new_card(cast.amina.user)
    phone.post("/activation/check", WRONG)
    Attempt.objects.update(failures=1_000_000)
    assert phone.post("/activation/check", WRONG).status_code == 429
    assert phone.post("/activation/check", {"code": card.code}).status_code == 200
    assert phone.post("/activation", card_body(card, secret=None, code=card.code)).status_code == 201


def test_ten_wrong_passwords_from_one_address_are_enough(frau_weber: User) -> None:
    guesser = Browser("203.0.113.5")
    answers = [begin(guesser, "falsch") for _try in range(10)] + [begin(guesser)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
    assert begin(Browser("198.51.100.7")).status_code == 200


def test_an_unknown_user_name_is_throttled_the_same(frau_weber: User) -> None:
    guesser = Browser("203.0.113.5")
    answers = [begin(guesser, "falsch", "niemand") for _try in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]


def _attack_from_everywhere() -> None:
    for network in range(11):
        guesser = Browser(f"203.0.113.{network}")
        for _try in range(10):
            begin(guesser, "falsch")


def test_an_attack_on_the_user_name_does_not_lock_out_a_known_computer(frau_weber: User) -> None:
    office = Browser()
    assert sign_in(office).status_code == 200
    office.post("/session/logout")
    _attack_from_everywhere()
    stranger = begin(Browser("198.51.100.7"))
    assert (stranger.status_code, stranger.json()["code"]) == (429, "too_many_attempts")
    assert sign_in(office, steps=1).status_code == 200


def test_one_customer_with_many_networks_locks_nobody_out(frau_weber: User) -> None:
    answers = [begin(Browser(f"2001:db8:77:{part:x}::1"), "falsch").status_code for part in range(110)]
    assert answers == [403] * 10 + [429] * 100
    assert begin(Browser("2001:db8:78::1")).status_code == 200
    assert begin(Browser("198.51.100.7")).status_code == 200


def test_trying_one_password_on_many_names_is_stopped(cast: Cast, frau_weber: User) -> None:
    guesser = Browser("203.0.113.5")
    answers = [begin(guesser, "falsch", f"name{number}").status_code for number in range(65)]
    assert answers == [403] * 60 + [429] * 5
    rows = Attempt.objects.count()
    begin(guesser, "falsch", "name99")
    assert Attempt.objects.count() == rows
    assert begin(Browser("198.51.100.7")).status_code == 200


def test_a_guesser_in_the_office_leaves_known_computers_and_the_next_quarter_alone(
    cast: Cast, frau_weber: User
) -> None:
    office = Browser("203.0.113.5")
    assert sign_in(office).status_code == 200
    office.post("/session/logout")
    for number in range(61):
        begin(Browser("203.0.113.5"), "falsch", f"name{number}")
    assert begin(Browser("203.0.113.5")).status_code == 429
    assert sign_in(office, steps=1).status_code == 200
    Attempt.objects.update(window_starts_at=F("window_starts_at") - timedelta(minutes=15))
    assert begin(Browser("203.0.113.5")).status_code == 200


def test_many_good_sign_ins_from_one_office_are_not_counted(frau_weber: User) -> None:
    answers = [begin(Browser("203.0.113.5")).status_code for _computer in range(70)]
    assert set(answers) == {200}


def test_a_known_computer_has_its_own_limit_and_cannot_lock_out_others(frau_weber: User) -> None:
    office = Browser()
    sign_in(office)
    answers = [begin(office, "falsch") for _try in range(11)]
    assert [answer.status_code for answer in answers] == [403] * 10 + [429]
    assert begin(Browser("198.51.100.7")).status_code == 200


def test_a_computer_known_to_one_person_is_a_stranger_to_another(frau_weber: User, cast: Cast) -> None:
    office = Browser()
    sign_in(office)
    for _try in range(11):
        answer = begin(office, "falsch", "roth")
    assert answer.status_code == 429
    assert begin(office).status_code == 200


def test_guessing_codes_with_a_stolen_password_stops_and_leaves_the_known_computer_alone(frau_weber: User) -> None:
    office, thief = Browser(), Browser("203.0.113.5")
    sign_in(office)
    office.post("/session/logout")
    begin(thief)
    answers = [thief.post("/staff/second-factor", {"code": "000000"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert thief.post("/staff/second-factor", {"code": app_code(steps=1)}).status_code == 429
    assert sign_in(office, steps=1).status_code == 200


def test_wrong_pins_are_never_counted_under_an_address(aminas_phone: Browser) -> None:
    aminas_phone.post("/session/lock")
    aminas_phone.post("/session/unlock", {"pin": "902716"})
    assert Attempt.objects.count() == 0
    assert aminas_phone.post("/session/unlock", {"pin": PIN}).status_code == 200
