"""The process in which a client's templates run: it reads a job, limits itself, renders, and answers in JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.reports.templating import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType

    from jinja2 import BaseLoader, Environment

LARGEST_TEMPLATE = 1024 * 1024


class TimeIsUpError(BaseException):
    """The processor time is used up. A BaseException, so that no template can catch it."""


class TooMuchOutputError(Exception):
    """More was written than a plan can need."""


def work(job: Mapping[str, Any]) -> None:
    """Render the job's template and write one JSON answer to stdout."""
    try:
        answer = _render(job)
    except TimeIsUpError:
        answer = {"kind": "time"}
    except MemoryError:
        answer = {"kind": "memory"}
    except TooMuchOutputError:
        answer = {"kind": "output"}
    except Exception as error:  # noqa: BLE001 - whatever a template does is its author's to hear, not a crash of ours
        answer = _wrong(error)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    json.dump(answer, sys.stdout)


def _render(job: Mapping[str, Any]) -> dict[str, Any]:
    from jinja2 import ChoiceLoader, FileSystemLoader

    client = [_folder_loader(Path(folder), Path(job["root"])) for folder in job["folders"]]
    loader = ChoiceLoader([*client, FileSystemLoader(job["ours"])])
    env = environment(loader, job["language"], sandboxed=True)
    _limit(job["seconds"], job["memory"])
    return {"kind": "text", "text": _text(env, job)}


def _text(env: Environment, job: Mapping[str, Any]) -> str:
    written, parts = 0, []
    for part in env.get_template(job["entry"]).generate(job["context"]):
        written += len(part)
        if written > job["characters"]:
            raise TooMuchOutputError
        parts.append(part)
    return "".join(parts)


def _folder_loader(folder: Path, root: Path) -> BaseLoader:
    """Return a loader of one folder that follows no link out of the root, and reads no giant."""
    from jinja2 import BaseLoader, TemplateNotFound
    from jinja2.loaders import split_template_path

    class FolderLoader(BaseLoader):
        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
            del environment
            path = folder.joinpath(*split_template_path(template))
            real = path.resolve()
            if not real.is_file() or root not in real.parents or real.stat().st_size > LARGEST_TEMPLATE:
                raise TemplateNotFound(template)
            return real.read_text(encoding="utf-8"), path.relative_to(root).as_posix(), lambda: True

    return FolderLoader()


def _limit(seconds: int, memory: int) -> None:
    """Take no more processor time and memory than this; where there is no `resource`, the parent's clock must do."""
    try:
        import resource
        import signal
    except ImportError:  # Windows
        return

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise TimeIsUpError

    signal.signal(signal.SIGXCPU, stop)
    _lower(resource, resource.RLIMIT_CPU, seconds, seconds + 2)
    for name in ("RLIMIT_AS", "RLIMIT_DATA"):
        _lower(resource, getattr(resource, name), memory, memory)
    _lower(resource, resource.RLIMIT_FSIZE, 0, 0)


def _lower(resource: Any, name: int, soft: int, hard: int) -> None:
    most = resource.getrlimit(name)[1]
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    try:
        resource.setrlimit(name, (soft, hard))
    except (ValueError, OSError):  # a system that has the name but not the limit
        return


def _wrong(error: Exception) -> dict[str, Any]:
    """Say in which template, on which line, something went wrong."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return _reason(error.filename or error.name or "", error.lineno, error.message or "")
    template, line = "plan.md.j2", 0
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".j2"):
            template, line = name, trace.tb_lineno
        trace = trace.tb_next
    reason = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    return _reason(template, line, " ".join(reason.split()) or type(error).__name__)


def _reason(template: str, line: int, reason: str) -> dict[str, Any]:
    name = os.path.basename(template) if os.path.isabs(template) else template  # noqa: PTH117, PTH119 - a text, no file
    return {"kind": "wrong", "template": name, "line": line, "reason": reason[:500]}
