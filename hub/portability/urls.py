"""Addresses of bringing work here."""

from django.urls import path

from hub.portability import views

urlpatterns = [
    path("import/wordpress/<str:slug>/", views.bring, name="import-wordpress"),
    path("import/<str:public_id>/", views.look, name="import-look"),
    path("import/<str:public_id>/start/", views.start, name="import-start"),
    path("import/<str:public_id>/progress/", views.progress, name="import-progress"),
    path("import/<str:public_id>/report/", views.report, name="import-report"),
    path("import/<str:public_id>/report.csv", views.report_as_csv, name="import-report-csv"),
    path("import/<str:public_id>/release/", views.release, name="import-release"),
    path("import/<str:public_id>/showcase/", views.showcase, name="import-showcase"),
    path("import/<str:public_id>/undo/", views.undo, name="import-undo"),
]
