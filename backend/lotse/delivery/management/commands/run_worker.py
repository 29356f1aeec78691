"""The worker as a process of its own."""

import os
import signal
import threading
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lotse.delivery.proof import why_not_start
from lotse.delivery.push.vapid import vapid_keys
from lotse.delivery.worker import Worker

logger = structlog.get_logger(__name__)
LOOK_AFTER = 1.0  # seconds between two looks at whether the worker still works


class Command(BaseCommand):
    """`manage.py run_worker`: until SIGTERM or Ctrl-C, then finishes within ten seconds what it is at."""

    help = "Sends pushes, performs other jobs and the periodic work. Any number of workers may run."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--threads", type=int, default=8, help="jobs at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ENVIRONMENT.refusals:
            raise CommandError("The worker does not start: " + " ".join(settings.ENVIRONMENT.refusals))
        if reason := why_not_start():
            raise CommandError(f"The worker does not start: {reason}")
        can_push = vapid_keys() is not None
        asked_to_stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_told: asked_to_stop.set())
        worker = Worker(threads=options["threads"])
        worker.start()
        logger.info("worker_started", threads=options["threads"], can_push=can_push)
        while not asked_to_stop.wait(LOOK_AFTER) and not worker.broken.is_set():
            pass
        finished = worker.stop()
        logger.info("worker_stopped", finished=finished)
        is_broken = worker.broken.is_set()
        if not finished:
            os._exit(int(is_broken))  # a hand is stuck; its lease ends, and another worker takes over
        if is_broken:
            raise CommandError("The worker broke, as the log says; it has to be started again.")
