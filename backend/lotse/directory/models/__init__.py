"""Who works and lives in the district: organisations, houses, residents, staff and who looks after whom."""

from lotse.directory.models.care import Assignment, Cover, Gender, Interpreter, StaffAccommodation, StaffMember
from lotse.directory.models.houses import Accommodation, Building, Floor, Place, Room
from lotse.directory.models.organisations import Organisation, Team
from lotse.directory.models.phases import Phase
from lotse.directory.models.residents import Household, Residency, Resident

__all__ = [
    "Accommodation",
    "Assignment",
    "Building",
    "Cover",
    "Floor",
    "Gender",
    "Household",
    "Interpreter",
    "Organisation",
    "Phase",
    "Place",
    "Residency",
    "Resident",
    "Room",
    "StaffAccommodation",
    "StaffMember",
    "Team",
]
