"""Addresses of goals."""

from django.urls import path

from hub.reflections import views

urlpatterns = [
    path("goals/", views.my_goals, name="my-goals"),
    path("goals/set/", views.set_goals, name="set-goals"),
    path("goals/of/<str:public_id>/", views.goals_of, name="goals-of"),
    path("goals/towards/<str:public_id>/", views.done_towards, name="done-towards"),
    path("goals/not-towards/<str:public_id>/", views.not_towards, name="not-towards"),
    path("goals/<str:public_id>/", views.goal, name="goal"),
    path("goals/<str:public_id>/change/", views.change_goal, name="change-goal"),
    path("goals/<str:public_id>/let-go/", views.let_go_of_goal, name="let-go-of-goal"),
    path("goals/<str:public_id>/take-up/", views.take_up_goal, name="take-up-goal"),
    path("tries/of/<str:public_id>/", views.try_again, name="try-again"),
    path("tries/<str:public_id>/", views.tries, name="tries"),
    path("tries/<str:public_id>/part/", views.part_tries, name="part-tries"),
    path("reflections/", views.my_thoughts, name="my-thoughts"),
    path("reflections/time/", views.think_about_time, name="think-about-time"),
    path("reflections/post/<str:public_id>/", views.think_about_post, name="think-about-post"),
    path("reflections/goal/<str:public_id>/", views.think_about_goal, name="think-about-goal"),
    path("reflections/<str:public_id>/", views.thought, name="thought"),
    path("reflections/<str:public_id>/change/", views.change_thought, name="change-thought"),
    path("reflections/<str:public_id>/goal/", views.thought_becomes_goal, name="thought-becomes-goal"),
    path("reflections/<str:public_id>/remove/", views.remove_thought, name="remove-thought"),
]
