"""How far devices have applied their logs: collected here, written now and then, so that nobody is pushed old news."""

from collections.abc import Mapping
from threading import Lock
from typing import Final
from uuid import UUID

from lotse.core.by_hand import run
from lotse.delivery.models import PushState, PushSubscription

DEVICES_PER_STATEMENT: Final = 400
KEEP: Final = """
INSERT INTO delivery_devicemark (device_id, acked_seq) VALUES {rows}
ON CONFLICT (device_id) DO UPDATE SET acked_seq = excluded.acked_seq
WHERE delivery_devicemark.acked_seq < excluded.acked_seq
"""


class Acks:
    """The highest number of each device that said something since the last writing."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._numbers: dict[UUID, int] = {}

    def note(self, device_id: UUID, seq: int) -> None:
        """This device has applied its log up to `seq`. From any thread."""
        with self._lock:
            if seq > self._numbers.get(device_id, 0):
                self._numbers[device_id] = seq

    @property
    def are_waiting(self) -> bool:
        """Whether there is something to write."""
        return bool(self._numbers)

    def flush(self) -> None:
        """Write what was collected, for the devices that get pushes. If it fails, the next one writes it."""
        with self._lock:
            numbers, self._numbers = self._numbers, {}
        try:
            write_marks(numbers)
        except Exception:
            for device_id, seq in numbers.items():
                self.note(device_id, seq)
            raise


def write_marks(numbers: Mapping[UUID, int]) -> None:
    """Raise the marks of those devices that get pushes."""
    pushed_to = PushSubscription.objects.filter(state=PushState.ON)
    devices = sorted(numbers)
    for start in range(0, len(devices), DEVICES_PER_STATEMENT):
        some = devices[start : start + DEVICES_PER_STATEMENT]
        those = sorted(pushed_to.filter(device__in=some).values_list("device_id", flat=True))
        if those:
            sql = KEEP.format(rows=", ".join(["(%s, %s)"] * len(those)))
            run(sql, [each for device in those for each in (device, numbers[device])])


acks: Final = Acks()
