"""Organisations, their teams, their staff and the volunteers who interpret."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from lotse.accounts.models import User
from lotse.directory.models import Accommodation, Interpreter, Organisation, StaffAccommodation, StaffMember, Team
from lotse.directory.rules import check_languages, check_team


@dataclass(frozen=True, kw_only=True)
class NewStaffMember:
    """Somebody who begins work. `texts` are the translated columns such as `title_de`; house days: None is always."""

    username: str
    role: str
    display_name: str
    gender: str
    organisation: Organisation
    team: Team | None = None
    languages: Sequence[str]
    language: str = "de"
    phone: str = ""
    texts: Mapping[str, str]
    password: str | None = None
    password_is_initial: bool = False
    houses: Sequence[tuple[Accommodation, int | None]] = field(default=())

    def user(self, now: datetime) -> User:
        """The account; without a password nobody can sign in to it until one is set."""
        return User(
            role=self.role,
            username=self.username,
            call_me=self.display_name,
            language=self.language,
            password=make_password(self.password),
            password_is_initial=self.password_is_initial,
            created_at=now,
        )

    def staff_member(self, user: User) -> StaffMember:
        """The person behind the account."""
        return StaffMember(
            user=user,
            organisation=self.organisation,
            team=self.team,
            display_name=self.display_name,
            gender=self.gender,
            languages=list(self.languages),
            phone=self.phone,
            **self.texts,
        )


@transaction.atomic
def found_organisation(*, organisation: Organisation) -> Organisation:
    """Save a new organisation with its privacy notice."""
    organisation.save(force_insert=True)
    return organisation


@transaction.atomic
def found_team(*, team: Team) -> Team:
    """Save a new team of an organisation."""
    team.save(force_insert=True)
    return team


@transaction.atomic
def engage_staff(*, people: Sequence[NewStaffMember], now: datetime) -> list[StaffMember]:
    """Give people a staff account and their houses, all or none; raises UnknownLanguage or TeamOfAnother."""
    for person in people:
        check_languages([person.language, *person.languages])
        check_team(person.organisation, person.team)
    users = User.objects.bulk_create(person.user(now) for person in people)
    staff = StaffMember.objects.bulk_create(
        person.staff_member(user) for person, user in zip(people, users, strict=True)
    )
    StaffAccommodation.objects.bulk_create(
        StaffAccommodation(staff=member, accommodation=house, weekday=weekday)
        for person, member in zip(people, staff, strict=True)
        for house, weekday in person.houses
    )
    return staff


@transaction.atomic
def register_interpreters(*, interpreters: Iterable[Interpreter]) -> list[Interpreter]:
    """Save volunteers who interpret; raises UnknownLanguage."""
    people = list(interpreters)
    for person in people:
        check_languages(person.languages)
    return Interpreter.objects.bulk_create(people)
