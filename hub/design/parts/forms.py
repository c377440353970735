"""What the pattern page shows of fields, audiences and sign-in."""

from types import SimpleNamespace as Thing
from typing import Any

from django import forms

from hub.design.parts.invented import ALT, SIZES, picture


class PatternForm(forms.Form):
    """Fields as the pattern page shows them."""

    title = forms.CharField(label="Title of your post", initial="Bridge three")
    class_code = forms.CharField(label="Class code", help_text="Your teacher has it.")
    text = forms.CharField(label="Your words", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    shelf = forms.ChoiceField(label="Shelf", choices=[("science", "Science"), ("art", "Art")])
    kind = forms.ChoiceField(
        label="What is it?", choices=[("post", "A post"), ("page", "A page")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="I made this picture myself", required=False)
    picture = forms.FileField(label="Picture", required=False)

    def clean_class_code(self) -> str:
        """A class code has six signs."""
        code: str = self.cleaned_data["class_code"]
        if len(code) != 6:
            raise forms.ValidationError(f"A class code has 6 letters and numbers. You typed {len(code)}.")
        return code


class AskedForm(forms.Form):
    """A question that may stay open."""

    why = forms.CharField(label="Why is it here?", widget=forms.Textarea(attrs={"rows": 2}), required=False)


class WordsForm(forms.Form):
    """The form under a post."""

    text = forms.CharField(label="Your comment", widget=forms.Textarea(attrs={"rows": 3}))


def form_parts() -> dict[str, Any]:
    """Fields, audience, sign-in."""
    audiences = [
        ("teachers", "Just me and my teachers", "2 people"),
        ("class", "My class", "24 people in 6B"),
        ("school", "My school", "Everyone who signs in"),
        ("families", "School and families", "Parents get a link too"),
        ("everyone", "Everyone", "Anyone on the internet. A teacher says yes first."),
    ]
    names = ("Ada", "Noah", "Leo", "Maya", "Finn", "Zara")
    return {
        "form": PatternForm({"title": "Bridge three", "class_code": "FOX4", "shelf": "art", "kind": "post"}),
        "asked": AskedForm(),
        "audiences": [
            Thing(
                value=value,
                label=label,
                line=line,
                on=value == "school",
                reach=reach,
                faces=[] if value == "teachers" else ["maya", "leo"],
                is_first=value in {"teachers", "class"},
            )
            for reach, (value, label, line) in enumerate(audiences, 1)
        ],
        "faces": [Thing(value=name, name=name, face=name.lower(), on=name == "Noah") for name in names],
        "secrets": [
            Thing(value=name, label=ALT[name], src=picture(name).src, on=name == "kingfisher") for name in SIZES
        ],
    }
