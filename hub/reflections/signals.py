"""The news of this app; apps above listen. docs/architecture.md lists all signals of the hub."""

from django.dispatch import Signal

# goal, by: it says something else now. Sent before the change is kept, so that nobody meanwhile sees on a wall what
# waits for a yes.
goal_reworded = Signal()
