-- KNOWLEDGE: handover notes, teaching material and playbooks, with versions, languages and licences, and who used them.
create schema knowledge;
grant usage on schema knowledge to jembatan_app;

create table knowledge.item (
  organisation_id uuid not null,
  item_id uuid primary key,
  kind text not null check (kind in ('handover-note', 'material', 'playbook')),
  title jsonb not null,
  summary jsonb,
  about jsonb not null default '[]',
  licence text not null check (length(licence) between 1 and 60),
  author text not null check (length(author) between 1 and 200),
  record_kind text,
  record_id text,
  newest int not null default 0,
  released_to text[] not null default '{}',
  withdrawn_on date,
  revision int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column knowledge.item.about is 'codes of the vocabulary that it teaches or speaks of: scheme, version, code, title';
comment on column knowledge.item.author is 'class=P1: who is named as its author, as printed on it';
comment on column knowledge.item.record_kind is 'what it came out of, as a placement';
create index item_organisation on knowledge.item (organisation_id, made_at desc, item_id);
create index item_record on knowledge.item (record_kind, record_id);
call identity.declare_visibility('knowledge.item', 'released', '{demo.reset}');

create table knowledge.version (
  organisation_id uuid not null,
  item_id uuid not null references knowledge.item (item_id) on delete cascade,
  version_id uuid primary key,
  number int not null check (number > 0),
  language text not null check (language in ('id', 'en')),
  text text,
  file_hash text,
  file_label text,
  note text check (note is null or length(note) <= 1000),
  words tsvector not null default '',
  released_to text[] not null default '{}',
  made_by uuid,
  made_at timestamptz not null,
  synthetic boolean not null default false,
  unique (item_id, number, language),
  check (text is not null or file_hash is not null)
);
comment on column knowledge.version.text is 'class=P1: its words, or those that were read out of its file';
comment on column knowledge.version.file_label is 'class=P1: name of the file as it came';
comment on column knowledge.version.words is 'what the search reads: title, summary and text, with stems of Indonesian words beside them';
create index version_words on knowledge.version using gin (words);
create index version_organisation on knowledge.version (organisation_id);
call identity.declare_visibility('knowledge.version', 'released', '{demo.reset}');

-- Who used it in which course: the office that did says so, and the office whose item it is counts it.
create table knowledge.reuse (
  organisation_id uuid not null,
  reuse_id uuid primary key,
  item_id uuid not null references knowledge.item (item_id) on delete cascade,
  owner uuid not null,
  course text not null check (length(course) between 1 and 200),
  record_kind text,
  record_id text,
  used_on date not null,
  learners int check (learners is null or learners between 0 and 100000),
  said_by uuid,
  said_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column knowledge.reuse.owner is 'the organisation whose item it is; it reads along';
create unique index reuse_once on knowledge.reuse (organisation_id, item_id, lower(course), used_on);
create index reuse_item on knowledge.reuse (item_id);
call identity.declare_visibility('knowledge.reuse', 'organisation', '{demo.reset}');
create policy counted on knowledge.reuse for select to jembatan_app using (owner = (select identity.organisation()));

create table knowledge.comment (
  organisation_id uuid not null,
  comment_id uuid primary key,
  item_id uuid not null references knowledge.item (item_id) on delete cascade,
  text text not null check (length(text) between 1 and 2000),
  written_in text not null check (written_in in ('id', 'en')),
  said_by uuid,
  said_at timestamptz not null,
  released_to text[] not null default '{}',
  taken_back_on date,
  synthetic boolean not null default false
);
comment on column knowledge.comment.text is 'class=P2: what somebody of an office says of it';
create index comment_item on knowledge.comment (item_id, said_at);
call identity.declare_visibility('knowledge.comment', 'released', '{demo.reset}');
