"""The rule: who may see what."""

from hub.audience.models.approval import Approval

__all__ = ["Approval"]
