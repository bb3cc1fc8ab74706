"""The tables of schema 1, which every archive began with; released, never edited."""

TABLES = """
create table meta (
  key text primary key,
  value text not null
);
create table runs (
  id integer primary key,
  started_at text not null,
  finished_at text not null,
  version text not null,
  seen integer not null,
  new integer not null,
  unchanged integer not null,
  problems integer not null
);
create table sources (
  id integer primary key,
  sha256 text not null unique,
  bytes integer not null,
  format text not null,
  encoding text not null,
  reader text not null,
  added_at text not null,
  withdrawn_at text
);
create table source_paths (
  id integer primary key,
  source_id integer not null references sources(id),
  path_bytes blob not null,
  path text not null,
  is_current integer not null default 1,
  unique (path_bytes, source_id)
);
create index source_paths_source on source_paths (source_id);
create table source_bytes (
  source_id integer primary key references sources(id),
  data blob not null
);
create table problems (
  id integer primary key,
  source_id integer references sources(id),
  path_bytes blob not null,
  path text not null,
  sha256 text not null,
  page integer not null default 0,
  stage text not null,
  code text not null,
  message text not null,
  tries integer not null,
  version text not null,
  unique (path_bytes, sha256, page)
);
create table titles (
  id integer primary key,
  name text not null unique
);
create table issues (
  id integer primary key,
  title_id integer not null references titles(id),
  date text,
  date_exact integer not null default 1,
  edition text not null default '',
  number text not null default '',
  status text not null default '',
  source_id integer references sources(id)
);
create unique index issues_dated on issues (title_id, date, edition)
  where date is not null;
create unique index issues_undated on issues (title_id, source_id)
  where date is null;
create table pages (
  id integer primary key,
  issue_id integer not null references issues(id),
  source_id integer not null references sources(id),
  sequence integer not null,
  label text not null,
  section text not null,
  raw text not null,
  superseded_by integer references sources(id),
  unique (source_id, sequence)
);
create index pages_issue on pages (issue_id);
create index pages_superseded on pages (superseded_by) where superseded_by is not null;
create table articles (
  id integer primary key,
  uid text not null unique,
  page_id integer not null references pages(id),
  title_id integer not null references titles(id),
  sequence integer not null,
  kind text not null,
  kicker text not null,
  headline text not null,
  deck text not null,
  byline text not null,
  names text not null,
  agency text not null,
  place text not null,
  day text not null,
  date text,
  jump text not null,
  chars integer not null,
  confidence real not null,
  boundary real not null,
  digest text not null
);
create index articles_page on articles (page_id, sequence);
create index articles_title_date on articles (title_id, date);
create table texts (
  article_id integer primary key references articles(id)
    on update cascade on delete cascade,
  text text not null
);
create table blocks (
  id integer primary key,
  article_id integer not null references articles(id)
    on update cascade on delete cascade,
  sequence integer not null,
  role text not null,
  start integer not null,
  "end" integer not null,
  confidence real not null,
  box text
);
create index blocks_article on blocks (article_id, sequence);
create table spans (
  block_id integer not null references blocks(id) on delete cascade,
  sequence integer not null,
  line integer not null,
  start integer not null,
  "end" integer not null,
  primary key (block_id, sequence)
) without rowid;
create table edits (
  page_id integer not null references pages(id) on delete cascade,
  sequence integer not null,
  rule text not null,
  line integer not null,
  before text not null,
  after text,
  primary key (page_id, sequence)
) without rowid;
create table links (
  id integer primary key,
  from_id integer not null references articles(id)
    on update cascade on delete cascade,
  to_id integer not null references articles(id)
    on update cascade on delete cascade,
  kind text not null,
  unique (from_id, to_id, kind)
);
create index links_to on links (to_id);
create table uids (
  uid text primary key,
  article_id integer references articles(id) on update cascade on delete set null,
  see_uid text,
  reason text not null default ''
) without rowid;
create index uids_article on uids (article_id);
create index uids_see on uids (see_uid) where see_uid is not null;
create virtual table articles_grams using fts5(
  grams, content="articles", content_rowid="id",
  tokenize='ascii', detail=none, columnsize=0
);
create virtual table articles_fts using fts5(
  headline, body, content='', tokenize='ascii'
);
insert into articles_fts(articles_fts, rank) values ('rank', 'bm25(5.0, 1.0)');
"""
