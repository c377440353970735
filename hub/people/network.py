"""Where a request comes from."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The network of the device: its IPv4 address, or the first 64 bits of its IPv6 address.

    Only what the connection itself says is believed, unless HUB_PROXIES tells how many proxies of the school stand in
    front: then the address that the outermost of them saw.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.HUB_PROXIES:
        passed_on = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        if len(passed_on) >= settings.HUB_PROXIES:
            told = passed_on[-settings.HUB_PROXIES]
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)


def networks_in(words: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The networks that stand here with commas between them. Raises ValueError for what is none; one of IPv6 has at
    most 64 bits, because no more of an address is looked at."""
    found = [ipaddress.ip_network(word.strip(), strict=False) for word in words.split(",") if word.strip()]
    if any(network.version == 6 and network.prefixlen > 64 for network in found):
        raise ValueError(words)
    return found


def is_in_network(address: str, words: str) -> bool:
    """Whether an address, as `network_of` gives it, is in one of these networks."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks_in(words))


def public_address(request: HttpRequest) -> str:
    """The beginning of links in mails and on cards, as https://hub.example.org, without a slash at the end.

    With HUB_HOSTS set it is one of those, whatever the request calls us; else the host that the request names.
    """
    scheme = "https" if settings.SECURE else request.scheme or "http"
    named = [host for host in settings.HUB_HOSTS if not host.startswith((".", "*"))]
    asked = request.get_host()
    if named and asked.partition(":")[0] not in named:
        asked = named[0]
    elif named:
        asked = asked.partition(":")[0] if settings.SECURE else asked
    return f"{scheme}://{asked}"
