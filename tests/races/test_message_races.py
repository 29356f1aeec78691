"""Many write at once, on both engines: a key is one row, no number twice or missing, no word past an ended right."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from lotse.directory.models import Assignment
from lotse.directory.services import CoverWish, assign_worker, enter_cover
from lotse.events.models import Event
from lotse.messaging.models import Attachment, AttachmentKind, Conversation, Message, MessageKind
from lotse.messaging.services.attachments import Upload, keep_file
from lotse.messaging.services.conversations import begin_conversation, mark
from lotse.messaging.services.sending import Draft, Sent, send_message
from tests import factories
from tests.messaging.files import PDF
from tests.messaging.talk import Talk, make_talk
from tests.people import viewer
from tests.races.crowd import at_once, tally

pytestmark = pytest.mark.django_db(transaction=True)


def saying(talk: Talk, name: str, text: str = "Hallo", *, key: UUID | None = None, to: str = "") -> Callable[[], Sent]:
    """Sending a message as this person, with a key of its own unless told."""
    draft = Draft(
        conversation_id=UUID(to or talk.id),
        sender_id=talk.person(name).pk,
        key=key or uuid4(),
        kind=MessageKind.TEXT,
        text=text,
    )
    return partial(send_message, draft=draft, from_team=name not in ("amina", "dmytro"), now=timezone.now())


def broken_invariants() -> list[str]:
    """Gaps in a conversation or in a log, a counter beside its messages, a message that not everybody was told of."""
    broken = []
    for talk in Conversation.objects.all():
        numbers = list(talk.messages.order_by("number").values_list("number", flat=True))
        if numbers != list(range(1, talk.last_number + 1)):
            broken.append(f"numbers {numbers}, last {talk.last_number}")
    logs: dict[UUID, list[int]] = {}
    for recipient, seq in Event.objects.values_list("recipient_id", "seq").order_by("seq"):
        logs.setdefault(recipient, []).append(seq)
    broken += [f"gap in {recipient}" for recipient, seen in logs.items() if seen != list(range(1, len(seen) + 1))]
    for message in Message.objects.select_related("conversation"):
        told = set(Event.objects.filter(subject_id=message.pk).values_list("recipient_id", flat=True))
        if not {message.sender_id, message.conversation.resident_id} <= told:
            broken.append(f"{message.number} was not told")
    return broken


def test_the_same_message_sent_twenty_times_at_once_is_one_row_and_twenty_equal_answers() -> None:
    talk, key = make_talk(), uuid4()
    answers = at_once([saying(talk, "amina", key=key) for _each in range(20)])
    assert tally(answers) == {"done": 20}
    assert len({answer.message_id for answer in answers}) == 1
    assert sum(answer.is_new for answer in answers) == 1
    assert Message.objects.count() == 1
    assert broken_invariants() == []


def test_twenty_at_once_from_both_sides_get_twenty_numbers() -> None:
    talk = make_talk()
    answers = at_once([saying(talk, "amina" if each % 2 else "weber") for each in range(20)])
    assert tally(answers) == {"done": 20}
    assert broken_invariants() == []


def test_the_same_key_with_other_words_at_once_is_refused_for_all_but_one() -> None:
    talk, key = make_talk(), uuid4()
    answers = at_once([saying(talk, "amina", f"Satz {each}", key=key) for each in range(10)])
    assert tally(answers) == {"done": 1, "key_reused": 9}
    assert broken_invariants() == []


def test_a_conversation_begun_by_everybody_at_once_is_one() -> None:
    talk = make_talk()
    Conversation.objects.all().delete()
    begin = [
        partial(
            begin_conversation,
            viewer=viewer(talk.person(name)),
            resident_id=talk.cast.amina.pk,
            now=timezone.now(),
        )
        for name in ("amina", "weber") * 5
    ]
    answers = at_once(begin)
    assert tally(answers) == {"done": 10}
    assert len(set(answers)) == Conversation.objects.count() == 1


def test_a_file_brought_ten_times_at_once_is_kept_once() -> None:
    talk = make_talk()
    upload = Upload(conversation_id=UUID(talk.id), key=uuid4(), kind=AttachmentKind.DOCUMENT, content=PDF, name="a.pdf")
    bring = partial(keep_file, viewer=viewer(talk.cast.amina), upload=upload, now=timezone.now())
    answers = at_once([bring] * 10)
    assert tally(answers) == {"done": 10}
    assert len(set(answers)) == Attachment.objects.count() == 1


@pytest.mark.parametrize("round_", range(6))
def test_who_loses_the_right_while_she_writes_has_written_before_or_not_at_all(round_: int) -> None:
    talk = make_talk()
    now = timezone.now()
    take = partial(
        assign_worker, resident_id=talk.cast.amina.pk, worker=talk.arslan, on=timezone.localdate(now), now=now
    )
    words: list[Callable[[], Any]] = [saying(talk, "weber", f"{each}") for each in range(4)]
    words += [saying(talk, "amina", f"{each}") for each in range(4)]
    words.insert(round_, take)
    answers = at_once(words)
    assert set(tally(answers)) <= {"done", "not_found"}
    assert broken_invariants() == []
    weber, arslan = talk.cast.weber.pk, talk.arslan.pk
    log = list(Event.objects.filter(recipient_id=weber).order_by("seq").values_list("event_type", flat=True))
    assert log[-1] == "conversation_changed"
    told_new = list(Event.objects.filter(recipient_id=arslan).order_by("seq").values_list("event_type", flat=True))
    assert told_new[0] == "conversation_changed"
    assert Message.objects.count() == (len(log) - 2) + (len(told_new) - 1)
    assert Assignment.objects.get(resident=talk.cast.amina, ends_on=None).worker_id == arslan


def test_a_cover_of_many_people_while_all_of_them_write_and_read_ends_in_no_deadlock() -> None:
    talk = make_talk()
    weber = viewer(talk.cast.weber)
    talks = [(talk.cast.amina, talk.id)]
    for number in range(7):
        person = factories.resident(f"Person {number}")
        factories.assignment(person, talk.cast.weber)
        begun = begin_conversation(viewer=weber, resident_id=person.pk, now=timezone.now())
        talks.append((person, str(begun)))
    today = timezone.localdate()
    wish = CoverWish(worker_id=talk.cast.weber.pk, deputy_id=talk.arslan.pk, first_day=today, last_day=today)
    works: list[Callable[[], Any]] = [partial(enter_cover, wish=wish, viewer=weber, now=timezone.now())]
    for _person, which in talks:
        works.append(saying(talk, "weber", to=which))
        works.append(
            partial(mark, viewer=weber, conversation_id=UUID(which), delivered=None, read=1, now=timezone.now())
        )
    assert tally(at_once(works)) == {"done": len(works)}
    assert broken_invariants() == []
