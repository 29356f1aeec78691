"""Use cases of the directory: admit, move, assign, engage staff, open houses, issue cards."""

from lotse.directory.services.assignments import assign_worker, assign_workers
from lotse.directory.services.cards import (
    IssuedResidentCard,
    end_resident_access,
    issue_resident_card,
    take_card_back,
)
from lotse.directory.services.caring import at_care_change
from lotse.directory.services.covers import CoverWish, end_cover, enter_cover
from lotse.directory.services.houses import BuildingPlan, open_house, open_place
from lotse.directory.services.moving import at_farewell, move_out, move_room
from lotse.directory.services.organisations import (
    NewStaffMember,
    engage_staff,
    found_organisation,
    found_team,
    register_interpreters,
)
from lotse.directory.services.residents import (
    NewResident,
    admit_resident,
    admit_residents,
    register_households,
)

__all__ = [
    "BuildingPlan",
    "CoverWish",
    "IssuedResidentCard",
    "NewResident",
    "NewStaffMember",
    "admit_resident",
    "admit_residents",
    "assign_worker",
    "assign_workers",
    "at_care_change",
    "at_farewell",
    "end_cover",
    "end_resident_access",
    "engage_staff",
    "enter_cover",
    "found_organisation",
    "found_team",
    "issue_resident_card",
    "move_out",
    "move_room",
    "open_house",
    "open_place",
    "register_households",
    "register_interpreters",
    "take_card_back",
]
