"""The application's settings, with what the bench adds to it."""

from reportsite.settings import *  # noqa: F403
from reportsite.settings import MIDDLEWARE

ROOT_URLCONF = "bench.timed"
MIDDLEWARE = ["bench.timed.timing", *MIDDLEWARE]
