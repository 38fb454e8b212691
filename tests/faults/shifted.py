"""The application's settings on a machine whose clock is SHIFT_DAYS days off."""

import os
from datetime import UTC, datetime, timedelta

import time_machine

from reportsite.settings import *  # noqa: F403

time_machine.travel(datetime.now(UTC) + timedelta(days=int(os.environ["SHIFT_DAYS"])), tick=True).start()
