"""What a comparison says: its title, and the line below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from journeykit.maps.compare.changes import change_of
from journeykit.maps.compare.pairing import Change, Pair, Paired
from journeykit.maps.content import Against, Gain, MapContent
from journeykit.maps.speaking import listed, signed
from journeykit.words import Sentence, number

_TELLING = 0.5  # from which difference of an emotion a title speaks


def finding(t: Sentence, content: MapContent, against: Against, pairs: Sequence[Pair]) -> str:
    """Say what matters most about the difference."""
    if against.personas:
        return _feeling(t, against, pairs)
    if not against.states:
        return _overlap(t, against, pairs)
    counts = Counter(change_of(t, content.language, pair, filled=against.earlier) for pair in pairs)
    said = list(_counts(t, counts))
    if not said and against.earlier:
        return t("Nothing has changed in the journey itself since {name}", name=against.old_name)
    if not said:
        return t("Nothing changes in the journey itself")
    if against.earlier:
        return _since(t, content.language, against, said, max(pairs, key=lambda pair: abs(_rise(pair)), default=None))
    most = max(pairs, key=_rise, default=None)
    if most is None or _rise(most) < _TELLING:
        return listed(t, said)
    assert most.old
    assert most.new
    return t(
        "{changes}; the mood rises most at {name}: from {old} to {new}",
        changes=listed(t, said), name=most.new.name,
        old=signed(most.old.emotion or 0, content.language), new=signed(most.new.emotion or 0, content.language),
    )  # fmt: skip


def _since(t: Sentence, language: str, against: Against, said: list[str], most: Pair | None) -> str:
    """Say what has changed since a moment of the past."""
    changes = {"name": against.old_name, "changes": listed(t, said)}
    if most is None or most.old is None or most.new is None or abs(_rise(most)) < _TELLING:
        return t("Since {name}: {changes}", **changes)
    old, new = (signed(one.emotion or 0, language) for one in (most.old, most.new))
    mood = {**changes, "touchpoint": most.new.name, "old": old, "new": new}
    if _rise(most) < 0:
        return t("Since {name}: {changes}; the mood fell most at {touchpoint}, from {old} to {new}", **mood)
    return t("Since {name}: {changes}; the mood rose most at {touchpoint}, from {old} to {new}", **mood)


def _counts(t: Sentence, counts: Counter[Change]) -> Iterator[str]:
    if counts["new"]:
        yield t("{count} new", count=counts["new"])
    if counts["gone"]:
        yield t("{count} gone", count=counts["gone"])
    if counts["moved"]:
        yield t("{count} moved", count=counts["moved"])
    if counts["changed"]:
        yield t("{count} different", count=counts["changed"])


def _overlap(t: Sentence, against: Against, pairs: Sequence[Pair]) -> str:
    """Say how much two journeys have in common."""
    both = sum(pair.old is not None and pair.new is not None for pair in pairs)
    if not both:
        return t("{first} and {second} have no touchpoint in common", first=against.old_title, second=against.new_title)
    if both == 1:
        return t("{first} and {second} have 1 touchpoint in common", first=against.old_title, second=against.new_title)
    return t(
        "{first} and {second} have {count} touchpoints in common",
        first=against.old_title, second=against.new_title, count=both,
    )  # fmt: skip


def _feeling(t: Sentence, against: Against, pairs: Sequence[Pair]) -> str:
    """Say where one persona feels otherwise than the other: the worse side first, it is what to work on."""
    felt = sorted((pair for pair in pairs if abs(_rise(pair)) >= _TELLING), key=_rise)
    worse, better = [p for p in felt if _rise(p) < 0], [p for p in felt if _rise(p) > 0][::-1]
    names = {"one": against.new_name, "other": against.old_name}
    if worse:
        return t("{one} feels worse than {other} at {names}", **names, names=_at(t, worse))
    if better:
        return t("{one} feels better than {other} at {names}", **names, names=_at(t, better))
    return t("{one} and {other} feel the same everywhere", **names)


def _at(t: Sentence, pairs: Sequence[Pair]) -> str:
    names = [pair.shown.name for pair in pairs]
    if len(names) <= 3:
        return listed(t, names)
    return t("{names} and {count} more", names=", ".join(names[:2]), count=len(names) - 2)


def _rise(pair: Pair) -> float:
    if pair.old is None or pair.new is None or pair.old.emotion is None or pair.new.emotion is None:
        return 0.0
    return pair.new.emotion - pair.old.emotion


def subtitle(t: Sentence, content: MapContent, against: Against, paired: Paired) -> Iterator[str]:
    """Yield what is compared (of personas with whose figures), how the indices differ, and what had to be matched by name."""
    if against.personas:
        yield from (said for one in (against.content, content) for said in one.subtitle[:1])
    elif against.earlier:
        yield t("Now against {earlier}", earlier=against.old_title)
    elif against.states:
        yield t("{first} against {second}", first=against.old_title, second=against.new_title)
    if against.gain:
        yield _gain(t, content.language, against.gain)
    elif against.states and not against.earlier:
        yield t("a future journey is not scored: its curve is what is aimed at")
    yield from dict.fromkeys(said for one in (against.content, content) for said in one.left_out)
    if paired.by_name:
        yield t("matched by name, not by id: {names}", names=listed(t, list(paired.by_name)))


def _gain(t: Sentence, language: str, gain: Gain) -> str:
    both = {"old": f"{gain.old:.0f}", "new": f"{gain.new:.0f}"}
    if gain.low is None or gain.high is None:
        return t("Index {old} and {new}; how sure the difference is, nobody knows", **both)
    if gain.low <= 0 <= gain.high:
        return t("Index {old} and {new}: the difference is within noise", **both)
    low, high = sorted((abs(gain.low), abs(gain.high)))
    figures = {"size": abs(gain.new - gain.old), "low": low, "high": high}
    size = {name: number(value, language, 1) for name, value in figures.items()}
    if gain.new > gain.old:
        return t("Index {old} and {new}: {size} higher ({low} to {high})", **both, **size)
    return t("Index {old} and {new}: {size} lower ({low} to {high})", **both, **size)
