"""Goals: one's own, those of a student, one of them."""

from hub.reflections.views.goal import change_goal, goal, let_go_of_goal, take_up_goal
from hub.reflections.views.goals import goals_of, my_goals, set_goals
from hub.reflections.views.thoughts import (
    change_thought,
    my_thoughts,
    remove_thought,
    think_about_goal,
    think_about_post,
    think_about_time,
    thought,
    thought_becomes_goal,
)
from hub.reflections.views.towards import done_towards, not_towards
from hub.reflections.views.tries import part_tries, tries, try_again

__all__ = [
    "part_tries",
    "tries",
    "try_again",
    "thought_becomes_goal",
    "change_thought",
    "my_thoughts",
    "remove_thought",
    "think_about_goal",
    "think_about_post",
    "think_about_time",
    "thought",
    "change_goal",
    "done_towards",
    "not_towards",
    "goal",
    "goals_of",
    "let_go_of_goal",
    "my_goals",
    "set_goals",
    "take_up_goal",
]
