"""Forms of looking after each other."""

from __future__ import annotations

from django import forms

from hub.safety.models import Looking


class LookForm(forms.ModelForm[Looking]):
    """Why a teacher looks."""

    class Meta:
        model = Looking
        fields = ["reason"]
