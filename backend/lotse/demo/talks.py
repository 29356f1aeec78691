"""Conversations of the demonstration: two people of the cast, and others of Sabine Weber's, some of whom wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from PIL import Image, ImageDraw

from lotse.accounts.models import Device, User
from lotse.accounts.queries import Viewer
from lotse.demo.staff import Worker
from lotse.directory.models import Resident
from lotse.messaging.models import AttachmentKind, MessageKind
from lotse.messaging.services.attachments import Upload, keep_file
from lotse.messaging.services.conversations import begin_conversation, mark
from lotse.messaging.services.phrases import keep_phrase
from lotse.messaging.services.sending import Draft, send_message

LETTER: Final = "(Foto)"


class Said(NamedTuple):
    """One message: how many hours ago, whether the worker wrote it, and the words."""

    hours_ago: float
    by_worker: bool
    text: str


AMINA: Final = (
    Said(98, by_worker=False, text="السلام عليكم سيدة Weber، وصلتني رسالة من Jobcenter ولا أفهمها."),
    Said(97.9, by_worker=False, text=LETTER),
    Said(
        74, by_worker=True, text="Guten Tag Frau Haddad, danke für das Foto. Das ist eine Einladung zu einem Gespräch."
    ),
    Said(73.9, by_worker=True, text="Bitte bringen Sie den Ausweis und die Anmeldung mit. Ich erkläre es Ihnen gern."),
    Said(51, by_worker=False, text="شكراً جزيلاً! هل الموعد يوم 3.12. الساعة 10:30 في Stuttgarter Straße 2؟"),
    Said(50, by_worker=True, text="Ja, genau: am 3.12. um 10:30 Uhr, Zimmer 214. نعم، صحيح."),
    Said(26, by_worker=True, text="Brauchen Sie jemanden, der übersetzt? Dann frage ich eine Dolmetscherin."),
)
DMYTRO: Final = (
    Said(170, by_worker=True, text="Guten Tag Herr Kovalenko, der Deutschkurs hat noch freie Plätze. Möchten Sie?"),
    Said(168, by_worker=False, text="Добрий день! Так, дуже хочу. Що треба зробити?"),
    Said(146, by_worker=True, text="Bitte kommen Sie am Mittwoch ins Büro. Wir füllen den Antrag zusammen aus."),
    Said(4, by_worker=False, text="Дякую! А чи можна взяти з собою сина? Йому 6 років, він ще не ходить до школи."),
)
OTHERS: Final = (
    (Said(260, by_worker=False, text="Merhaba, oturum kartım ne zaman gelecek? Das dauert schon 3 Monate."),),
    (
        Said(52, by_worker=False, text="سلام خانم Weber، پسرم مریض است. کدام داکتر اینجا نزدیک است؟"),
        Said(30, by_worker=True, text="Guten Tag, Dr. Maier in der Bahnhofstraße 5 hat heute bis 17 Uhr offen."),
        Said(7, by_worker=False, text="تشکر، رفتیم. حالا یک نسخه داریم."),
    ),
    (
        Said(100, by_worker=True, text="Guten Tag, Ihr Antrag ist angekommen. Sie müssen jetzt nichts tun."),
        Said(99, by_worker=False, text="Merci beaucoup !"),
        Said(98, by_worker=True, text="Gern geschehen."),
    ),
    (Said(28, by_worker=False, text="Ich habe einen gelben Brief bekommen. Können Sie heute schauen?"),),
)
PHRASES: Final = (
    "Guten Tag, danke für Ihre Nachricht. Ich melde mich bis morgen.",
    "Bitte bringen Sie den Brief und Ihren Ausweis mit.",
    "Das kann ich nicht allein entscheiden. Ich frage nach und schreibe Ihnen.",
)


def let_people_talk(workers: Sequence[Worker], now: datetime) -> int:
    """Conversations with Sabine Weber, as people would have written them. Answers how many."""
    weber = workers[0]
    cast = {home.plan.cast: home.adults[0] for home in weber.cases if home.plan.cast}
    others = [home.adults[0] for home in weber.cases if not home.plan.cast]
    talks = [(cast["amina"], AMINA), (cast["dmytro"], DMYTRO), *zip(others, OTHERS, strict=False)]
    for resident, said in talks:
        _talk(weber, resident, said, now)
    for phrase in PHRASES:
        keep_phrase(viewer=_viewer(weber.member.user), text=phrase, now=now)
    return len(talks)


def _talk(worker: Worker, resident: Resident, said: Sequence[Said], now: datetime) -> None:
    """One conversation; whoever answered had read what came before."""
    sides = {True: _viewer(worker.member.user), False: _viewer(resident.user)}
    begun = now - timedelta(hours=said[0].hours_ago + 1)
    talk = begin_conversation(viewer=sides[False], resident_id=resident.pk, now=begun)
    for number, one in enumerate(said, start=1):
        at, viewer = now - timedelta(hours=one.hours_ago), sides[one.by_worker]
        mark(viewer=viewer, conversation_id=talk, delivered=number - 1, read=number - 1, now=at)
        key = uuid5(talk, str(number))
        draft = _photo(viewer, talk, key, at) if one.text == LETTER else _text(viewer, talk, key, one.text)
        send_message(draft=draft, from_team=one.by_worker, now=at)
    mark(viewer=sides[False], conversation_id=talk, delivered=len(said), read=None, now=now)


def _text(viewer: Viewer, talk: UUID, key: UUID, text: str) -> Draft:
    return Draft(conversation_id=talk, sender_id=viewer.user_id, key=key, kind=MessageKind.TEXT, text=text)


def _photo(viewer: Viewer, talk: UUID, key: UUID, at: datetime) -> Draft:
    file = Upload(conversation_id=talk, key=key, kind=AttachmentKind.PHOTO, content=_letter(), name="Brief.jpg")
    kept = keep_file(viewer=viewer, upload=file, now=at)
    kind = MessageKind.PHOTO
    return Draft(conversation_id=talk, sender_id=viewer.user_id, key=key, kind=kind, text="", attachment_id=kept)


def _letter() -> bytes:
    """A photo of a letter: lines on paper, nothing that could be somebody's."""
    paper = Image.new("RGB", (900, 1200), (246, 243, 236))
    pen = ImageDraw.Draw(paper)
    pen.rectangle((90, 90, 360, 150), fill=(196, 30, 45))
    for line in range(14):
        pen.rectangle((90, 300 + 52 * line, 810 - (line * 137) % 260, 316 + 52 * line), fill=(90, 90, 96))
    written = BytesIO()
    paper.save(written, "JPEG", quality=85)
    return written.getvalue()


def _viewer(user: User) -> Viewer:
    return Viewer.of(Device(user=user), user)
