"""The one browser: Debian's Chromium, which contacts nobody by itself."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

# How long a page may take until it shows what is expected; on a busy machine a picture is on its way for a while.
expect.set_options(timeout=20_000)

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Each window makes two pages ready for the suggestions of its address bar, which nobody sees, and which cost more than
# the page that is tested. Of two such lists Chromium heeds the last, so all that Playwright leaves out is in it, too.
UNUSED = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
QUIET = [
    f"--disable-features={','.join(UNUSED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # A microphone that beeps, and nobody who has to allow it.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


def chromium() -> str | None:
    """Where Chromium is: CHROMIUM says so, or the path has it; None when there is none."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts it. Without a Chromium the tests that need one are skipped."""
    executable = chromium()
    if executable is None:
        pytest.skip("There is no Chromium here; install it, or name it in CHROMIUM.")
    return {**browser_type_launch_args, "executable_path": executable, "args": QUIET}
