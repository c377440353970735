"""For a monitor: is the hub well?"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.jobs.checkup import QUICK, State, look


@login_not_required  # A monitor has no account, and learns nothing but well or ill.
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 and "ok" when database, storage, worker and migrations are well, else 503 and which are not."""
    findings = look(QUICK)
    well = all(finding.state is not State.ILL for finding in findings)
    checks = {finding.part: "ill" if finding.state is State.ILL else "ok" for finding in findings}
    return JsonResponse({"status": "ok" if well else "ill", "checks": checks}, status=200 if well else 503)
