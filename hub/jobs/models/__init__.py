"""What the queue remembers beside the tasks themselves."""

from hub.jobs.models.heartbeat import Heartbeat
from hub.jobs.models.progress import Progress
from hub.jobs.models.turn import Turn

__all__ = ["Heartbeat", "Progress", "Turn"]
