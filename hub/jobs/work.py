"""The working half of `hub serve`, in a process of its own.

python -m hub.jobs.work PARENT
"""

import os
import sys

import django

from hub.jobs.child import belong_to


def main(parent: str) -> None:
    """Do tasks until SIGTERM."""
    belong_to(int(parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from hub.jobs.worker import work

    work()


if __name__ == "__main__":
    main(*sys.argv[1:])
