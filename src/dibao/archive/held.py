"""Which papers, dates and page labels the archive holds, for search to name them."""

import sqlite3

# The first and last issue by index: to look at every issue takes 3 µs each.
OF_TITLE = """
select i.date
from issues i
where i.title_id = t.id
  and exists (
    select 1
    from pages p
    join sources s on s.id = p.source_id
    where p.issue_id = i.id and p.superseded_by is null and s.withdrawn_at is null
  )
"""
HELD = f"""
select coalesce(nullif(t.name, 'unknown'), ''),
  coalesce(({OF_TITLE} and i.date is not null order by i.date limit 1), ''),
  coalesce(({OF_TITLE} and i.date is not null order by i.date desc limit 1), '')
from titles t
where exists ({OF_TITLE})
order by t.name = 'unknown',
  (select count(*) from issues i where i.title_id = t.id) desc, t.name
"""  # noqa: S608 - put together from our own constants only
TITLES = "select id, name from titles"
LABELS = "select id, name from labels"


def stretches(conn: sqlite3.Connection) -> tuple[tuple[str, str, str], ...]:
    """Return every paper that has pages, most issues first: name, first, last date.

    The unknown one is last and has the name ""; so have dates where none is known.
    """
    return tuple(conn.execute(HELD))


def titles(conn: sqlite3.Connection) -> dict[int, str]:
    """Return every newspaper's name by its id."""
    return dict(conn.execute(TITLES))


def labels(conn: sqlite3.Connection) -> dict[int, str]:
    """Return every page label by its number."""
    return dict(conn.execute(LABELS))
