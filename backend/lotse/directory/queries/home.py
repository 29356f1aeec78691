"""What a resident's first screen takes from the directory, in one statement by hand: every opening of the app asks."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lotse.core.by_hand import day_of, id_of, run
from lotse.core.translated import shown_text
from lotse.directory.rules import initials_of
from lotse.directory.schemas import DeputyOut, PersonOut

SELF_AND_WORKER = """
SELECT r.prefers_audio, s.user_id, s.display_name, {title}, CAST(s.languages AS text), s.gender, {hours_note},
  d.display_name, c.ends_on
FROM directory_resident r
LEFT JOIN directory_assignment a
  ON a.resident_id = r.user_id AND a.starts_on <= %s AND (a.ends_on IS NULL OR a.ends_on > %s)
LEFT JOIN directory_staffmember s ON s.user_id = a.worker_id
LEFT JOIN directory_cover c ON c.worker_id = a.worker_id AND c.starts_on <= %s AND c.ends_on > %s
LEFT JOIN directory_staffmember d ON d.user_id = c.deputy_id
WHERE r.user_id = %s ORDER BY a.starts_on DESC, c.starts_on DESC LIMIT 1
"""


@dataclass(frozen=True)
class SelfAndWorker:
    """Whether a resident wants things read aloud, who looks after her, and who does in her worker's place now."""

    prefers_audio: bool
    worker: PersonOut | None
    deputy: DeputyOut | None = None


def self_and_worker(resident_id: UUID, on: date) -> SelfAndWorker:
    """The resident's wish, her worker on the day and who covers; for somebody who is no resident none of them."""
    sql = SELF_AND_WORKER.format(title=shown_text("s.title"), hours_note=shown_text("s.hours_note"))
    rows = run(sql, [on, on, on, on, resident_id])
    if not rows:
        return SelfAndWorker(prefers_audio=False, worker=None)
    prefers_audio, worker_id, name, title, languages, gender, when_and_where, deputy, ends_on = rows[0]
    worker = worker_id and PersonOut(
        id=id_of(worker_id),
        name=name,
        title=title,
        initials=initials_of(name),
        languages=json.loads(languages),
        gender=gender,
        when_and_where=when_and_where,
    )
    covers = DeputyOut(name=deputy, until_on=day_of(ends_on) - timedelta(days=1)) if deputy else None
    return SelfAndWorker(prefers_audio=bool(prefers_audio), worker=worker or None, deputy=covers)
