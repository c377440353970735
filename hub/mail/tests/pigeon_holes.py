"""A mailbox on this machine that speaks as much IMAP as is needed to fetch what is unread and to mark it."""

from __future__ import annotations

import re
import socketserver
import threading
from typing import Any


class PigeonHoles:
    """Holds mails; `seen` are the numbers of those that were marked as read."""

    def __init__(self, *letters: bytes) -> None:
        self.letters, self.seen = list(letters), set[int]()
        holes = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"* OK ready\r\n")
                for line in self.rfile:
                    tag, _space, told = line.decode().strip().partition(" ")
                    for part in holes.answers(told):
                        self.wfile.write(part + b"\r\n")
                    self.wfile.write(f"{tag} OK done\r\n".encode())
                    if told.upper().startswith("LOGOUT"):
                        return

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        """Go home."""
        self._server.shutdown()
        self._server.server_close()

    def answers(self, told: str) -> list[bytes]:
        """What is said before the OK."""
        verb = told.upper()
        if verb.startswith("LOGOUT"):
            return [b"* BYE"]
        if verb.startswith("CAPABILITY"):
            return [b"* CAPABILITY IMAP4rev1"]
        if verb.startswith(("SELECT", "EXAMINE")):
            return [f"* {len(self.letters)} EXISTS".encode(), b"* FLAGS (\\Seen)"]
        if verb.startswith("UID SEARCH"):
            unread = [str(uid) for uid in range(1, len(self.letters) + 1) if uid not in self.seen]
            return [f"* SEARCH {' '.join(unread)}".rstrip().encode()]
        if verb.startswith("UID FETCH"):
            return self._fetched(int(verb.split()[2]))
        if verb.startswith("UID STORE"):
            self.seen |= {int(uid) for uid in re.findall(r"\d+", verb.split()[2])}
        return []

    def _fetched(self, uid: int) -> list[Any]:
        letter = self.letters[uid - 1]
        head = f"* {uid} FETCH (UID {uid} FLAGS () RFC822.SIZE {len(letter)} BODY[] {{{len(letter)}}}\r\n"
        return [head.encode() + letter + b")"]
