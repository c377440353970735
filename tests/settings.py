"""The hub's settings, in a folder of its own, quick, and with nothing written to where a hub lives."""

import gc
import os
import shutil
import tempfile
from atexit import register
from pathlib import Path
from typing import Any

if "HUB_TEST_HOME" not in os.environ:  # The processes of one run share the first one's folder.
    os.environ["HUB_TEST_HOME"] = tempfile.mkdtemp(prefix="hub-test-")
    register(shutil.rmtree, os.environ["HUB_TEST_HOME"], ignore_errors=True)
WORKER_HOME = Path(os.environ["HUB_TEST_HOME"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["HUB_HOME"] = str(WORKER_HOME)
os.environ["HUB_HOSTS"] = ""
os.environ["HUB_DEBUG"] = "no"
os.environ["EMAIL_URL"] = ""
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
# Playwright's loop runs in the thread of the test; the tests use the database there, one at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"

# Looking for circles of garbage took a tenth of a run and found next to nothing.
gc.set_threshold(100_000, 50, 100)

from config.settings import *  # noqa: E402, F403 - everything but what follows
from config.settings import DATABASES, PASSWORD_HASHERS, STORAGES  # noqa: E402

SECRET_KEY = "tests only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EARLY_PAGES = False  # A test never commits, so no page would learn of what it writes; test_early.py commits.
TASKS = {"default": {"BACKEND": "tests.tasks.AtOnce"}}
database: dict[str, Any] = DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    # A file, as in a hub, so that the threads of a live server see it; nothing needs to outlive a power cut.
    database["TEST"] = {"NAME": str(WORKER_HOME / "test.sqlite3")}
    options: dict[str, str] = database["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
