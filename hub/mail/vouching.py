"""Whether our own mail server says that a mail is from whom it says: the header Authentication-Results (RFC 8601).

A word in it may be the sender's own, such as the address on the envelope. So only what stands in the place of a verdict
counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator

# Where each way of checking says for which domain it vouches.
_VOUCHED = {"spf": ("smtp.mailfrom",), "dkim": ("header.d", "header.i")}
_CLOSES = {"(": ")", '"': '"'}


def is_by(told: str, server: str) -> bool:
    """Whether this line is by the server of that name; anybody may write one in the name of another."""
    return bool(server) and _without_asides(told).partition(";")[0].lower().split()[:1] == [server.lower()]


def vouches_for(told: str, sender: str) -> bool:
    """Whether some check passed for the domain of this sender: DMARC itself, or else SPF or a signature for it."""
    ours = sender.rpartition("@")[2].lower()
    found = list(_verdicts(told))
    said = [verdict for method, verdict, _more in found if method == "dmarc"]
    if any(verdict in {"fail", "reject", "quarantine"} for verdict in said):
        return False
    if said and all(verdict == "pass" for verdict in said):
        return all(_belongs(more.get("header.from", ours), ours) for method, _pass, more in found if method == "dmarc")
    return any(
        verdict == "pass" and any(_belongs(more.get(name, ""), ours) for name in _VOUCHED.get(method, ()))
        for method, verdict, more in found
    )


def _verdicts(told: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each way of checking with its verdict and what that is about."""
    for part in _without_asides(told).split(";")[1:]:
        first, *others = part.lower().split() or [""]
        method, _is, verdict = first.partition("=")
        more = [(one.partition("=")[0], one.partition("=")[2]) for one in others]
        yield method.partition("/")[0], verdict, dict(reversed(more))


def _without_asides(told: str) -> str:
    """The header without what stands in brackets or quotation marks; one never closed takes all that follows."""
    kept, closing, depth, is_next_plain = "", "", 0, False
    for sign in told:
        if is_next_plain or sign == "\\":
            is_next_plain = not is_next_plain
        elif closing:
            depth += (sign == "(" and closing == ")") - (sign == closing)
            closing = closing if depth else ""
        elif sign in _CLOSES:
            closing, depth = _CLOSES[sign], 1
        else:
            kept += sign
    return kept


def _belongs(vouched: str, ours: str) -> bool:
    """Whether an address or a domain is of the same house as ours: the domain itself, one above or one below it."""
    domain = vouched.rpartition("@")[2]
    small, large = sorted((domain, ours), key=len)
    return "." in small and (small == large or large.endswith(f".{small}"))
