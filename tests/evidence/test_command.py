"""`journeykit measure` from end to end: suggest, measure, score, check; what is never overwritten or read."""

from __future__ import annotations

import re
import sys

import pytest
import surveys

from journeykit.cli.running import run
from journeykit.workspace import load


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, text in surveys.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "exports").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def journeykit(capsys):
    def call(*words):
        code = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.mark.parametrize("name", ["qualtrics", "surveymonkey", "microsoft-forms-nl", "google-forms-nl", "tidy"])
def test_a_suggested_mapping_measures_what_was_asked(name, project, journeykit):
    file = surveys.FORMATS[name][0](project / "exports")
    code, _, _ = journeykit("measure", file, "--suggest", "-o", "mappings/eerste.yaml")
    assert code == 0
    assert load(project).broken == ()
    code, _, err = journeykit("measure", file)
    assert code == 0, err
    workspace = load(project)
    assert workspace.broken == ()
    measured = {
        (one.touchpoint, one.record.metric): one.record.n for one in workspace.records if not one.record.segment
    }
    assert measured.keys() >= {("kaartje", "ces"), ("overvaart", "rating"), (None, "nps")}
    code, out, _ = journeykit("score", "--format", "csv")
    assert code == 0
    assert re.search(r"kaartje", out)


def test_the_same_input_gives_the_same_bytes_and_check_sees_what_changed(project, journeykit):
    file = surveys.tidy(project / "exports")
    journeykit("measure", file, "--suggest", "-o", "mappings/m.yaml")
    target = project / "measurements" / "tidy.yaml"
    assert journeykit("measure", file)[0] == 0
    first = target.read_bytes()
    assert journeykit("measure", "exports/../exports/tidy.csv", "--engine", "polars")[0] == 0
    assert target.read_bytes() == first
    assert str(project) not in first.decode()
    assert b"file: exports/tidy.csv" in first
    assert journeykit("measure", "--check")[:2] == (0, "measurements/tidy.yaml: up to date\n")
    assert journeykit("measure", file, "--check", "--minimum-n", "11")[0] == 1
    # Another version of the program is no other figure.
    target.write_bytes(re.sub(rb"by: journeykit [^\n]*", b"by: journeykit 0.0.1", first))
    assert journeykit("measure", "--check")[0] == 0
    file.write_text(file.read_text("utf-8").replace(",forens", ",Toerist", 1), "utf-8")
    again = "measurements/tidy.yaml: out of date, measure again: "
    gone = "exports/tidy.csv is no longer the file that it was made of\n"
    assert journeykit("measure", "--check")[:2] == (1, again + gone)
    file.unlink()
    code, out, err = journeykit("measure", "--check")
    assert (code, out) == (3, "measurements/tidy.yaml: cannot be checked, exports/tidy.csv is not here\n")
    assert "nothing could be checked" in err


def test_check_says_why_a_document_is_out_of_date(project, journeykit):
    file = surveys.tidy(project / "exports")
    mapping, target = project / "mappings" / "m.yaml", project / "measurements" / "tidy.yaml"
    journeykit("measure", file, "--suggest", "-o", mapping)
    journeykit("measure", file)
    measured, mapped = target.read_text("utf-8"), mapping.read_text("utf-8")

    def why():
        code, out, _ = journeykit("measure", "--check")
        return code, out.removeprefix("measurements/tidy.yaml: ").removeprefix("out of date, measure again: ")

    assert journeykit("fmt", "--check", "measurements")[0] == 0
    target.write_bytes(measured.replace("\n", "\r\n").encode() + b"# a remark\r\n")
    assert why() == (0, "up to date\n")  # line ends and remarks are no figures
    target.write_text(measured.replace(", period: 20", ", period: 19", 1), "utf-8")
    assert why()[0] == 1
    assert "the same files give other records now (1)" in why()[1]
    target.write_text(measured, "utf-8")
    mapping.write_text(mapped.replace("segments:", "# segments:"), "utf-8")
    assert "the mapping, the touchpoints or the document itself were changed" in why()[1]
    mapping.unlink()
    assert why()[0] == 1
    mapping.write_text(mapped, "utf-8")
    _, out, _ = journeykit("measure", file, "--check", "--period", "year")
    assert "it was made by: journeykit measure exports/tidy.csv" in out


