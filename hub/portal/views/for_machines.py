"""What programs ask for at every site: whether they may read along, and the small picture for a tab."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest

AI_CRAWLERS = (
    "AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ChatGPT-User", "ClaudeBot",
    "Claude-Web", "cohere-ai", "Diffbot", "FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot",
    "Meta-ExternalAgent", "OAI-SearchBot", "Omgilibot", "PerplexityBot", "Timpibot", "YouBot",
)  # fmt: skip


@login_not_required  # Programs read it before anything else.
@require_safe
def robots(request: HubRequest) -> HttpResponse:
    """Nothing for those who collect texts to train on; the rest for search engines where the school says so
    (safety.md X19)."""
    crawlers = "".join(f"User-agent: {name}\n" for name in AI_CRAWLERS)
    others = "" if request.viewer.policy.search_engines_welcome else " /"
    return HttpResponse(
        f"{crawlers}Disallow: /\n\nUser-agent: *\nDisallow:{others}\n", content_type="text/plain; charset=utf-8"
    )


@login_not_required  # Browsers ask for it before anybody has signed in.
@require_safe
def favicon(_request: HubRequest) -> HttpResponse:
    """The way to the icon that pages name."""
    return redirect(static("design/icon.svg"))
