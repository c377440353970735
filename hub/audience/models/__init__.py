"""The rule: who may see what."""

from hub.audience.models.approval import Approval, not_with_lead

__all__ = ["Approval", "not_with_lead"]