def test_it_says_when_answers_count_twice_or_can_be_read_back(project, journeykit):
    file = surveys.tidy(project / "exports")
    journeykit("measure", file, "--suggest", "-o", "mappings/m.yaml")
    journeykit("measure", file)
    _, _, err = journeykit("measure", file)
    assert "measured from the same file" not in err
    _, _, err = journeykit("measure", file, "--period", "quarter", "-o", "measurements/kwartaal.yaml")
    assert "measurements/tidy.yaml was measured from the same file" in err
    assert "--minimum-n says" not in err
    _, _, err = journeykit("measure", file, "--minimum-n", "1")
    assert "who knows who answered may read single answers back" in err
    lines = file.read_text("utf-8").splitlines(keepends=True)
    (project / "measurements" / "kwartaal.yaml").unlink()
    journeykit("measure", file)
    file.write_text("".join(lines[:-3]), "utf-8")
    _, _, err = journeykit("measure", file)
    assert "than in measurements/tidy.yaml as it was" in err


def test_a_document_by_hand_is_not_overwritten(project, journeykit):
    file = surveys.tidy(project / "exports")
    journeykit("measure", file, "--suggest", "-o", "mappings/m.yaml")
    by_hand = "kind: measurements\nrecords: [{touchpoint: kaartje, metric: ces, value: 4, n: 9, period: 2026}]\n"
    (project / "measurements").mkdir()
    target = project / "measurements" / "tidy.yaml"
    target.write_text(by_hand, "utf-8")
    code, _, err = journeykit("measure", file)
    assert code == 2
    assert "was not measured" in err
    assert target.read_text("utf-8") == by_hand


def test_a_refused_file_leaves_everything_as_it_was(project, journeykit):
    file = surveys.tidy(project / "exports")
    journeykit("measure", file, "--suggest", "-o", "mappings/m.yaml")
    file.write_text(file.read_text("utf-8") + '"cut off', "utf-8")
    code, out, err = journeykit("measure", file)
    assert (code, out) == (1, "")
    assert "exports/tidy.csv:242:1: error:" in err
    assert not (project / "measurements").exists()


def test_quotes_are_listed_for_a_person_and_never_written(project, journeykit):
    file = surveys.google_dutch(project / "exports")
    text = file.read_text("utf-8").replace("één koffie had geholpen", "bel mij op 06-12345678", 1)
    file.write_text(text, "utf-8")
    journeykit("measure", file, "--suggest", "-o", "mappings/m.yaml")
    code, out, _ = journeykit("measure", file, "--quotes")
    assert code == 0
    assert "één koffie had geholpen" in out
    assert "12345678" not in out
    journeykit("measure", file)
    assert "koffie" not in (project / "measurements" / "formulieren.yaml").read_text("utf-8")


def test_what_may_tell_who_it_was_is_not_shown(project, journeykit, csv_file):
    lines = ["NL91ABNA0417164300,De boot was laat maar de schipper bleef vriendelijk"]
    lines += ["5,Volgens Truus de Wit was de boot weer eens te laat"]
    lines += [f"{1 + i % 7}," for i in range(30)]
    file = csv_file("cijfer,vertel\n" + "".join(f"{line}\n" for line in lines), "vraag.csv")
    mapping = "kind: mapping\njourney: overtocht\nquestions: [{column: cijfer, touchpoint: kaartje, metric: ces}]\n"
    (project / "m.yaml").write_text(mapping, "utf-8")
    code, out, err = journeykit("measure", file, "--quotes")
    assert code == 0
    assert "vraag.csv:3 (5) !  Volgens Truus de Wit" in out
    assert "vraag.csv:2  De boot was laat" in out
    assert "ask who said it" in err
    _, _, err = journeykit("measure", file)
    assert "left out" in err
    assert "NL91" not in out + err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["measure"], 2, "which file?"),
        (["measure", "gone.csv"], 3, 'there is no file "gone.csv"'),
        (["measure", "."], 2, "is a folder"),
        (["measure", "--check"], 3, "no document of the project was made by measuring"),
        (["measure", "overtocht.yaml"], 1, "no mapping says which column is what"),
        (["measure", "overtocht.yaml", "--mapping", "overtocht.yaml"], 2, "is no mapping, or has errors"),
    ],
)
def test_wrong_use_is_told(words, code, said, project, journeykit):
    found, _, err = journeykit(*words)
    assert found == code
    assert said in err


def test_without_the_extra_it_says_what_to_install(project, journeykit, monkeypatch):
    file = surveys.tidy(project / "exports")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.delitem(sys.modules, "journeykit.evidence.engine_duckdb", raising=False)
    code, _, err = journeykit("measure", file)
    assert code == 2
    assert "pip install 'journeykit[measure]'" in err
