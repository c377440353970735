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
