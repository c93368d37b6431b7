"""Files for issue trackers: the shapes that they read, keys that stay, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeykit.exchange.trackers import FORMATS, for_tracker
from journeykit.exchange.trackers.csv_files import _csv, guarded
from journeykit.exchange.trackers.items import cut
from journeykit.planning import plan
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
HEADERS = {
    "jira-new.csv": ["Issue type", "Issue ID", "Summary", "Parent", "Description", "Priority", "Due date", "Assignee"],
    "jira-update.csv": ["Issue Key", "Summary", "Description", "Priority", "Due date"],
    "azure-new.csv": ["Work Item Type", "Title", "Priority", "Tags", "Description"],
    "azure-update.csv": ["ID", "Work Item Type", "Title", "State", "Priority", "Tags", "Description"],
    "gitlab-new.csv": ["title", "description"],
}
NASTY = [
    '=HYPERLINK("http://x";"y")', "+1+1", "-2", "@SUM(A1)", "\t=1", " =1", "'=1", "/close", "/assign @boss",
    "[~admin] {html}x{html} !http://x/y.png!", "@team #12", "<script>alert(1)</script>", 'a,b;"c"\nd', "x" * 3000, "--> <!-- y",
]  # fmt: skip


@pytest.fixture(scope="module")
def energy():
    return plan(load(ROOT / "examples" / "zonnewende-energie"))


def rows(text):
    header, *found = csv.reader(io.StringIO(text))
    assert {len(row) for row in found} <= {len(header)}
    return header, found


def of(tmp_path, improvements, journey="stay"):
    file = tmp_path / f"{journey}.yaml"
    document = {"kind": "journey", "id": journey, "title": "Stay", "phases": [{"name": "P", "touchpoints": ["T"]}],
                "improvements": improvements}  # fmt: skip
    file.write_text(json.dumps(document))
    workspace = load(file)
    assert not workspace.findings
    return plan(workspace)


@pytest.mark.parametrize("form", FORMATS)
def test_each_file_has_the_shape_that_its_tracker_reads(energy, form):
    for name, text in for_tracker(energy, form).files.items():
        if form == "github-json":
            continue
        header, found = rows(text)
        assert found
        assert header[: len(HEADERS[name])] == HEADERS[name]
        assert set(header[len(HEADERS[name]) :]) <= {"Labels"}


def test_every_selected_action_is_in_new_or_in_update_once(energy):
    written = for_tracker(energy, "jira-csv").files
    _, new = rows(written["jira-new.csv"])
    _, known = rows(written["jira-update.csv"])
    assert sorted([row[2] for row in new] + [row[1] for row in known]) == sorted(one.title for one in energy.selected)
    assert {row[0] for row in known} == {one.improvement.issue for one in energy.selected if one.improvement.issue}


def test_what_has_a_number_is_never_made_again(tmp_path):
    made = of(tmp_path, [
        {"title": "A", "id": "a", "owner": "x", "issue": "ENERGIE-12"},
        {"title": "B", "id": "b", "owner": "x", "issue": "https://tracker.example/browse/ENERGIE-13"},
        {"title": "C", "id": "c", "owner": "x", "issue": "#14"},
        {"title": "D", "id": "d", "owner": "x"},
        {"title": "E", "id": "e", "owner": "x", "issue": "#15", "status": "done"},
        {"title": "F", "id": "f", "owner": "x", "status": "done"},
    ])  # fmt: skip
    jira = for_tracker(made, "jira-csv").files
    assert [row[2] for row in rows(jira["jira-new.csv"])[1]] == ["C", "D"]
    assert [row[0] for row in rows(jira["jira-update.csv"])[1]] == ["ENERGIE-12", "ENERGIE-13"]
    azure = for_tracker(made, "azure-csv").files
    assert [row[1] for row in rows(azure["azure-new.csv"])[1]] == ["A", "B", "D"]
    assert [(row[0], row[3]) for row in rows(azure["azure-update.csv"])[1]] == [("14", "To Do"), ("15", "Done")]
    issues = json.loads(for_tracker(made, "github-json").files["github.json"])["issues"]
    assert [(one["title"], one["number"], one["state"]) for one in issues] == [
        ("A", None, "open"), ("B", None, "open"), ("C", 14, "open"), ("D", None, "open"), ("E", 15, "closed"),
    ]  # fmt: skip
    gitlab = for_tracker(made, "gitlab-csv")
    assert [row[0] for row in rows(gitlab.files["gitlab-new.csv"])[1]] == ["A", "B", "D"]
    assert "2 with an issue number left out" in gitlab.remarks[0].english


def test_keys_and_markers_stay_when_titles_and_figures_change(tmp_path):
    def keys(title):
        made = of(tmp_path, [{"title": title, "id": "clear-terms", "owner": "x"}])
        (issue,) = json.loads(for_tracker(made, "github-json").files["github.json"])["issues"]
        header, (row,) = rows(for_tracker(made, "jira-csv").files["jira-new.csv"])
        labels = [cell for name, cell in zip(header, row, strict=True) if name == "Labels" and cell]
        return issue["key"], issue["marker"], issue["body"].splitlines()[0], labels[-1]

    marker = "<!-- journeykit:stay/clear-terms -->"
    assert keys("Before") == keys("After") == ("stay/clear-terms", marker, marker, "journeykit-stay.clear-terms")


def test_the_same_plan_gives_the_same_bytes(energy):
    for form in FORMATS:
        again = plan(load(ROOT / "examples" / "zonnewende-energie"))
        assert for_tracker(energy, form).files == for_tracker(again, form).files


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_titles_are_shown_and_do_nothing(tmp_path, form):
    made = of(tmp_path, [
        {"title": text, "id": f"i{n}", "owner": text, "benefit": {"yearly": 1, "because": text}, "involves": [text]}
        for n, text in enumerate(NASTY) if "\t" not in text
    ])  # fmt: skip
    for name, text in for_tracker(made, form).files.items():
        if form == "github-json":
            check_github(json.loads(text)["issues"])
            continue
        header, found = rows(text)
        assert len(found) == len(made.selected)
        for cell in (cell for row in found for cell in row):
            assert not re.match(r"[\s]*[=+\-@]", cell), cell
        description = header.index("Description") if "Description" in header else header.index("description")
        for row in found:
            if name.startswith("azure"):
                assert set(re.findall(r"</?([a-z]+)", row[description])) == {"p"}
            if name.startswith("jira"):
                assert not re.search(r"(?<!\\)[{}\[\]!]", row[description])
            if name.startswith("gitlab"):
                assert not re.search(r"^\s*/\w", row[description], re.MULTILINE)
                assert "@team" not in row[description]


def check_github(issues):
    for issue in issues:
        assert len(issue["title"]) <= 256
        assert len(issue["body"].encode()) <= 65_536
        assert issue["body"].startswith(issue["marker"])
        assert len(re.findall(r"(?<!\\)<!--", issue["body"])) == 1
        assert "@team" not in issue["body"]
        tokens = MarkdownIt("commonmark").parse(issue["body"].split("\n", 1)[1])
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
        assert all(child.type in ("text", "softbreak") for token in tokens for child in token.children or ())


@pytest.mark.parametrize("text", NASTY)
def test_a_guarded_cell_is_no_formula(text):
    assert not re.match(r"\s*[=+\-@\t\r]", guarded(text))
    assert guarded(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", [*NASTY, "a;=1+1", "a; +1", "a\t@SUM(A1)", ";-1;=2"])
def test_no_cell_begins_with_a_formula_where_lists_are_parted_by_semicolons(text):
    for cell in re.split("[;\t]", guarded(text)):
        assert not re.match(r"\s*[=+\-@]", cell), cell


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_row_comes_back_as_it_was_but_for_the_guards(texts):
    def bare(text):
        return re.sub(r"(?<![^;\t])(\s*)'+(?=\s*[=+\-@\t\r\0])", r"\g<1>", text)

    texts = [text.replace("\r", " ").replace("\0", " ").replace("'", " ") for text in texts]
    (_, row) = csv.reader(io.StringIO(_csv(["x"] * len(texts), [texts]), newline=""))
    assert [bare(cell) for cell in row] == texts


def test_long_texts_are_cut_between_characters():
    assert cut("é" * 10, 20) == "é" * 10
    assert cut("é" * 11, 20) == "é" * 8 + "…"
    assert len(cut("😀" * 300, 255, size="utf-16-le").encode("utf-16-le")) // 2 <= 255
    assert cut("abc", 3, size="utf-16-le") == "abc"


def test_more_than_a_tracker_takes_is_said(tmp_path):
    made = of(tmp_path, [{"title": f"Action {n}", "id": f"i{n}", "owner": "x"} for n in range(251)])
    assert "Jira takes 250" in for_tracker(made, "jira-csv").remarks[0].english
    assert for_tracker(made, "azure-csv").remarks == ()


def test_what_it_is_called_there_can_be_said(energy):
    _, found = rows(for_tracker(energy, "azure-csv", item_type="Product Backlog Item").files["azure-new.csv"])
    assert {row[0] for row in found} == {"Product Backlog Item"}
    _, found = rows(for_tracker(energy, "azure-csv", item_type="=cmd()").files["azure-new.csv"])
    assert {row[0] for row in found} == {"'=cmd()"}


def test_descriptions_follow_the_language_and_headers_do_not(energy):
    dutch, english = (for_tracker(energy, "jira-csv", language).files["jira-new.csv"] for language in ("nl", "en"))
    assert rows(dutch)[0] == rows(english)[0]
    assert "Waarom nu:" in dutch
    assert "Why now:" in english


def test_nothing_to_do_is_a_header(tmp_path):
    assert rows(for_tracker(of(tmp_path, []), "gitlab-csv").files["gitlab-new.csv"]) == (["title", "description"], [])
