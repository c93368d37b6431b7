"""One survey in every format gives the same figures, and nothing of a person."""

from __future__ import annotations

import statistics

import pytest
import surveys

from journeykit.evidence.kinds import columns_of, kind_of
from journeykit.evidence.personal import holds_personal, may_be_personal
from journeykit.evidence.values import Role


def answers_of(record):
    """The answers of a record, as far as it tells them."""
    return {float(answer): count for answer, count in record["distribution"].items()}


def whole(records):
    return {(one.get("touchpoint"), one["metric"], one["period"]): one for one in records if "segment" not in one}


@pytest.mark.parametrize("name", surveys.FORMATS)
def test_every_format_gives_the_same_figures_and_nothing_of_a_person(name, tmp_path, measured):
    write, kind, mapping = surveys.FORMATS[name]
    found = measured(write(tmp_path), mapping=mapping, minimum_n=1)
    assert [finding.message.english for finding in found.findings] == []
    assert f"({kind})" in found.said[0][1].english
    records = whole(found.records)
    expected = surveys.expected()
    assert records.keys() == expected.keys()
    for key, counts in expected.items():
        record, n = records[key], sum(counts.values())
        assert record["n"] == n
        assert record["journey"] == "overtocht"
        if key[1] == "nps":
            classes = [sum(c for a, c in counts.items() if low <= a <= high) for low, high in ((9, 10), (7, 8), (0, 6))]
            assert [record[one] for one in ("promoters", "passives", "detractors")] == classes
        elif "distribution" in record:
            assert answers_of(record) == dict(counts)
        else:  # more different answers than a distribution is readable with
            given = [answer for answer, count in counts.items() for _ in range(count)]
            assert record["mean"] == pytest.approx(statistics.fmean(given), abs=1e-4)
            assert record["sd"] == pytest.approx(statistics.stdev(given), abs=1e-4)
    segments = {one["segment"]["persona"] for one in found.records if "segment" in one}
    assert segments == {"forens", "toerist"}
    told = repr(found)
    assert not [secret for secret in (*surveys.SECRETS, "koffie") if secret in told]


def test_a_preview_is_no_customer(tmp_path, measured):
    found = measured(surveys.qualtrics(tmp_path), mapping=surveys.FORMATS["qualtrics"][2])
    assert found.rows.read == 61
    assert found.rows.dropped == (("no-customer", 1),)
    assert [(loss.reason, loss.count) for loss in found.losses] == [("no-customer", 1)]


def test_columns_with_personal_data_are_named_and_not_read(tmp_path, measured):
    found = measured(surveys.surveymonkey(tmp_path), mapping=surveys.FORMATS["surveymonkey"][2])
    told = " ".join(said.english for _, said in found.said)
    for name in ("IP Address", "Email Address", "First Name", "Last Name"):
        assert name in told


def test_customergauge_and_tidy_headers_need_no_mapping(tmp_path, measured):
    gauge = tmp_path / "gauge.csv"
    head = "NPS Score;Comment;Follow Up Request;Sent Date;Response Date;Account Name;Email;Touchpoint\n"
    lines = [
        f'{one.recommend};"Goed; maar koud";N;2026-07-01 08:00:00;{one.at:%Y-%m-%d %H:%M:%S};Jansen BV;{surveys.SECRETS[0]};Aan boord\n'
        for one in surveys.RESPONDENTS
    ]
    gauge.write_text(head + "".join(lines), "utf-8")
    found = measured(gauge)
    assert [finding.message.english for finding in found.findings] == []
    assert {(one["touchpoint"], one["metric"]) for one in found.records} == {("overvaart", "nps")}
    assert sum(one["n"] for one in found.records) == len(surveys.RESPONDENTS)
    tidy = tmp_path / "tidy.csv"
    tidy.write_text("datum,touchpoint,metriek,score\n" + "2026-07-01,kaartje,ces,5\n" * 12, "utf-8")
    assert measured(tidy).records[0]["n"] == 12


