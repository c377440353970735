"""The five steps of building a room. Each is entered and left at will; what is typed is kept."""

from hub.showcase.steps.choose import ChooseStep
from hub.showcase.steps.goals import GoalsStep
from hub.showcase.steps.labels import LabelsStep
from hub.showcase.steps.reflections import ReflectionsStep
from hub.showcase.steps.share import ShareStep
from hub.showcase.steps.step import Step

STEPS: dict[str, type[Step]] = {
    step.name: step for step in (GoalsStep, ReflectionsStep, ChooseStep, LabelsStep, ShareStep)
}

__all__ = ["STEPS", "Step"]
