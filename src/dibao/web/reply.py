"""What a page function is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection

from dibao.web.addresses import Site
from dibao.web.messages import Say


@dataclass(frozen=True, slots=True)
class Ask:
    """What a visitor asked for: the decoded parts of the path, and the arguments."""

    site: Site
    say: Say
    path: Mapping[str, str]
    args: Mapping[str, str]
    address: str  # as it was sent, to key caches with
    archive: Path  # the file by the name it is served under
    origin: str  # what stands before every address of the site: http://localhost


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a template with its context, or JSON, or text, or a redirect."""

    template: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    redirect: str = ""
    json: object = None
    text: str = ""
    content_type: str = "text/plain; charset=utf-8"  # of the text
    headers: Mapping[str, str] = field(default_factory=dict)
    state: str = ""  # what it hangs on besides the archive: which pictures there are
    tag: str = ""  # the version of what is sent, in quotation marks


Page = Callable[[Connection, Ask], Reply]


def trouble(
    ask: Ask, message: str, *, title: str = "error_title", status: int = 404
) -> Reply:
    """Return a page that says what is wrong and what to do next."""
    context = {"page_title": ask.say(title), "message": message}
    return Reply("error.html", context, status)
