"""A real mail server on this machine, which can be down, slow of mind, or hang up in the middle."""

from __future__ import annotations

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class PostOffice:
    """Takes mails as `mode` says: "well", "later" (4xx), "never" (no such address), "spam" (5xx to the text), "drops"
    (hangs up in the middle of the text), "leaves" (says yes and hangs up)."""

    def __init__(self) -> None:
        self.mode = "well"
        self.taken: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self._controller: Controller | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]

    def open(self) -> None:
        """Answer the telephone."""
        self._controller = _Desk(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Answer it no more."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.mode == "never":
            return "550 5.1.1 no such address"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:
        if self.mode == "later":
            return "451 4.3.0 come back later"
        if self.mode == "spam":
            return "554 5.7.1 we do not want this"
        if self.mode == "drops":
            server.transport.abort()  # type: ignore[union-attr]  # There is one while it talks.
            return "250 nobody hears this"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 OK" if self.mode != "leaves" else "250 OK\r\n221 bye"


class _Desk(Controller):
    def __init__(self, office: PostOffice, **where: Any) -> None:
        super().__init__(office, **where)
        self.office = office

    def factory(self) -> SMTP:
        return SMTP(self.handler, enable_SMTPUTF8=True)
