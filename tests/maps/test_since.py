"""What changed since a moment of the past, on the map: real commits, the lanes, the words and the refusals."""

from __future__ import annotations

import os
import subprocess
import xml.etree.ElementTree as ET

import pytest

from journeykit.cli.running import run

OLD = """\
kind: journey
id: moving
title: Moving house
phases:
  - name: Before
    touchpoints:
      - {id: letter, name: The letter, channels: [letter], customer: {emotion: 1}}
      - {id: call, name: The call, channels: [phone], customer: {emotion: 0.5}}
      - {id: visit, name: The visit, channels: [shop], customer: {emotion: -1}}
"""
NEW = """\
kind: journey
id: moving
title: Moving house
phases:
  - name: Before
    touchpoints:
      - {id: letter, name: The letter, channels: [letter], owner: Sales, customer: {emotion: 1}}
      - {id: visit, name: The visit, channels: [shop], customer: {emotion: 1.5}}
      - {id: bill, name: The bill, channels: [e-mail], customer: {emotion: -0.5}}
"""


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    who = {f"GIT_{name}_{what}": "a@b" for name in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{name}_DATE": "2026-03-01T12:00:00+00:00" for name in ("AUTHOR", "COMMITTER")}

    def git(*words):
        subprocess.run(["git", *words], check=True, capture_output=True, env={**os.environ, **who, **dates})

    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\nlanguage: en\n")
    (tmp_path / "moving.yaml").write_text(OLD)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    git("tag", "v1")
    (tmp_path / "moving.yaml").write_text(NEW)

    def command(*args):
        code = run(["map", *args])
        return (code, *capsys.readouterr())

    return command


def words_of(svg):
    return [text.text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def titles_of(svg):
    return {title.text for title in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}title")}


def test_the_lane_map_shows_who_came_and_went_and_the_old_curve_behind_the_new(call):
    code, svg, err = call("--against", "v1")
    assert (code, err) == (0, "")
    words = " ".join(words_of(svg))
    assert "Since v1: 1 new, 1 gone and 2 different; the mood rose most at The visit, from −1 to +1.5" in words
    assert "v1 (1 March 2026)" in words
    for word in ("+ new", "− gone", "different", "The call", "Owner", "Sales"):
        assert word in words_of(svg)
    assert {"v1: The visit", "v1: The call", "Emotion: The visit"} <= titles_of(svg)
    assert "v1: The letter" not in titles_of(svg)  # it feels as it did: one dot


def test_the_changes_are_a_lane_to_choose(call):
    assert "+ new" not in words_of(call("--against", "v1", "--lanes", "touchpoint,emotion")[1])
    assert "+ new" in words_of(call("--against", "v1", "--lanes", "touchpoint,changed")[1])
    assert call("--lanes", "changed")[0] == 2  # without a past there is no such lane


def test_the_comparison_in_words(call):
    code, told, _ = call("--against", "v1", "--view", "compare", "--format", "text")
    assert code == 0
    assert "  gone           The call" in told
    assert "      Owner: – → Sales" in told


def test_nothing_changed_is_said(call, tmp_path):
    (tmp_path / "moving.yaml").write_text(OLD)
    assert "Nothing has changed in the journey itself since v1" in " ".join(words_of(call("--against", "v1")[1]))


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--against", "nowhere"], 3, 'git knows no revision "nowhere"'),
        (["--against", "--output=x"], 3, 'git knows no revision "--output=x"'),
        (["--against", "v1", "--view", "matrix"], 2, "the view matrix shows no changes"),
        (["--against", ""], 3, 'git knows no revision ""'),
    ],
)
def test_what_cannot_be_held_against_is_refused(call, args, code, said, tmp_path):
    found = call(*args)
    assert (found[0], found[1]) == (code, "")
    assert said in found[2]
    assert not (tmp_path / "x").exists()


def test_a_new_journey_was_not_there(call, tmp_path):
    (tmp_path / "other.yaml").write_text(NEW.replace("id: moving", "id: other"))
    code, _, err = call("other", "--against", "v1")
    assert code == 3
    assert "other was not there yet at v1" in err


def test_another_commit_is_another_picture(call, tmp_path):
    assert call("--against", "v1", "-o", "a.svg")[2] == "wrote a.svg\n"
    first = (tmp_path / "a.svg").read_bytes()
    call("--against", "v1", "-o", "a.svg")
    assert (tmp_path / "a.svg").read_bytes() == first
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "y"], check=True)
    subprocess.run(["git", "tag", "-f", "v1"], check=True, capture_output=True)
    call("--against", "v1", "-o", "a.svg")
    assert b"Nothing has changed" in (tmp_path / "a.svg").read_bytes()
