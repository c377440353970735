"""The press, where the system lacks what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.conf import settings

from hub.design.paper.press import NO_PANGO


def test_without_the_libraries_of_the_system_the_press_says_so(tmp_path: Path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    around = {"PYTHONPATH": f"{tmp_path}:{settings.BASE_DIR}"}

    ended = subprocess.run([sys.executable, "-m", "hub.design.paper.press", "--is-there"], env=around, cwd=tmp_path)

    assert ended.returncode == NO_PANGO
