"""Who may call the endpoints of conversations, and how many rows they ask for at most."""

from typing import Annotated

from ninja import Query

from lotse.accounts.auth import SignedIn
from lotse.accounts.models import Role
from lotse.messaging.schemas.messages import LARGEST_NUMBER

in_conversation = SignedIn(Role.RESIDENT, Role.SOCIAL_WORKER)
PageSize = Annotated[int, Query(ge=1, le=100)]
PlaceInTalk = Annotated[int | None, Query(ge=0, le=LARGEST_NUMBER)]
