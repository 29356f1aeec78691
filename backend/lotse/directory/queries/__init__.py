"""Reads of the directory, each within what the viewer may see."""

from lotse.directory.queries.care import (
    colleagues_of,
    organisation_of,
    resident_of_worker,
    residents_of_worker,
    worker_of,
)
from lotse.directory.queries.covers import covers_of_team, team_of
from lotse.directory.queries.district import district_overview
from lotse.directory.queries.home import SelfAndWorker, self_and_worker
from lotse.directory.queries.houses import (
    house_of_resident,
    houses_of,
    people_per_room,
    places_with,
    residents_of_house,
    room_in_reach,
    rooms_of_house,
)
from lotse.directory.queries.pages import PAGE_SIZE, Page
from lotse.directory.queries.reach import resident_in_reach
from lotse.directory.queries.staff import staff_self

__all__ = [
    "PAGE_SIZE",
    "Page",
    "SelfAndWorker",
    "colleagues_of",
    "covers_of_team",
    "district_overview",
    "house_of_resident",
    "houses_of",
    "organisation_of",
    "people_per_room",
    "places_with",
    "resident_in_reach",
    "resident_of_worker",
    "residents_of_house",
    "residents_of_worker",
    "room_in_reach",
    "rooms_of_house",
    "self_and_worker",
    "staff_self",
    "team_of",
    "worker_of",
]