def test_what_a_file_is_taken_for_can_be_overruled(tmp_path, measured):
    path = tmp_path / "tijden.csv"
    path.write_text("Timestamp,touchpoint,metric,score\n" + "2026-07-01,kaartje,ces,5\n" * 12, "utf-8")
    assert "google-forms" in measured(path).said[0][1].english
    assert "(table)" in measured(path, kind="table").said[0][1].english
    refused = measured(path, kind="qualtrics").findings
    assert [one.message.english for one in refused] == [
        "the third row holds no ImportIds, by which Qualtrics names its columns"
    ]


@pytest.mark.parametrize(
    ("rows", "kind", "dated"),
    [
        (["StartDate|Q1|mine", "Begin|Vraag|x", '{"ImportId":"startDate","timeZone":"Z"}|{ "importId" : "QID1"}|'], "qualtrics", None),
        (["recordedDate|Q1|mine", "Tijd|Vraag|x", '{"ImportId":"recordedDate"}|{"ImportId":"QID1"}|=A1'], "qualtrics", "recordedDate"),
        (["ResponseID|ResponseSet|Name|EndDate|Q1", "ResponseID|ResponseSet|Name|EndDate|Hoe?"], "qualtrics-legacy", "EndDate"),
        (["respondent_id|collector_id|date_created|date_modified|custom_1|Q", "|||||Response"], "surveymonkey", "date_modified"),
        (["Respondent-ID|Verzamelaar|Begindatum|Einddatum|Q", "||||Antwoord"], "surveymonkey", "Einddatum"),
        (["Hoe?|Response Type|Submit Date (UTC)|Network ID|Tags|mine"], "typeform", "Submit Date (UTC)"),
        (["Id|Start time|Completion time|Q1|Q2"], "microsoft-forms", "Completion time"),
        (["ID|Begintijd|Tijdstip van voltooiing|E-mail|Naam|Taal|Q"], "microsoft-forms", "Tijdstip van voltooiing"),
        (["Tijdstempel |Score|Q"], "google-forms", "Tijdstempel"),
        (["Response_Date|Sent_Date|NPS_Score|mine"], "customergauge", "Response_Date"),
    ],
)  # fmt: skip
def test_a_header_spelt_otherwise_or_a_column_more_is_still_recognised(rows, kind, dated):
    heads = [row.split("|") for row in rows]
    found = kind_of(heads)
    assert found.name == kind
    columns = columns_of(found, heads)
    assert [one.name for one in columns if one.role is Role.DATE] == ([dated] if dated else [])
    assert all(one.role is Role.ANSWER for one in columns if one.name in ("Q", "Q1", "Q2", "QID1", "Hoe?"))


def test_what_may_be_personal_is_told_by_its_name_or_its_cells():
    own = "E-mail;Uw naam;Voor- en achternaam;Bezorgadres;Customer email;Telefoonnr (optioneel);Postcode + huisnummer;Woonplaats"
    assert [one for one in own.split(";") if not may_be_personal(one)] == []
    nobodys = (
        "Voornaamste reden;Naam van het product;Adres wijzigen;Hoe duidelijk was de e-mail?;Contact;Bezorging;Leeftijd"
    )
    assert [one for one in nobodys.split(";") if may_be_personal(one)] == []
    assert holds_personal(["192.0.2.1", "", "192.0.2.9", "198.51.100.7"])
    assert holds_personal(["'an@dier.example", "bo@dier.example", "cor@dier.example"])
    assert not holds_personal(["8", "7.5", "1.2.3", "goed"])


@pytest.mark.parametrize(("name", "row"), [("surveymonkey", 1), ("qualtrics-legacy", 1), ("qualtrics", 2)])
def test_an_answer_is_never_taken_for_a_header_that_is_gone(name, row, tmp_path, measured):
    write, kind, mapping = surveys.FORMATS[name]
    path = write(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    if name == "qualtrics":
        text = path.read_text("utf-8")  # its second row has cells of several lines
        path.write_text(text[: text.index('"{""ImportId')] + text[text.index("R_100") - 120 :], "utf-8")
    else:
        path.write_bytes(b"".join(lines[:row] + lines[row + 1 :]))
    assert f"({kind})" not in repr(measured(path, mapping=mapping).said)
    (refused,) = measured(path, kind=kind, mapping=mapping).findings
    assert "row" in refused.message.english
    assert surveys.SECRETS[0] not in repr(measured(path, mapping=mapping))
