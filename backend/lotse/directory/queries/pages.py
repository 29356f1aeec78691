"""Search and keyset pages over residents, and what is in force on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet, Subquery

from lotse.directory.models import Resident
from lotse.directory.rules import name_key

PAGE_SIZE = 50

Row = TypeVar("Row")
Found = TypeVar("Found", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows in order, and the id to go on after, or None at the end."""

    items: list[Row]
    next: UUID | None


def in_force(on: date, prefix: str = "") -> Q:
    """The rows whose period `[starts_on, ends_on)` contains the day."""
    open_or_later = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": on})
    return Q(**{f"{prefix}starts_on__lte": on}) & open_or_later


def page_by_name(
    rows: QuerySet[Found], *, resident: str, q: str, after: UUID | None, id_of: Callable[[Found], UUID]
) -> Page[Found]:
    """Rows whose resident has a word beginning with each word of `q`, by name, after the resident `after`.

    `resident` is the lookup prefix to the person (empty or "resident__"). The id alone travels in the address, no name.
    """
    key, person = f"{resident}search_key", f"{resident}pk"
    for word in name_key(q).split():
        rows = rows.filter(**{f"{key}__contains": f" {word}"})
    if after is not None:
        last = Subquery(Resident.objects.filter(pk=after).values("search_key"))
        rows = rows.filter(Q(**{f"{key}__gt": last}) | Q(**{key: last, f"{person}__gt": after}))
    found = list(rows.order_by(key, person)[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    items = found[:PAGE_SIZE]
    return Page(items, id_of(items[-1]) if more else None)
