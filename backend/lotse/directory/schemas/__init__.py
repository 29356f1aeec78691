"""What the directory shows, as plain fields."""

from lotse.directory.schemas.people import (
    HouseOut,
    NewCardIn,
    OrganisationOut,
    PersonOut,
    PlaceOut,
    PrintedCardOut,
    PrivacyOut,
    ResidentRefOut,
    TeamOut,
)
from lotse.directory.schemas.staff import (
    CardStateOut,
    CaseloadOut,
    CaseloadResidentOut,
    DistrictHouseOut,
    DistrictOut,
    DistrictStaffOut,
    HouseResidentOut,
    HouseResidentsOut,
    StaffSelfOut,
)

__all__ = [
    "CardStateOut",
    "CaseloadOut",
    "CaseloadResidentOut",
    "DistrictHouseOut",
    "DistrictOut",
    "DistrictStaffOut",
    "HouseOut",
    "HouseResidentOut",
    "HouseResidentsOut",
    "NewCardIn",
    "OrganisationOut",
    "PersonOut",
    "PlaceOut",
    "PrintedCardOut",
    "PrivacyOut",
    "ResidentRefOut",
    "StaffSelfOut",
    "TeamOut",
]
