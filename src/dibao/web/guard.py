"""What stands at the door: addresses refused, and headers no page goes without."""

import re
from collections.abc import Awaitable, Callable, MutableMapping

Message = MutableMapping[str, object]
Scope = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
OURS = {
    **ALWAYS,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}
# Datasette's own pages carry inline scripts and styles and would break under ours.
CORE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
# What Datasette tells of itself: paths of files, versions, threads. No reader needs it.
INNER = re.compile(
    r"/-/(?:databases|threads|versions|plugins|settings|config|metadata)(?:\.json)?/?\Z"
)
REFUSAL = "地址里有不允许的字符。请回到首页重新查找。\nThis address is not allowed.\n"


def wrap(app: App, *, is_root: bool) -> App:
    """Return the application behind the door.

    Other plugins' pages keep their freedom under plain ``datasette``: the policy for
    core pages is sent only where dibao serves the whole site.
    """
    headers = {**ALWAYS, "Content-Security-Policy": CORE_POLICY} if is_root else ALWAYS

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif _is_refused(scope, is_root=is_root):
            await _refuse(send)
        else:
            await app(scope, receive, _with_headers(send, headers))

    return guarded


def _is_refused(scope: Scope, *, is_root: bool) -> bool:
    r"""Return whether nobody should be answered at this path.

    Datasette 0.65.5 answers ``/\host/`` with a redirect, which browsers take to
    another site.
    """
    path = str(scope["path"])
    if is_root and INNER.search(path):
        return True
    return "\\" in path or path.startswith("//") or any(char < " " for char in path)


async def _refuse(send: Send) -> None:
    headers = {**OURS, "Content-Type": "text/plain; charset=utf-8"}
    pairs = [(key.lower().encode(), value.encode()) for key, value in headers.items()]
    await send({"type": "http.response.start", "status": 400, "headers": pairs})
    await send({"type": "http.response.body", "body": REFUSAL.encode()})


def _with_headers(send: Send, wanted: dict[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = list(message.get("headers") or [])  # type: ignore[call-overload]
            names = {name.lower() for name, _ in present}
            present += [
                (key.lower().encode(), value.encode())
                for key, value in wanted.items()
                if key.lower().encode() not in names
            ]
            message = {**message, "headers": present}
        await send(message)

    return sending
