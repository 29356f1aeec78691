"""Hands a push to its push service."""

import ssl
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

import httpx
from django.conf import settings

from lotse.delivery.push.answers import Verdict, pause_of, verdict
from lotse.delivery.push.browser_keys import SubscriptionKeys
from lotse.delivery.push.connecting import LIMIT, GuardedTransport
from lotse.delivery.push.encryption import encrypt
from lotse.delivery.push.endpoints import Endpoint
from lotse.delivery.push.vapid import Tokens, VapidKey

CONNECTIONS: Final = 32
MOST_BUSY: Final = 256  # origins; there are a handful of push services


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One push, as its service wants to have it. Nothing of it is kept for the next one."""

    content: bytes
    urgency: str
    topic: str
    time_to_live: timedelta


@dataclass(frozen=True)
class Answer:
    """What became of it; `status` is 0 if no answer came, `until` when a busy service may be asked again."""

    verdict: Verdict
    status: int = 0
    until: datetime | None = None


class Sender:
    """Sends pushes from any number of threads. Keeps connections, tokens, and which services want to be left alone."""

    def __init__(self, *, contact: str, loopback: bool, tls: ssl.SSLContext | None = None) -> None:
        transport = GuardedTransport(
            loopback=loopback, connections=CONNECTIONS, verify=tls or httpx.create_ssl_context()
        )
        self._client = httpx.Client(transport=transport, timeout=LIMIT, follow_redirects=False, trust_env=False)
        self._tokens = Tokens(contact)
        self._busy: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def send(
        self, letter: Letter, *, endpoint: Endpoint, keys: SubscriptionKeys, vapid: VapidKey, now: datetime
    ) -> Answer:
        """Encrypt and send it; never raises for what a network or a service does. Raises TooLong."""
        if (until := self.busy_until(endpoint.origin, now)) is not None:
            return Answer(Verdict.BUSY, until=until)
        headers = {
            "authorization": self._tokens.authorization(vapid, endpoint.origin, now),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "ttl": str(max(0, int(letter.time_to_live.total_seconds()))),
            "urgency": letter.urgency,
            "topic": letter.topic,
        }
        try:
            request = self._client.build_request(
                "POST", endpoint.url, headers=headers, content=encrypt(letter.content, keys)
            )
            response = self._client.send(request, stream=True)
            response.close()  # only the status counts; what else they say is not read
        except (httpx.TransportError, httpx.InvalidURL):
            return Answer(Verdict.LATER)
        return self._understood(response, endpoint.origin, now)

    def busy_until(self, origin: str, now: datetime) -> datetime | None:
        """Until when this service wants to be left alone, if it does."""
        with self._lock:
            until = self._busy.get(origin)
            if until is not None and until <= now:
                del self._busy[origin]
                until = None
        return until

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _understood(self, response: httpx.Response, origin: str, now: datetime) -> Answer:
        meaning = verdict(response.status_code)
        if meaning is not Verdict.BUSY:
            return Answer(meaning, response.status_code)
        until = now + pause_of(response.headers.get("retry-after"), now)
        with self._lock:
            if len(self._busy) >= MOST_BUSY:
                self._busy = {each: end for each, end in self._busy.items() if end > now}
            while len(self._busy) >= MOST_BUSY:
                del self._busy[next(iter(self._busy))]
            self._busy[origin] = until
        return Answer(meaning, response.status_code, until)


@lru_cache(maxsize=1)
def sender() -> Sender:
    """The sender of this process."""
    return Sender(contact=settings.LOTSE_PUSH_CONTACT, loopback=settings.LOTSE_PUSH_LOOPBACK)
