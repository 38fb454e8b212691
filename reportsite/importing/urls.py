from django.urls import URLPattern, URLResolver, include, path

from reportsite.importer.correcting import AT, PLAIN
from reportsite.importing.views import corrections, imports, places, problems, returns

item_patterns: list[URLPattern] = [
    *(path(f"{name}/", corrections.item, {"operation": name}, name=f"correct_{name}") for name in PLAIN),
    *(path(f"{name}/", corrections.at, {"operation": name}, name=f"correct_{name}") for name in AT),
    path("role/<str:role>/", corrections.role, name="correct_role"),
    path("noise/", corrections.noise, name="correct_noise"),
    path("noise-text/", corrections.noise_text, name="correct_noise_text"),
    path("answers/", corrections.answers, name="correct_answers"),
    path("wording/", corrections.wording, name="correct_wording"),
]

import_patterns: list[URLPattern | URLResolver] = [
    path("", imports.show, name="import"),
    path("facts/", imports.facts, name="import_facts"),
    path("make/", imports.make, name="make_import_report"),
    path("delete/", imports.delete, name="delete_import"),
    path("undo/", corrections.undo, name="undo_correction"),
    path("items/<str:key>/", include(item_patterns)),
    path("dropped/<int:number>/place/", corrections.place_dropped, name="place_dropped"),
    path("unplaced/<int:number>/place/", corrections.place_unplaced, name="place_unplaced"),
    path("doubts/<int:number>/settle/", corrections.settle, name="settle_doubt"),
]

return_patterns: list[URLPattern] = [
    path("", returns.show, name="returned_file"),
    path("take/", returns.take_all, name="take_changes"),
    path("changes/<str:change>/take/", returns.take, name="take_change"),
    path("changes/<str:change>/leave/", returns.leave, name="leave_change"),
    path("changes/<str:change>/reconsider/", returns.reconsider, name="reconsider_change"),
]

urlpatterns = [
    path("imports/new/", imports.new_import, name="new_import"),
    path("imports/<int:pk>/", include(import_patterns)),
    path("reports/<int:pk>/items/<str:key>/bring-in/", places.bring_in, name="bring_in"),
    path("reports/<int:pk>/items/<str:key>/bring-in/<int:number>/", places.choose, name="choose_text"),
    path("reports/<int:pk>/items/<str:key>/bring-in/<int:number>/take/", places.take, name="take_text"),
    path("reports/<int:pk>/items/<str:key>/split/", problems.split, name="split_problem"),
    path("reports/<int:pk>/items/<str:key>/put-together/", problems.put_together, name="put_together"),
    path("reports/<int:pk>/returns/new/", returns.bring_back, name="bring_back"),
    path("reports/<int:pk>/returns/<int:number>/", include(return_patterns)),
]
