"""The page of `watch`: the picture, the journeys and views to choose from, and what is wrong."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from journeykit.words import one_line, say, translator

if TYPE_CHECKING:
    from jinja2 import Template

    from journeykit.diagnostics import Message
    from journeykit.live.board import Board
    from journeykit.words import Sentence

_MOST = 50
_PAGE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style nonce="{{ nonce }}">
  :root { color-scheme: light dark; --ink: #1c2430; --soft: #55606e; --paper: #f4f5f7; --card: #fff; --line: #d5d9df; --bad: #b3261e; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e8eaed; --soft: #aab2bd; --paper: #14181d; --card: #1e242b; --line: #39424d; --bad: #ff8a80; }
  }
  body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
  header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: .75rem 1.25rem; background: var(--card); border-bottom: 1px solid var(--line); }
  h1 { font-size: 1rem; margin: 0; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
  nav a { display: inline-block; padding: .15rem .5rem; color: inherit; text-decoration: none; border-radius: .3rem; }
  nav a:hover { text-decoration: underline; } nav a[aria-current] { background: var(--ink); color: var(--card); }
  main { padding: 1.25rem; } figure { margin: 0 0 1.25rem; background: #fff; border: 1px solid var(--line); }
  img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
  section { margin: 0 0 1.25rem; padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad); overflow-wrap: anywhere; }
  section.fine { border-left-color: var(--line); } ul { margin: 0; padding-left: 1.1rem; } code { color: var(--soft); } .soft { color: var(--soft); }
</style>
</head>
<body data-number="{{ number }}">
<header>
  <h1>{{ project }}</h1>
  <nav aria-label="{{ t('Journeys') }}">{% for id, name in journeys.items() %}<a href="?journey={{ id|urlencode }}&amp;view={{ view|urlencode }}"{% if id == journey %} aria-current="page"{% endif %}>{{ name }}</a>
{% endfor %}</nav>
  <nav aria-label="{{ t('Views') }}">{% for one, word in views.items() %}<a href="?journey={{ journey|urlencode }}&amp;view={{ one|urlencode }}"{% if one == view %} aria-current="page"{% endif %}>{{ word }}</a>
{% endfor %}</nav>
</header>
<main>
{% if trouble or errors or refused %}<section role="alert"><h2>{% if errors %}{{ errors }}{% else %}{{ t('There is nothing to draw') }}{% endif %}</h2>
{% if trouble %}<p>{{ trouble }}</p>{% endif %}{% if refused %}<p>{{ refused }}</p>{% endif %}{% if old %}<p class="soft">{{ t('The picture below is of before.') }}</p>{% endif %}
<ul>{% for one in wrong %}<li><code>{{ one.place }}</code> {{ one.said }} <span class="soft">{{ one.code }}</span>{% if one.hint %}<br><span class="soft">{{ one.hint }}</span>{% endif %}</li>{% endfor %}</ul></section>{% endif %}
{% for page in pages %}{% set at = "map/" ~ loop.index0 ~ ".svg?journey=" ~ journey|urlencode ~ "&view=" ~ view|urlencode ~ "&number=" ~ number %}<figure><a href="{{ at }}"><img src="{{ at }}" alt="{{ page }}"></a></figure>
{% endfor %}
{% if warnings %}<section class="fine"><h2>{{ warnings }}</h2><ul>{% for one in doubts %}<li><code>{{ one.place }}</code> {{ one.said }} <span class="soft">{{ one.code }}</span></li>{% endfor %}</ul></section>{% endif %}
</main>
<script nonce="{{ nonce }}">
  const news = new EventSource("events");
  news.onmessage = (event) => { if (event.data !== document.body.dataset.number) location.reload(); };
</script>
</body>
</html>
"""


def page(board: Board, journey: str, view: str, nonce: str) -> str:
    """Return the page for a journey and a view; what nobody knows becomes the first one.

    Args:
        board: What there is to show.
        journey: The id that was asked for.
        view: The view that was asked for.
        nonce: The word by which the browser knows the page's own style and script.
    """
    number = board.number  # first: a page that turns newer while it is made is made once more, and never stays old
    seen = board.seen
    language = seen.workspace.project.language if seen is not None else "en"
    t = translator(language)
    journeys = board.journeys
    chosen = journey if journey in journeys else next(iter(journeys), "")
    views = _views(t)
    shown = view if view in views else next(iter(views))
    picture = board.picture(chosen, shown) if chosen else None
    findings = [_finding(one, language) for one in board.findings]
    errors = [one for one in findings if one["severity"] == "error"]
    doubts = [one for one in findings if one["severity"] == "warning"]
    project = one_line(seen.workspace.project.name) if seen is not None else "journeykit"
    return _template().render(
        t=t, language=language, nonce=nonce, number=number, title=f"{project} - journeykit", project=project,
        journeys={id_: one_line(title) for id_, title in journeys.items()}, journey=chosen, views=views, view=shown,
        trouble=_said(board.trouble.message, language) if board.trouble else "",
        refused=_said(picture.refused, language) if picture and picture.refused else "",
        old=bool(picture and picture.old), pages=[one_line(title) for title, _ in picture.pages] if picture else [],
        errors=(t("1 error") if len(errors) == 1 else t("{n} errors", n=len(errors))) if errors else "",
        wrong=errors[:_MOST],
        warnings=(t("1 warning") if len(doubts) == 1 else t("{n} warnings", n=len(doubts))) if doubts else "",
        doubts=doubts[:_MOST],
    )  # fmt: skip


def _views(t: Sentence) -> dict[str, str]:
    """What the views are called, in the order of the page."""
    return {
        "lanes": t("Lanes"),
        "overview": t("Overview"),
        "phase": t("Phases"),
        "matrix": t("Matrix"),
        "importance": t("Importance"),
        "brand": t("Brand"),
        "blueprint": t("Blueprint"),
        "systems": t("Systems"),
        "flow": t("Flow"),
        "tasks": t("Tasks"),
        "stakeholders": t("Stakeholders"),
        "portfolio": t("Portfolio"),
    }


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined).from_string(_PAGE)


def _said(said: Message, language: str) -> str:
    return one_line(say(said.text, said.args, language))


def _finding(one: Any, language: str) -> dict[str, str]:
    where = f":{one.span.line}:{one.span.column}" if one.span is not None else ""
    return {
        "severity": one.severity.value,
        "place": f"{one_line(one.file.as_posix())}{where}",
        "said": _said(one.message, language),
        "hint": _said(one.hint, language) if one.hint is not None else "",
        "code": one.code,
    }
