from __future__ import annotations

import pytest

from journeykit.words.glossary import SCAN_POINTS, STAGES, Name, Term, find_term, near_terms, terms


@pytest.mark.parametrize("word", ["moment of truth", "Moment van de Waarheid", "moments-of-truth"])
def test_a_term_is_found_by_any_of_its_names(word):
    term = find_term(word)
    assert term.english == "moment of truth"
    assert term.name("nl") == "moment van de waarheid"
    assert "Carlzon" in term.source


def test_an_unknown_word_gets_suggestions():
    assert find_term("klantries") is None
    assert "klantreis" in near_terms("klantries")


def test_every_term_is_explained_in_both_languages():
    assert len(terms()) > 60
    for term in terms():
        for language in ("nl", "en"):
            assert term.explained(language).endswith("."), term
        assert term.explained("nl") != term.explained("en")


def test_one_name_means_one_thing():
    names: dict[str, Term] = {}
    for term in terms():
        for name in {term.english, term.dutch, *term.also}:
            assert names.setdefault(name.casefold(), term) is term


@pytest.mark.parametrize("name", [*STAGES, *SCAN_POINTS])
def test_stages_and_points_of_the_scan_are_explained(name):
    assert find_term(name.dutch) is not None


@pytest.mark.parametrize("word", ["service blueprint", "customer effort score", "touchpoint", "moment of truth"])
def test_what_the_field_speaks_of_most_is_explained(word):
    assert find_term(word) is not None


def test_a_key_of_the_format_does_not_mean_a_stage():
    """An editor shows terms for keys: `use` takes from the library, `decision` ends a trial."""
    assert find_term("use") is None
    assert find_term("decision") is None


def test_stages_and_scan_points_have_keys_of_the_format():
    assert [stage.key for stage in STAGES][:3] == ["awareness", "consideration", "decision"]
    assert len(SCAN_POINTS) == 10
    assert {type(name) for name in STAGES + SCAN_POINTS} == {Name}
    assert Name("use", "Use", "Gebruik").name("nl") == "Gebruik"
