"""Files of strangers: what is wrong is named with its line, all at once, and nothing is guessed."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import PurePosixPath

import pytest
import surveys

from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.saying import where
from journeykit.workspace import load

TIDY = {
    "kind": "mapping",
    "date": "day",
    "touchpoint": "what",
    "metric": "metric",
    "score": "score",
    "journey": "overtocht",
}
HEAD = "day,what,metric,score\n"
GOOD = "2026-07-01,kaartje,ces,6\n"


def refusals(found):
    return [
        (finding.place.span.line if finding.place.span else None, finding.message.english) for finding in found.findings
    ]


def losses(found):
    return {loss.said.english: (loss.reason, loss.count, loss.lines) for loss in found.losses}


def test_dirt_is_counted_and_named_and_the_rest_is_measured(csv_file, measured):
    dirt = [
        "2026-07-02,kaartje,ces,8",
        "2026-07-02,kaartje,ces,-1",
        "2026-07-02,kaartje,ces,zeven",
        "2026-07-02,kaartje,ces,1.234",
        "2026-02-30,kaartje,ces,5",
        ",kaartje,ces,5",
        "2026-07-02,kartje,ces,5",
        "2026-07-02,kaartje,cesar,5",
        '2026-07-02,"x <jan@voorbeeld.example>",ces,5',
        "2026-07-02,kaartje,ces,n.v.t.",
        "2026-07-02,kaartje,ces,",
        "2026-07-02,=HYPERLINK(1),ces,5",
        "2026-07-02,kaartje,ces,8",
    ]
    found = measured(csv_file(HEAD + GOOD * 100 + "\n".join(dirt)), mapping=TIDY)
    assert refusals(found) == []
    told = losses(found)
    assert told["8 is outside the scale of ces: 1 to 7"] == ("not-an-answer", 2, [102, 114])
    assert told["-1 is outside the scale of ces: 1 to 7"][2] == [103]
    assert told['"zeven" is no answer in numbers'][2] == [104]
    assert told['"1.234" could be thousands or decimals'][2] == [105]
    assert told['"2026-02-30" is no date'] == ("bad-date", 1, [106])
    assert told["there is no date"] == ("no-date", 1, [107])
    assert told['the journey overtocht has no touchpoint "kartje"'][2] == [108]
    assert told['the metric "cesar" is not known'][2] == [109]
    assert told['the journey overtocht has no touchpoint "…@…"'][2] == [110]
    assert not any("voorbeeld" in said for said in told)
    assert [one["n"] for one in found.records] == [100]
    assert (found.rows.read, found.rows.lost) == (113, 2)
    assert dict(found.answers.dropped) == {
        "not-an-answer": 5, "not-applicable": 1, "unknown-metric": 1, "unknown-touchpoint": 3
    }  # fmt: skip
    assert found.answers.kept == 100


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", None, "the file is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", None, "the file is empty"),
        (HEAD, None, "there is nothing below the header"),
        (HEAD + GOOD + "2026-07-01,kaartje,ces\n" + GOOD, 3, "the row has 3 cells, and the header has 4"),
        (HEAD + GOOD * 3 + "2026-07-01,kaartje,ces,5,x\n", 5, "the row has 5 cells, and the header has 4"),
        (HEAD + GOOD + '2026-07-01,"kaartje,ces,5\n' + GOOD, 3, "a quotation mark is opened in this row"),
        (HEAD.encode() + GOOD.encode() + b"2026-07-01,kaart\x00je,ces,5\n", 3, "invisible characters"),
        (b"PK\x03\x04 no workbook", None, ""),
        (b"PAR1 and then nothing", None, "this is no whole Parquet file"),
        (b'{"day": "2026-07-01"}\n{"day": \n', 2, "this line is no JSON object"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", None, "old format of Excel"),
        (("2026-07-01,kaartje,ces,6,an@veer.example\n" * 3).encode(), 1, "the first row holds an answer"),
        (b"%PDF-1.7\n1 0 obj\nendobj\n", None, "this is a PDF"),
        (b'[\n  {"day": "2026-07-01"}\n]', None, "this is JSON, but no JSON lines"),
        (gzip.compress((HEAD + GOOD).encode()), None, "packed (gzip)"),
        (gzip.compress((HEAD + GOOD).encode())[:30], None, "cannot be unpacked"),
        (b"\xef\xbb\xbf" + (HEAD + "2026-07-01,caf\u00e9,ces,5\n").encode("latin-1"), None, "says that it is UTF-8, and is not"),
        ((HEAD + GOOD).encode("utf-16-le"), 1, "invisible characters"),
        (b"<html><table><tr><td>score</td></tr></table>", None, "web page"),
        (("c" + ",c" * 20_000 + "\n").encode(), 1, "the file has 20001 columns, and at most 16384 are read"),
        ("day,what,metric,punten\n" + GOOD, None, 'a.csv has no column "score"'),
        ("day,what,metric,score,score\n" + GOOD, None, 'a.csv has several columns "score"'),
        (HEAD + "".join(f"2026-07-01,kaartje,ces,{i % 10}\n" for i in range(60)), None, "are no answers to this question"),
        (HEAD + "".join(f"2026-07-01,kaartje,ces,heel goed {i}\n" for i in range(60)), None, "holds texts"),
        (HEAD + GOOD.replace("2026-07-01", "31-01-2026") + GOOD.replace("2026-07-01", "01-31-2026"), None, "in two orders"),
        (HEAD + GOOD.replace("2026-07-01", "07/01/2026") * 30, None, "nobody can tell whether"),
        (
            (HEAD + GOOD + "2026-07-01,caf\u00e9,ces,5\n").encode() + "2026-07-01,caf\u00e9,ces,5\n".encode("cp1252"),
            None, "two encodings",
        ),
        (HEAD.encode() + b"2026-07-01,caf\x81,ces,5\n", 2, "in no encoding that we know"),
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_is_refused_whole(data, line, said, csv_file, measured):
    found = measured(csv_file(data), mapping=TIDY)
    told = refusals(found)
    assert told
    assert said in told[0][1]
    assert told[0][0] == line
    assert found.records == []


def test_all_broken_rows_are_named_at_once_and_not_without_end(csv_file, measured):
    told = refusals(measured(csv_file(HEAD + ("short,row\n" + GOOD) * 500), mapping=TIDY))
    assert [line for line, _ in told] == [2 + 2 * i for i in range(20)]


def test_a_zip_bomb_is_refused_before_it_unfolds(tmp_path, measured):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("_rels/.rels", "<Relationships/>")
        bomb.writestr("xl/workbook.xml", " " * (40 << 20))
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(packed.getvalue())
    assert refusals(measured(path, mapping=TIDY))


def test_a_changed_header_says_what_it_may_be(csv_file, measured):
    found = measured(csv_file("day,what,metric,scores\n" + GOOD), mapping=TIDY)
    assert found.findings[0].hint.english == 'did you mean "scores"?'


def test_a_mapping_that_nearly_fits_says_which_column_is_gone(tmp_path, csv_file):
    for name, text in {**surveys.PROJECT, "m.yaml": json.dumps(TIDY)}.items():
        (tmp_path / name).write_text(text, "utf-8")

    def told(text):
        workspace = load(tmp_path)
        found = measure([Source(csv_file(text), PurePosixPath("a.csv"))], workspace, Chosen(workspace), Settings())
        return [(one.message.english, one.hint.english) for one in found.findings]

    assert told("day,what,metric,scores\n" + GOOD) == [
        ('m.yaml nearly fits, but the file has no column "score"', 'did you mean "scores"?')
    ]
    assert "commas, semicolons or tabs" in told(HEAD.replace(",", "|"))[0][1]
    assert "above the header" in told("Rapport,,,\n" + HEAD + GOOD)[0][1]
    (tmp_path / "m.yaml").write_text(json.dumps({**TIDY, "metric": 3, "score": ["a"]}), "utf-8")
    assert "has errors" in told(HEAD + GOOD)[0][0]


def test_a_touchpoint_that_is_gone_is_refused_where_the_mapping_names_it(csv_file, measured):
    mapping = {"kind": "mapping", "date": "day", "questions": [
        {"column": "a", "touchpoint": "kaartje", "metric": "ces"}, {"column": "b", "touchpoint": "kaartjes", "metric": "ces"},
    ]}  # fmt: skip
    (found,) = measured(csv_file("day;a;b\n" + "2026-07-01;6;5\n" * 12), mapping=mapping).findings
    assert found.message.english == 'the touchpoint "kaartjes" is not known, or several are called so'
    assert found.hint.english == 'did you mean "kaartje"?'
    assert found.place.path == ("questions", 1, "touchpoint")


def test_what_is_left_out_is_named_by_file_line_and_column(csv_file, measured):
    asked = ["a", "b" * 70]
    questions = [
        {"column": one, "touchpoint": "kaartje", "metric": metric}
        for one, metric in zip(asked, ("ces", "csat"), strict=True)
    ]
    mapping = {"kind": "mapping", "date": "day", "questions": questions}
    rows = "2026-07-01;6;5\n" * 30 + "2026-07-01;8;5\n2026-07-01;6;9\nmorgen;6;5\n"
    found = measured(csv_file(f"day;{';'.join(asked)}\n{rows}"), mapping=mapping)
    assert {where(loss) for loss in found.losses} == {"a.csv:32 [a]", f"a.csv:33 [{'b' * 59}…]", "a.csv:34 [day]"}


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_same_answer_is_named_only_where_it_is_wrong(engine, tmp_path, csv_file, measured):
    """An 8 is no answer on a scale of 7, is one on a scale of 10, and is another mistake on a scale of 5."""
    import polars as pl

    good = "2026-07-01,overvaart,rating,8\n2026-07-01,kaartje,ces,6\n2026-07-01,wachtrij,csat,4\n" * 30
    path = csv_file(HEAD + good + "2026-07-01,kaartje,ces,8\n2026-07-01,wachtrij,csat,8\n")
    found = measured(path, mapping=TIDY, engine=engine)
    told = {f"8 is outside the scale of {one}": lines for one, lines in (("ces: 1 to 7", [92]), ("csat: 1 to 5", [93]))}
    assert {said: lines for said, (_, _, lines) in losses(found).items()} == told
    pl.read_csv(path).write_parquet(tmp_path / "a.parquet")
    found = measured(tmp_path / "a.parquet", mapping=TIDY, engine=engine)
    assert sorted(lines for _, _, lines in losses(found).values()) == [[91], [92]]


def test_of_copies_only_those_rows_are_named_that_say_the_same(csv_file, measured):
    rows = "7,2026-07-01,kaartje,ces,6\n7,2026-07-01,wachtrij,csat,4\n8,2026-07-01,kaartje,ces,5\n"
    path = csv_file("who," + HEAD + rows + "9,2026-07-01,kaartje,ces,5\n7,2026-07-01,wachtrij,csat,4\n")
    found = measured(path, mapping={**TIDY, "respondent": "who"}, minimum_n=1)
    assert [(loss.reason, loss.count, loss.lines) for loss in found.losses] == [("duplicate", 1, [3, 6])]


def test_what_nobody_sees_in_a_header_is_no_part_of_its_name(csv_file, measured):
    mapping = {"kind": "mapping", "date": "day", "questions": [
        {"column": "In het kort: gemak", "touchpoint": "kaartje", "metric": "ces"},
        {"column": "[31mde boot", "touchpoint": "overvaart", "metric": "rating"},
    ]}  # fmt: skip
    head = '\ufeffday\u200b;"In het\u00a0kort:\n\u202egemak\u2069";\x1b[31mde boot\n'
    found = measured(csv_file(head + "2026-07-01;6;8\n" * 12), mapping=mapping)
    assert refusals(found) == []
    assert [one["n"] for one in found.records] == [12, 12]
    assert not [said for _, said in found.said if "\x1b" in said.english]


def test_formulas_that_nobody_calculated_are_told(tmp_path, measured):
    from openpyxl import Workbook

    book = Workbook()
    for row in [
        ["day", "what", "metric", "score"],
        *[["2026-07-01", "kaartje", "ces", 6]] * 12,
        ["2026-07-01", "kaartje", "ces", "=3+3"],
    ]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = measured(tmp_path / "a.xlsx", mapping=TIDY)
    assert [one["n"] for one in found.records] == [12]
    assert any(said.english.startswith("formulas without a saved value") for _, said in found.said)


def test_the_same_file_twice_is_no_more_answers(csv_file, measured):
    one = csv_file(HEAD + GOOD * 30)
    found = measured(one, csv_file(HEAD + GOOD * 30, "b.csv"), mapping=TIDY)
    assert refusals(found) == [(None, "this is the same file as a.csv, byte for byte")]


def test_what_stands_twice_counts_once_and_what_contradicts_itself_not_at_all(tmp_path, measured):
    path = surveys.typeform(tmp_path)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    contradicted = (
        lines[5].replace("forens", "Toerist") if "forens" in lines[5] else lines[5].replace("Toerist", "forens")
    )
    path.write_text("".join([*lines, lines[3], contradicted]), "utf-8")
    found = measured(path, mapping=surveys.FORMATS["typeform"][2], minimum_n=1)
    assert dict(found.rows.dropped) == {"duplicate": 1, "conflicting": 2}
    assert found.rows.read == 62
    by_reason = {loss.reason: loss.lines for loss in found.losses}
    assert by_reason == {"duplicate": [4, 62], "conflicting": [6, 63]}
    assert sum(one["n"] for one in found.records if one["metric"] == "nps" and "segment" not in one) == 59


def test_dates_in_three_formats_are_each_read_or_named(csv_file, measured):
    rows = "".join(
        f"{day},kaartje,ces,5\n"
        for day in [*["2026-07-01", "31-7-2026", "2-7-2026", "20260703", "4.7.26 18:00"] * 8, *["July 4"] * 4]
    )
    found = measured(csv_file(HEAD + rows), mapping=TIDY)
    assert [(one["period"], one["n"]) for one in found.records] == [("2026-07", 40)]
    assert losses(found)['"July 4" is no date'] == ("bad-date", 4, [42, 43, 44, 45])


@pytest.mark.parametrize(
    ("days", "hint"),
    [
        (["2026-07-01", "July 4", "juli 5"], "a way to write dates that is not known"),
        (["46204", "46205"], "the format of a date"),
    ],
)
def test_too_many_dates_that_are_none_are_another_column_or_another_way_to_write_them(days, hint, csv_file, measured):
    found = measured(csv_file(HEAD + "".join(f"{day},kaartje,ces,5\n" for day in days * 12)), mapping=TIDY)
    told = refusals(found)
    assert 'dates in "day" are none' in told[0][1]
    assert hint in found.findings[0].hint.english
    assert told[1][0] == (3 if len(days) == 3 else 2)


def test_true_is_no_mark(tmp_path, measured):
    import polars as pl

    head = {"day": ["2026-07-01"] * 30, "what": ["kaartje"] * 30}
    for metric, refused in (("ces", True), ("conversion", False)):
        pl.DataFrame({**head, "metric": [metric] * 30, "score": [True, False, True] * 10}).write_parquet(
            tmp_path / "a.parquet"
        )
        found = measured(tmp_path / "a.parquet", mapping=TIDY)
        assert bool(found.findings) is refused
    assert [one["n"] for one in found.records] == [30]


def test_a_text_that_only_later_is_not_utf8_is_still_read(csv_file, measured, monkeypatch):
    """The first look sees a part of a file; the whole of it decides."""
    monkeypatch.setattr("journeykit.evidence.text_file.HEAD", 4096)
    rows = GOOD.encode() * 400 + "2026-07-02,café,ces,5\n".encode("cp1252")
    found = measured(csv_file(HEAD.encode() + rows), mapping=TIDY)
    assert refusals(found) == []
    assert losses(found)['the journey overtocht has no touchpoint "café"'][2] == [402]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    "text",
    [
        (HEAD + GOOD * 12).replace("\n", "\r\n"),
        (HEAD + GOOD * 12).replace("\n", "\r"),
        HEAD + GOOD * 6 + GOOD.replace("\n", "\r\n") * 6,
        HEAD + GOOD * 6 + "\n\n" + GOOD * 6 + ",,,\n,,,\n",
        "\n\n" + HEAD + GOOD * 12,
        "sep=;\n" + (HEAD + GOOD * 12).replace(",", ";"),
        "day,what,metric,score,more\n" + GOOD.replace("\n", ',"a\nb"\n') * 12,
        HEAD + GOOD.replace(",", " , ") * 12,
        HEAD + '2026-07-01,kaart"je,ces,6\n' + GOOD * 12,
        '\ufeff"day","what","metric","score"\n' + '"2026-07-01","kaartje","ces","6"\n' * 12,
    ],
    ids=[
        "windows",
        "old-mac",
        "mixed",
        "blank-lines",
        "lines-above",
        "sep",
        "lines-in-cells",
        "spaces",
        "quote",
        "quoted",
    ],
)
def test_how_lines_end_and_cells_are_quoted_changes_no_figure(text, engine, csv_file, measured):
    found = measured(csv_file(text), mapping=TIDY, engine=engine)
    assert refusals(found) == []
    assert [(one["n"], one["distribution"]) for one in found.records] == [(12, {"6": 12})]
    assert found.rows.kept - found.answers.lost == 12


def test_an_empty_column_is_told(csv_file, measured):
    mapping = {"kind": "mapping", "date": "day", "questions": [
        {"column": "a", "touchpoint": "kaartje", "metric": "ces"}, {"column": "b", "touchpoint": "wachtrij", "metric": "ces"},
    ]}  # fmt: skip
    found = measured(csv_file("day;a;b\n" + "1-7-2026;6;\n30-7-2026;5;n.v.t.\n" * 12), mapping=mapping)
    assert [one["touchpoint"] for one in found.records] == ["kaartje"]
    assert 'the column "b" holds no answers' in [said.english for _, said in found.said]


def test_nothing_breaks_whatever_stands_in_a_file(csv_file, measured):
    chance = random.Random(4)
    signs = [*",;\"'\n\r\t=+-@é€\x00", "2026-07-01", "kaartje", "ces", "7", "\udc80".encode("utf-8", "surrogatepass")]
    for number in range(15):
        parts = (chance.choice(signs) for _ in range(chance.randrange(60)))
        data = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
        found = measured(csv_file(HEAD.encode() + data, f"{number}.csv"), mapping=TIDY, minimum_n=1)
        assert found.findings or found.rows.read >= 0
