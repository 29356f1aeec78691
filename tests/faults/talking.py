"""People who talk as their phones' outboxes do, and lines on which answers are lost."""

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import uuid4

import httpx

from tests.faults.house import NO_SECRETS, Person

MOST_OF_ONE: Final = 50  # more than sixty a minute are refused


class Speaker(Protocol):
    """Whoever can say something under a key."""

    def say(self, text: str, *, key: str) -> httpx.Response:
        """Once; may fail."""


@dataclass(frozen=True)
class Writing:
    """A worker who writes to one of her people."""

    person: Person
    conversation: str

    def say(self, text: str, *, key: str) -> httpx.Response:
        """Say it in that conversation."""
        return self.person.say(text, conversation=self.conversation, key=key)


class BadLine(httpx.HTTPTransport):
    """Of a hundred answers to writes so many never arrive; what they answer was done."""

    def __init__(self, percent: int, seed: int) -> None:
        super().__init__(verify=NO_SECRETS)
        self.lost = 0
        self._share, self._chance = percent / 100, random.Random(seed)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and lose the answer now and then."""
        answer = super().handle_request(request)
        if request.method == "POST" and self._chance.random() < self._share:
            answer.close()
            self.lost += 1
            raise httpx.ReadError("the line was cut", request=request)
        return answer


class Talking:
    """Several people who send one message after the other, each again until it is acknowledged."""

    def __init__(self, people: Sequence[Speaker], *, messages: int = MOST_OF_ONE) -> None:
        self.people = people
        self.messages = min(messages, MOST_OF_ONE)
        self.acknowledged: list[str] = []
        self.refused: set[int] = set()
        self._enough = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Everybody begins."""
        for person in self.people:
            thread = threading.Thread(target=self._talk, args=(person,))
            thread.start()
            self._threads.append(thread)

    def goes_on(self) -> bool:
        """Whether somebody has something to say still."""
        return any(thread.is_alive() for thread in self._threads)

    def finish(self) -> None:
        """Until everybody has said everything."""
        for thread in self._threads:
            thread.join()

    def stop(self) -> list[str]:
        """Everybody finishes what they are saying; answers the ids of what was acknowledged."""
        self._enough.set()
        for thread in self._threads:
            thread.join(40)
        return self.acknowledged

    def _talk(self, person: Speaker) -> None:
        for _each in range(self.messages):
            if self._enough.is_set():
                return
            self._say(person, str(uuid4()))
            time.sleep(0.03)

    def _say(self, person: Speaker, key: str) -> None:
        for _attempt in range(600):
            try:
                answer = person.say(key, key=key)
            except (httpx.HTTPError, KeyError):
                time.sleep(0.05)
                continue
            if answer.status_code in (200, 201):
                self.acknowledged.append(str(answer.json()["id"]))
                return
            self.refused.add(answer.status_code)
            time.sleep(0.05)
