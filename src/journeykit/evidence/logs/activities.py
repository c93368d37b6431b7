"""Of which touchpoint an activity is: as the mapping says, else by its own name; what is left is told, with near names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.evidence.logs.values import Unknown
from journeykit.evidence.subjects import Subjects
from journeykit.model import Journey
from journeykit.model.errors import did_you_mean
from journeykit.model.slug import slug
from journeykit.sheets import folded

_MOST_NEAR = 50
_STEM = 5


class Activities:
    """The activities of a log, held against the touchpoints of one journey."""

    def __init__(self, journey: Journey, subjects: Subjects, given: Mapping[str, str]) -> None:
        self.journey = journey
        self._subjects = subjects
        self._places = {point.id: i for i, point in enumerate(journey.touchpoints)}
        self._given = {folded(activity): touchpoint for activity, touchpoint in given.items()}
        self._hints_left = _MOST_NEAR
        self.unknown: Counter[str] = Counter()
        self.seen: set[int] = set()
        self.named = {self._places[id_] for id_ in map(self._bare, given.values()) if id_ in self._places}
        """Touchpoints that the mapping names: the log can see them, whether or not it has an event of theirs."""

    def place(self, activity: str, events: int) -> int | None:
        """Return the place of the touchpoint that an activity is of, and count the events of those that are of none."""
        word = self._given.get(folded(activity))
        id_ = self._bare(word) if word is not None else self._by_name(activity)
        place = self._places.get(id_ or "")
        if place is None:
            self.unknown[activity] += events
        else:
            self.seen.add(place)
        return place

    def unknown_ones(self) -> tuple[Unknown, ...]:
        """Return what is of no touchpoint, the most frequent first, with the touchpoint that may be meant."""
        ordered = sorted(self.unknown.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            Unknown(activity, events, near_touchpoint(activity, self.journey) if i < _MOST_NEAR else None)
            for i, (activity, events) in enumerate(ordered)
        )

    def hint(self, activity: str) -> Message | None:
        """Return the touchpoint that may be meant by an activity, as long as the search for it stays cheap."""
        if self._hints_left <= 0:
            return None
        self._hints_left -= 1
        near = near_touchpoint(activity, self.journey)
        return None if near is None else message('did you mean "{word}"?', word=near)

    def wrong_names(self, place: Place) -> list[Finding]:
        """Return what the mapping names that the journey does not have."""
        found = []
        for word in dict.fromkeys(self._given.values()):
            if self._bare(word) not in self._places:
                said = message(
                    'journey "{journey}" has no touchpoint "{touchpoint}"', journey=self.journey.id, touchpoint=word
                )
                found.append(
                    Finding(Place(place.file, ("activities",)), said, did_you_mean(word, sorted(self._places)))
                )
        return found

    def _by_name(self, activity: str) -> str | None:
        subject = self._subjects.touchpoint(activity, self.journey.id)
        return None if subject is None else subject.touchpoint

    def _bare(self, word: str) -> str:
        journey, slash, touchpoint = word.partition("/")
        return touchpoint if slash and journey == self.journey.id else word


def near_touchpoint(activity: str, journey: Journey) -> str | None:
    """Return the touchpoint whose id or name is near the name of an activity; None when none or several are."""
    by_name = {
        slug(word): point.id for point in reversed(journey.touchpoints) for word in (point.name, point.id) if word
    }
    wanted = slug(activity)
    best: dict[str, float] = {}
    for name, id_ in by_name.items():
        mine, theirs = _stems(name), _stems(wanted)
        if mine and theirs:
            best[id_] = max(best.get(id_, 0.0), len(mine & theirs) / len(mine))
    highest = max(best.values(), default=0.0)
    found = [id_ for id_, share in best.items() if share == highest]
    if highest >= 0.5 and len(found) == 1:
        return found[0]
    close = get_close_matches(wanted, list(by_name), n=1, cutoff=0.75)
    return by_name[close[0]] if close else None


def journey_of(
    journeys: Sequence[Journey], subjects: Subjects, said: str | None, given: Mapping[str, str]
) -> Journey | Message:
    """Return the journey that a log is of, or why that is not known.

    Args:
        journeys: Those of the project.
        subjects: Finds them by id or title.
        said: What the mapping says.
        given: The touchpoints of the mapping by activity.
    """
    current = [journey for journey in journeys if journey.state != "future"]
    if said is not None:
        id_ = subjects.journey(said)
        found = next((journey for journey in journeys if journey.id == id_), None)
        if found is not None:
            return found
        return message('journey "{journey}" is not known; an event log is of one journey', journey=said)
    if len(current) == 1:
        return current[0]
    words = set(given.values())
    fitting = [one for one in current if words and words <= {point.id for point in one.touchpoints}]
    if len(fitting) == 1:
        return fitting[0]
    if not current:
        return message("the project has no journey that an event log could be of")
    return message("of which journey is this log? Say so in the mapping: journey: ID")


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in text.split("-") if len(word) > 2}
