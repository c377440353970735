"""Who the writers of a class's old blog are here, as somebody of the class says it (portability.md R20)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.portability.importing.writers import members_of
from hub.portability.models import Transfer


class WritersForm(forms.Form):
    """A choice for each writer; on a person's own blog there is none, for all of it is the owner's."""

    def __init__(self, transfer: Transfer, told: Mapping[str, str] | None = None) -> None:
        super().__init__(told)
        writers = transfer.outlook.get("writers") or []
        nobody: list[tuple[str, Any]] = [("", _("Somebody who is not here"))]
        members: list[tuple[str, Any]] = (
            [(one.public_id, one.full_name) for one in members_of(transfer.blog)] if writers else []
        )
        for mark, name, seems in writers:
            self.fields[f"writer-{mark}"] = forms.ChoiceField(
                label=name, choices=nobody + members, required=False, initial=seems,
            )  # fmt: skip

    def people(self) -> dict[str, str]:
        """The public id of each who was chosen, by the mark of the writer; nothing of what was not asked."""
        self.is_valid()
        told = {name: person for name, person in self.cleaned_data.items() if name in self.data}
        return {name.removeprefix("writer-"): person for name, person in told.items()}
