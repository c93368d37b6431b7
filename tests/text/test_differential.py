"""Three parsers over the same random YAML: libyaml behind our builder, ruamel's events behind it, and ruamel alone."""

from __future__ import annotations

import io
import math
from pathlib import PurePosixPath

from generated_yaml import paths, yaml_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from journeykit.text import resolved, same
from journeykit.text.events import c_events, pure_events
from journeykit.text.reading import read_with

FILE = PurePosixPath("reis.yaml")
LIGHT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@LIGHT
@given(yaml_texts())
def test_both_sources_of_events_give_the_same_tree_and_places(text):
    fast, findings = read_with(c_events, text.encode(), FILE)
    pure, pure_findings = read_with(pure_events, text.encode(), FILE)
    assert findings == pure_findings == ()
    assert same(fast.data, pure.data)
    for path in paths(fast.data):
        for at_key in (False, True):
            assert fast.span(path, at_key=at_key) == pure.span(path, at_key=at_key)


@LIGHT
@given(yaml_texts(), st.data())
def test_what_both_accept_of_broken_texts_says_the_same(text, data):
    at = data.draw(st.integers(0, len(text)))
    text = (
        text[:at]
        + data.draw(st.text("\t-:[]{}'\"#&*!|>%@` \n,?a\\", max_size=2))
        + text[at + data.draw(st.integers(0, 2)) :]
    )
    fast, _ = read_with(c_events, text.encode(), FILE)
    pure, _ = read_with(pure_events, text.encode(), FILE)
    if fast is not None and pure is not None:
        assert same(fast.data, pure.data)


ALIASES = """\
basis: &basis {a: 1, b: [x, y]}
lijst: &lijst
  - &tekst hallo
  - *basis
samen: {<<: *basis, b: eigen}
meer:
  <<: [{b: 3}, *basis]
  c: *lijst
"""


def test_aliases_and_merges_are_the_same_by_all_three():
    fast, _ = read_with(c_events, ALIASES.encode(), FILE)
    pure, _ = read_with(pure_events, ALIASES.encode(), FILE)
    assert same(fast.data, pure.data)
    assert resolved(fast.data) == YAML(typ="safe", pure=True).load(ALIASES)
    assert {path: fast.span(path) for path in paths(fast.data)} == {path: pure.span(path) for path in paths(pure.data)}


def test_findings_of_the_builder_are_the_same_by_both():
    for text in (
        "a: 1\na: 2\n",
        "a: !!str x\n",
        "a: 1\n---\nb: 1\n",
        "a: &a [*a]\n",
        "a: *b\n",
        "[a]: b\n",
        "%YAML 1.1\n---\na: 1\n",
    ):
        _, fast = read_with(c_events, text.encode(), FILE)
        _, pure = read_with(pure_events, text.encode(), FILE)
        assert [(f.code, f.place.span.line, f.place.path) for f in fast] == [
            (f.code, f.place.span.line, f.place.path) for f in pure
        ]


def same_length_and_alike(ours, theirs):
    return len(ours) == len(theirs) and all(map(alike, ours, theirs))


def alike(ours, theirs):
    if isinstance(ours, dict):
        # Keys: ruamel resolves them, so compare the values in their order.
        return isinstance(theirs, dict) and same_length_and_alike(ours.values(), theirs.values())
    if isinstance(ours, list):
        return isinstance(theirs, list) and same_length_and_alike(ours, theirs)
    if isinstance(ours, float) and math.isnan(ours):
        return isinstance(theirs, float) and math.isnan(theirs)
    return type(ours) is type(theirs) and ours == theirs


# What ruamel sees otherwise than the YAML 1.2 core schema, and we do not: it takes underscores, dates and binary.
OTHERWISE = ("1_000", "2026-09-30", "0b1", "=", "0.5", "1.")


@LIGHT
@given(yaml_texts().filter(lambda text: not any(word in text for word in OTHERWISE) and "<<" not in text))
def test_the_data_is_what_ruamel_reads(text):
    ours, _ = read_with(c_events, text.encode(), FILE)
    yaml = YAML(typ="safe", pure=True)
    yaml.allow_duplicate_keys = True  # `1` and "1" are two keys there
    assert alike(resolved(ours.data), yaml.load(io.StringIO(text.removeprefix("\ufeff"))))
