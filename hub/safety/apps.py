"""The safety app."""

from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """What somebody reported is gone for them; what worries is found as it is written."""

    name = "hub.safety"
    label = "safety"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from hub.audience.kept_for_lead import kept_for_lead
        from hub.audience.put_away import put_away_through
        from hub.blogs.models import Entry, Revision
        from hub.comments.models import Comment
        from hub.safety.hiding import reported_in
        from hub.safety.models import worry
        from hub.safety.models.report import PLACES
        from hub.safety.watching import watch_entry, watch_kept, watch_piece_thought, watch_revision, watch_saying
        from hub.showcase.models import Greeting, PieceComment, PieceThought

        for model, place in PLACES.items():
            put_away_through(model._meta.label, reported_in(place))  # noqa: SLF001 - a model's.
        post_save.connect(watch_entry, sender=Entry, dispatch_uid="watch-entry")
        post_save.connect(watch_revision, sender=Revision, dispatch_uid="watch-revision")
        post_save.connect(watch_saying, sender=Comment, dispatch_uid="watch-comment")
        post_save.connect(watch_saying, sender=Greeting, dispatch_uid="watch-greeting")
        post_save.connect(watch_saying, sender=PieceComment, dispatch_uid="watch-piece-comment")
        post_save.connect(watch_piece_thought, sender=PieceThought, dispatch_uid="watch-piece-thought")
        kept_for_lead("reflections.EarlierWording", worry.earlier_wordings())
        for kept, place in worry.PLACES.items():
            kept_for_lead(kept._meta.label, worry.kept_as(place))  # noqa: SLF001 - a model's.
            post_save.connect(watch_kept, sender=kept, dispatch_uid=f"watch-{place}")
