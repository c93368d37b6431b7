"""What goes to an issue tracker says these."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "Why now: {reasons}.": "Waarom nu: {reasons}.",
    "Where: {places}.": "Waar: {places}.",
    "Who, how much and when: {asks}.": "Wie, hoeveel en wanneer: {asks}.",
    "Still to be told: {names}.": "Nog te vertellen aan: {names}.",
    "Evidence: {sources}.": "Bewijs: {sources}.",
    "{count} with an issue number left out: GitLab cannot update from a file": (
        "{count} met een issuenummer weggelaten: GitLab kan niet bijwerken vanuit een bestand"
    ),
    "{tracker} takes {most} items a file, and there are {count}: name journeys to write fewer": (
        "{tracker} neemt {most} items per bestand aan, en het zijn er {count}: noem klantreizen om er minder te schrijven"
    ),
}
