"""Endpoints of appointments, one module per kind of person."""

from ninja import Router

from lotse.appointments.api import closures, groups, hours, resident, staff

router = Router(tags=["appointments"])
for part in (resident, staff, hours, closures, groups):
    router.add_router("", part.router)
