"""What the directory shows, as plain fields."""

from lotse.directory.schemas.people import (
    CardIn,
    CardOut,
    HouseOut,
    OrganisationOut,
    PersonOut,
    PlaceOut,
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
    "CardIn",
    "CardOut",
    "CardStateOut",
    "CaseloadOut",
    "CaseloadResidentOut",
    "DistrictHouseOut",
    "DistrictOut",
    "DistrictStaffOut",
    "HouseOut",
    "HouseResidentOut",
    "HouseResidentsOut",
    "OrganisationOut",
    "PersonOut",
    "PlaceOut",
    "PrivacyOut",
    "ResidentRefOut",
    "StaffSelfOut",
    "TeamOut",
]
