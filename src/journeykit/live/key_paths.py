"""Which words of a document are ids, by the keys on the way to them.

What `kind: journey` has under `id` gives an id, and what stands under `next:` of a touchpoint uses one. `*` is any item
of a list, `%` any key of a mapping.
"""

from __future__ import annotations

Pattern = tuple[str, ...]

# Per kind of document: the whole way to what has an id, and what it is.
GIVEN: dict[str, tuple[tuple[Pattern, str], ...]] = {
    "project": (
        (("departments", "*"), "department"),
        (("systems", "*"), "system"),
        (("channels", "*"), "channel"),
        (("competitors", "*"), "competitor"),
        (("brand", "values", "*"), "brand value"),
        (("brand", "values", "*", "rules", "*"), "brand rule"),
        (("basics", "*"), "basic"),
        (("improvements", "*"), "improvement"),
    ),
    "persona": (((), "persona"),),
    "journey": (
        ((), "journey"),
        (("personas", "*"), "persona"),
        (("phases", "*", "touchpoints", "*"), "touchpoint"),
        (("phases", "*", "touchpoints", "*", "improvements", "*"), "improvement"),
        (("improvements", "*"), "improvement"),
    ),
    "touchpoints": (
        (("touchpoints", "*"), "touchpoint"),
        (("touchpoints", "*", "improvements", "*"), "improvement"),
    ),
    "research": (((), "research"),),
    "measurements": (((), "research"),),
}
# The end of the way to a word that is an id: of values, and of keys.
USED: tuple[tuple[Pattern, str], ...] = (
    (("personas", "*"), "persona"),
    (("quotes", "*", "persona"), "persona"),
    (("segment", "persona"), "persona"),
    (("use",), "touchpoint"),
    (("next", "*"), "touchpoint"),
    (("next", "*", "to"), "touchpoint"),
    (("records", "*", "touchpoint"), "touchpoint"),
    (("records", "*", "from"), "touchpoint"),
    (("records", "*", "to"), "touchpoint"),
    (("measurements", "*", "from"), "touchpoint"),
    (("measurements", "*", "to"), "touchpoint"),
    (("findings", "*", "touchpoint"), "touchpoint"),
    (("questions", "*", "touchpoint"), "touchpoint"),
    (("improvements", "*", "touchpoints", "*"), "touchpoint"),
    (("improvements", "*", "touchpoints", "*", "id"), "touchpoint"),
    (("future_of",), "journey"),
    (("parent",), "journey"),
    (("records", "*", "journey"), "journey"),
    (("evidence", "research", "*"), "research"),
    (("quotes", "*", "research"), "research"),
    (("findings", "*", "verified_by"), "research"),
    (("requires", "*"), "improvement"),
    (("alternative_to", "*"), "improvement"),
    (("owner",), "department"),
    (("owner", "department"), "department"),
    (("systems", "*", "department"), "department"),
    (("resistance", "*", "department"), "department"),
    (("involves", "*"), "department"),
    (("workshops", "*", "present", "*"), "department"),
    (("communicated_to", "*"), "department"),
    (("communicated_to", "*", "to"), "department"),
    (("touchpoints", "*", "systems", "*"), "system"),
    (("per_persona", "%", "systems", "*"), "system"),
    (("feeds", "*"), "system"),
    (("channels", "*"), "channel"),
    (("helpline", "*"), "channel"),
    (("told_customers", "channel"), "channel"),
    (("benchmarks", "*", "competitor"), "competitor"),
)
USED_KEYS: tuple[tuple[Pattern, str], ...] = (
    (("per_persona", "%"), "persona"),
    (("brand_fit", "%"), "brand value"),
    (("brand_effect", "%"), "brand value"),
    (("brand_rules", "%"), "brand rule"),
    (("basics", "%"), "basic"),
    (("tasks", "*", "channels", "%"), "channel"),
)
# Below these keys any key is somebody's own word.
MAPPINGS = frozenset({"per_persona", "brand_fit", "brand_effect", "brand_rules", "basics", "channels"})
