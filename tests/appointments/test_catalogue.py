"""The topics and public holidays that every house begins with."""

from datetime import date

import pytest
from django.utils.translation import override

from lotse.appointments.models import Closure, Topic
from lotse.appointments.services.closure_texts import REASONS
from lotse.appointments.services.closures import close, ensure_public_holidays, reopen
from lotse.appointments.services.topic_texts import TEXTS
from lotse.appointments.services.topics import CATALOGUE, ensure_topics
from tests.appointments.scene import NOW

pytestmark = pytest.mark.django_db


def test_fifteen_topics_are_entered_once_and_stay_as_the_office_edits_them() -> None:
    ensure_topics()
    Topic.objects.filter(key="work").update(name_de="Arbeit", duration_min=20)
    assert len(ensure_topics()) == 15
    assert Topic.objects.values_list("name_de", "duration_min").get(key="work") == ("Arbeit", 20)


def test_return_counselling_comes_last_and_the_discreet_ones_are_marked() -> None:
    topics = ensure_topics()
    assert topics[-1].key == "return"
    # "health" is health, medical aid and protection in one, as on the district's own page.
    assert {topic.key for topic in topics if topic.is_discreet} == {"residence", "health", "family", "return"}
    assert [topic.key for topic in topics if topic.phases == ["AU"]] == ["plan"]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_every_topic_has_a_name_a_hint_and_its_papers_in_the_language(language: str) -> None:
    topics, papers = TEXTS[language]
    assert set(topics) == {plan.key for plan in CATALOGUE}
    assert {paper for plan in CATALOGUE for paper in plan.papers} == set(papers)
    ensure_topics()
    with override(language):
        for plan, topic in zip(CATALOGUE, Topic.objects.order_by("sort", "pk"), strict=True):
            assert (topic.name, topic.hint) == topics[plan.key]
            assert topic.paper_list() == [papers[paper] for paper in plan.papers]


def test_the_holidays_of_baden_wuerttemberg_are_closures_that_the_office_may_take_back() -> None:
    ensure_public_holidays(2027, NOW)
    days = set(Closure.objects.values_list("on", flat=True))
    assert {date(2027, 1, 6), date(2027, 5, 27), date(2027, 11, 1)} <= days
    assert len(days) == 12
    assert days.isdisjoint({date(2027, 12, 24), date(2027, 12, 31)})
    names = Closure.objects.values_list("reason_de", "reason_en", "pk").get(on=date(2027, 1, 6))
    assert names[:2] == ("Heilige Drei Könige", "Epiphany")
    assert set(Closure.objects.values_list("reason_de", flat=True)) <= set(REASONS)
    reopen(closure_id=names[2])
    assert ensure_public_holidays(2027, NOW) == []
    assert Closure.objects.count() == 11


@pytest.mark.parametrize("language", ["de", "en", "fr", "ar", "uk", "tr", "fa"])
def test_why_a_day_is_closed_is_said_in_the_language(language: str) -> None:
    ensure_public_holidays(2027, NOW)
    close(on=date(2027, 12, 24), place_id=None, reason="Heiligabend")
    german = set(Closure.objects.values_list("reason_de", flat=True))
    with override(language):
        shown = {closure.reason for closure in Closure.objects.all()}
    assert len(shown) == 13
    assert (shown == german) == (language == "de")
    assert shown.isdisjoint(german) or language == "de"


def test_a_reason_of_their_own_stays_as_the_office_wrote_it() -> None:
    closure = close(on=date(2027, 7, 1), place_id=None, reason="Wasserrohrbruch")
    with override("ar"):
        assert closure.reason == "Wasserrohrbruch"
