"""The news of this app, sent after commit; apps above listen. docs/architecture.md lists all signals of the hub."""

from django.dispatch import Signal

# approval: a yes was given.
approval_released = Signal()
