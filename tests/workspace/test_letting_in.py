from __future__ import annotations

import pytest

from journeykit.workspace.letting_in import lets_in


@pytest.mark.parametrize(
    ("include", "exclude", "let_in"),
    [
        ([], [], {"a.yaml", "reizen/b.yaml", "reizen/oud/c.yaml", "archief/d.yaml"}),
        (["reizen"], [], {"reizen/b.yaml", "reizen/oud/c.yaml"}),
        (["reizen/**"], ["**/oud/**"], {"reizen/b.yaml"}),
        ([], ["**/b.yaml", "archief/"], {"a.yaml", "reizen/oud/c.yaml"}),
        (["**/a.yaml"], [], {"a.yaml"}),
        (["*.YAML"], [], set()),
    ],
)
def test_what_the_globs_of_a_project_let_in(include, exclude, let_in):
    paths = ("a.yaml", "reizen/b.yaml", "reizen/oud/c.yaml", "archief/d.yaml")
    assert {path for path in paths if lets_in(path, include, exclude)} == let_in
