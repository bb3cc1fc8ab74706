"""What was found as an Atom feed (RFC 4287): to be told of what comes in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
# What XML 1.0 has no way to write, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO = "1970-01-01T00:00:00Z"  # of a feed without entries: Atom wants a time
MIDNIGHT = "T00:00:00+08:00"  # the papers' own clock


@dataclass(frozen=True, slots=True)
class Entry:
    """One article; ``updated`` as RFC 3339 writes a time."""

    uid: str
    title: str
    updated: str
    address: str
    author: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A search: its name, its own address, and that of the same as a page."""

    title: str
    author: str
    address: str
    page: str


def feed(about: Feed, entries: Iterable[Entry]) -> str:
    """Return the feed as XML; entries as they come."""
    shown = tuple(entries)
    root = ET.Element("feed", {"xmlns": ATOM})
    _put(root, "title", about.title)
    _put(root, "id", about.address)
    _put(root, "updated", max((one.updated for one in shown), default=LONG_AGO))
    _put(ET.SubElement(root, "author"), "name", about.author)
    _link(root, "self", "application/atom+xml", about.address)
    _link(root, "alternate", "text/html", about.page)
    for one in shown:
        _entry(ET.SubElement(root, "entry"), one)
    return HEAD + ET.tostring(root, encoding="unicode")


def _entry(parent: ET.Element, one: Entry) -> None:
    _put(parent, "title", one.title)
    _put(parent, "id", name_of(one.uid))
    _put(parent, "updated", one.updated)
    _link(parent, "alternate", "text/html", one.address)
    if one.author:
        _put(ET.SubElement(parent, "author"), "name", one.author)
    _put(parent, "summary", one.summary)


def name_of(uid: str) -> str:
    """Return an article's name for feeds: the same wherever the archive is served.

    >>> name_of("aaaaaaaaaa")
    'urn:uuid:84fe86b5-a591-5220-8c9a-34ca3cde6bb7'
    """
    return uuid5(NAMESPACE_URL, f"dibao:{uid}").urn


def _put(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = UNWRITABLE.sub("\ufffd", text)


def _link(parent: ET.Element, rel: str, kind: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})
