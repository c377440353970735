"""The press: makes a PDF of the folder it is given, and opens nothing else.

Started as `python -m hub.design.paper.press FOLDER ADDRESS`; what is in the folder says hub/design/paper/printing.py.
It knows no network, no other file, no secret and no database. `--is-there` only tells whether it can work at all.
"""

from __future__ import annotations

import contextlib
import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024
MEMORY, WRITTEN, WORK, WAIT = 1500, 300, 60, 90
NO_PANGO = 3
"""What it ends with where the system lacks the libraries that set text."""


def main() -> None:
    """Print, and end with 0."""
    try:
        import weasyprint  # Here, where it may fail: it looks for libraries of the system.
    except (ImportError, OSError):
        sys.exit(NO_PANGO)
    if sys.argv[1:] == ["--is-there"]:
        return
    _keep_to_limits()
    folder, address = Path(sys.argv[1]), sys.argv[2]
    _print(weasyprint, folder, address)


def _print(weasyprint: Any, folder: Path, address: str) -> None:
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    given: dict[str, str] = json.loads((folder / "given.json").read_text())

    class OnlyGiven(URLFetcher):  # type: ignore[misc]  # It comes without types.
        """Of all addresses it knows those of the files in the folder."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            name = given.get(url.removeprefix(address))
            if name is None:
                raise ValueError(f"This is not on the page: {url}")
            return URLFetcherResponse(url, body=(folder / name).read_bytes())

    fetch, fonts = OnlyGiven(), FontConfiguration()
    style = weasyprint.CSS(
        string=(folder / "page.css").read_text(), base_url=f"{address}/", url_fetcher=fetch, font_config=fonts
    )
    page = weasyprint.HTML(string=(folder / "page.html").read_text(), base_url=f"{address}/", url_fetcher=fetch)
    page.write_pdf(folder / "page.pdf", stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


def _keep_to_limits() -> None:
    """Bind this process; where a system cannot, the others still hold."""
    wanted = {
        resource.RLIMIT_AS: MEMORY * MEGABYTE,
        resource.RLIMIT_FSIZE: WRITTEN * MEGABYTE,
        resource.RLIMIT_CPU: WORK,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    signal.setitimer(signal.ITIMER_REAL, WAIT)  # The alarm ends the process.


if __name__ == "__main__":
    main()
