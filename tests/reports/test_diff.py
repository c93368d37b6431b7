from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from tests.history.conftest import PROJECT, answers, journey, make
from tests.history.test_diff import MEASURED, PLAN, measured, state

from journeykit.cli.running import run
from journeykit.history import diff
from journeykit.reports.diff.index import adding_up
from journeykit.reports.diff.markdown import MARKER, as_comment
from journeykit.reports.diff.report import diff_report
from journeykit.reports.diff.words import account

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "diff.schema.json"
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) | @team #12 \\x1b[31m ::error::"


@given(st.lists(st.floats(-40, 40), min_size=3, max_size=3))
def test_the_parts_that_are_shown_make_the_difference_that_is_shown(parts):
    shown = adding_up(sum(parts), parts)
    assert round(10 * sum(shown)) == round(10 * sum(parts))
    assert all(abs(one - part) <= 0.15 for one, part in zip(shown, parts, strict=True))
    assert all(one == 0 for one, part in zip(shown, parts, strict=True) if part == 0)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("diff") / "klant")
    made.write(journeykit=PROJECT, reis=MEASURED, m=measured(3.8))
    made.commit("begin", tag="v1")
    made.git("checkout", "-q", "-b", "zij")
    made.write(n=measured(3.0, "2026-Q2"))
    made.commit("op de zijtak")
    made.git("checkout", "-q", "main")
    made.write(b=journey("Blijven", x=1))
    made.commit("op de hoofdtak", tag="v2")
    return made


