"""What each process of `hub serve` does first: it binds its life to the one that started it."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1  # prctl(2)


def belong_to(parent: int) -> None:
    """End when the process `parent`, which started this one, ends, even by SIGKILL; and leave Ctrl-C to it.

    On Linux the kernel sends SIGKILL; elsewhere a thread looks twice a second. A Ctrl-C reaches the
    whole group, and the parent passes it on as SIGTERM; heard twice, granian would not end in peace.
    Processes started from here inherit the deaf ear, but have to bind their own lives.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # It ended before we could ask.
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
