"""What was done on the hub, by whom and when; a log that nobody changes unnoticed."""

from hub.activity.models.act import Act
from hub.activity.models.chain import Chain
from hub.activity.models.kind import Kind

__all__ = ["Act", "Chain", "Kind"]