@pytest.fixture
def journeykit(capsys, repository, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(repository.folder)

    def call(*arguments):
        code = run(["diff", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def edits_of(out: str) -> set[tuple[str, str]]:
    return {(edit["change"], edit["id"]) for edit in json.loads(out)["edits"] if edit["kind"] != "measurement"}


def test_which_two_states_are_compared(journeykit, repository, tmp_path):
    assert edits_of(journeykit("v1..v2", "--format", "json")[1]) == {("added", "blijven")}
    assert edits_of(journeykit("v1", "v2", "--format", "json")[1]) == {("added", "blijven")}
    assert edits_of(journeykit("v2..zij", "--format", "json")[1]) == {("removed", "blijven")}
    assert edits_of(journeykit("v2...zij", "--format", "json")[1]) == set()  # since they parted, only answers came
    assert "2026-Q2" in journeykit("v2...zij")[1]
    assert "Er is geen verschil" in journeykit()[1]
    repository.write(c=journey("Vertrekken", y=0))
    repository.git("add", "c.yaml")
    repository.write(d=journey("Los", z=1))
    try:
        assert edits_of(journeykit("--staged", "--format", "json")[1]) == {("added", "vertrekken")}
        assert edits_of(journeykit("--format", "json")[1]) == {("added", "vertrekken"), ("added", "los")}
        assert edits_of(journeykit("v1", "--format", "json")[1]) == {
            ("added", one) for one in ("vertrekken", "los", "blijven")
        }
    finally:
        repository.git("rm", "-q", "-f", "c.yaml")
        (repository.folder / "d.yaml").unlink()
    for name, text in (("een", journey("Eén", a=1)), ("twee", journey("Eén", a=2))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "reis.yaml").write_text(text)
    assert edits_of(journeykit(tmp_path / "een", tmp_path / "twee", "--format", "json")[1]) == {("changed", "a")}


def test_what_cannot_be_compared_is_said(journeykit):
    assert (journeykit("nooit")[0], journeykit("--staged", "v1", "v2")[0], journeykit("v1", "v2", "zij")[0]) == (
        3,
        2,
        2,
    )
    assert journeykit("--", "--output=x")[0] == 3


def test_fail_on_and_accept(journeykit):
    code, out, err = journeykit("v1", "zij", "--fail-on", "worse")
    assert code == 1
    prints = re.findall(r"\[([0-9a-f]{12})\]", out)
    assert prints
    assert all(one in err for one in prints)
    accepted = [part for one in prints for part in ("--accept", one)]
    assert journeykit("v1", "zij", "--fail-on", "worse", *accepted)[0] == 0
    assert journeykit("v2", "zij", "--fail-on", "removed")[0] == 1
    assert journeykit("v1", "v2", "--fail-on", "worse", "--fail-on", "repair", "--fail-on", "removed")[0] == 0


def test_the_words_say_what_the_figures_say(journeykit):
    out = journeykit("v1", "zij", "--language", "en")[1]
    flat = " ".join(out.split())
    assert "A (Klant worden): satisfaction from" in flat
    assert "more than chance" in flat
    assert "Klant worden: changed figures pull the index down by" in flat
    assert max(map(len, out.splitlines())) <= 80
    dutch = " ".join(journeykit("v1", "zij", "--language", "nl")[1].split())
    assert "veranderde cijfers trekken de index" in dutch
    assert "meer dan toeval" in dutch


def test_fields_are_told_in_plain_words():
    new = (
        PLAN.replace("emotion: -1", "emotion: -2")
        .replace("[website]", "[website, app]")
        .replace("importance: 5", "importance: 3")
    )
    new = new.replace(
        "title: Klant worden", "title: Klant worden\nid: klant-worden\nobjectives: [{outcome: recommend, metric: nps}]"
    )
    new = new.replace("due: 2027-03-01", "due: 2027-03-02")
    english = " ".join(diff_report(diff(state(a=PLAN), state(a=new), "v1", "v2"), "text", "en").split())
    for line in ("emotion: from −1 to −2", 'channels: with "app"', "importance: from 5 to 3", 'objective "recommend": new',
                 "due 2 March 2027 instead of 1 March 2027 (days later: 1)"):  # fmt: skip
        assert line in english
    dutch = diff_report(diff(state(a=PLAN), state(a=new), "v1", "v2"), "text", "nl")
    for line in ("emotie: van −1 naar −2", 'kanalen: met "app"', "belang: van 5 naar 3", 'doel "recommend": nieuw'):
        assert line in dutch


@pytest.fixture(scope="module")
def hostile():
    old = state(a=journey("Klant worden", a=1))
    quoted = json.dumps(HOSTILE)
    text = f"kind: journey\nid: klant-worden\ntitle: {quoted}\nphases:\n  - name: {quoted}\n    touchpoints:\n"
    text += f"      - {{id: a, name: {quoted}, customer: {{emotion: -1, does: {quoted}}}}}\n"
    return diff(old, state(a=text), HOSTILE, HOSTILE)


def test_markdown_shows_what_people_wrote_and_does_nothing(hostile):
    for form in ("markdown", "github-comment"):
        written = diff_report(hostile, form, "en")
        tokens = [
            token
            for one in MarkdownIt("commonmark").enable("table").parse(written)
            for token in (one, *(one.children or ()))
        ]
        assert not [token for token in tokens if token.type in ("link_open", "image")]
        html = " ".join(token.content for token in tokens if token.type in ("html_block", "html_inline"))
        assert "script" not in html
        assert len([token for token in tokens if token.type == "th_open"]) == len(account(hostile, "en").header)
        assert "\x1b" not in written


def test_a_page_holds_text_only(hostile):
    written = diff_report(hostile, "html", "en")
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append(tag)
            assert not [name for name, _ in attrs if name.startswith("on") or name in ("href", "src")]

    Reader().feed(written)
    assert "script" not in seen
    assert {"h1", "table", "ul"} <= set(seen)
    assert "default-src 'none'" in unescape(written)


def test_a_comment_fits_and_begins_with_what_matters():
    def many(emotion: int) -> dict[str, str]:
        return {f"r{i}": journey(f"Reis {i}", **{f"t{j}": emotion for j in range(30)}) for i in range(4)}

    found = diff(state(a=PLAN, **many(1)), state(a=PLAN.replace("2027-03-01", "2027-03-02"), **many(-1)), "v1", "v2")
    for limit in (3_000, 9_000, 60_000):
        written = as_comment(account(found, "nl"), "nl", limit)
        assert limit / 3 < len(written) < limit or limit == 60_000
        assert written.startswith(MARKER)
        assert written.count("<details") == written.count("</details>") > 0
        left = int(re.search(r"Nog (\d+) pasten niet", written)[1])
        assert left + len(re.findall("^- ", written, re.MULTILINE)) == sum(
            len(one.lines) for one in account(found, "nl").sections
        )
    assert written.index("Slechter") < written.index("Plannen die uitliepen") < written.index("Veranderd (")


def test_json_has_the_promised_shape(hostile):
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    late = PLAN.replace("due: 2027-03-01", "due: 2027-04-01").replace(
        "{id: contract, name: Contract online", "{id: c2, name: Contract digitaal"
    )
    for found in (hostile, diff(state(a=PLAN, m=answers("2026-Q1", "touchpoint: folder, metric: csat, mean: 4, sd: 1, n: 90")),
                                state(a=late, b=journey("Blijven", x=1)), "v1", "v2"), diff(state(), state())):  # fmt: skip
        data = json.loads(diff_report(found, "json", "nl"))
        validator.validate(data)
        assert len({edit["fingerprint"] for edit in data["edits"]}) == len(data["edits"])
