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
  public_asked_by uuid,
  public_asked_at timestamptz,
  withdrawn_on date,
  withdrawn_why text check (withdrawn_why is null or length(withdrawn_why) between 1 and 500),
  revision int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column knowledge.item.public_asked_by is 'who asked that everybody may read it: somebody else says yes or no';
comment on column knowledge.item.withdrawn_why is 'class=P1: why, for those who used it';
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
  head tsvector not null default '',
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
comment on column knowledge.version.head is 'the same without the text: by it matches are ranked where there are too many to read whole';
create index version_words on knowledge.version using gin (words) with (fastupdate = off);
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

-- What was said stays as it was said: a version is followed by another one, and a version goes with the demo alone.
create function knowledge.keep_version() returns trigger language plpgsql as $$
begin
  if (new.item_id, new.number, new.language, new.text, new.file_hash, new.file_label, new.note, new.made_by, new.made_at)
    is distinct from
    (old.item_id, old.number, old.language, old.text, old.file_hash, old.file_label, old.note, old.made_by, old.made_at)
  then raise exception 'a version stays as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_version before update on knowledge.version for each row execute function knowledge.keep_version();
drop policy removes on knowledge.version;
create policy removes on knowledge.version for delete to jembatan_app using ((select identity.purpose()) = 'demo.reset');

/*
 An expert and an instructor act for themselves: they read and keep what they made, read what was opened to both
 parties, and say what they used and think of it.
*/
create function knowledge.acts_alone() returns boolean language sql stable parallel safe
  as $$ select identity.role() in ('expert', 'instructor') $$;
create function knowledge.own_items() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select item_id from knowledge.item where knowledge.acts_alone() and made_by = identity.person()
$$;
revoke execute on function knowledge.own_items from public;
grant execute on function knowledge.own_items to jembatan_app;
create policy reads_alone on knowledge.item for select to jembatan_app using (
  (select knowledge.acts_alone()) and (made_by = (select identity.person()) or cardinality(released_to) > 1));
create policy adds_alone on knowledge.item for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and made_by = (select identity.person()));
create policy changes_alone on knowledge.item for update to jembatan_app
  using ((select knowledge.acts_alone()) and made_by = (select identity.person()))
  with check ((select knowledge.acts_alone()) and organisation_id = (select identity.home())
    and made_by = (select identity.person()));
create policy reads_alone on knowledge.version for select to jembatan_app using (
  (select knowledge.acts_alone()) and (cardinality(released_to) > 1 or item_id in (select knowledge.own_items())));
create policy adds_alone on knowledge.version for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and item_id in (select knowledge.own_items()));
create policy changes_alone on knowledge.version for update to jembatan_app
  using ((select knowledge.acts_alone()) and item_id in (select knowledge.own_items()))
  with check ((select knowledge.acts_alone()) and organisation_id = (select identity.home()));
create policy reads_alone on knowledge.reuse for select to jembatan_app using (
  (select knowledge.acts_alone()) and said_by = (select identity.person()));
create policy adds_alone on knowledge.reuse for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and said_by = (select identity.person()));
create policy changes_alone on knowledge.reuse for update to jembatan_app
  using ((select knowledge.acts_alone()) and said_by = (select identity.person()))
  with check ((select knowledge.acts_alone()) and organisation_id = (select identity.home())
    and said_by = (select identity.person()));
create policy reads_alone on knowledge.comment for select to jembatan_app using (
  (select knowledge.acts_alone()) and (said_by = (select identity.person()) or cardinality(released_to) > 1));
create policy adds_alone on knowledge.comment for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and said_by = (select identity.person()));
create policy changes_alone on knowledge.comment for update to jembatan_app
  using ((select knowledge.acts_alone()) and said_by = (select identity.person()))
  with check ((select knowledge.acts_alone()) and organisation_id = (select identity.home())
    and said_by = (select identity.person()));
create policy reads_own_items on thread.record for select to jembatan_app using (
  (select knowledge.acts_alone()) and kind = 'knowledge.item' and id in (select item::text from knowledge.own_items() item));
create policy adds_own_items on thread.record for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and kind = 'knowledge.item' and id in (select item::text from knowledge.own_items() item));
create policy changes_own_items on thread.record for update to jembatan_app
  using ((select knowledge.acts_alone()) and organisation_id = (select identity.home()) and kind = 'knowledge.item'
    and id in (select item::text from knowledge.own_items() item))
  with check ((select knowledge.acts_alone()) and organisation_id = (select identity.home()) and kind = 'knowledge.item');
create policy adds_own_items on thread.link for insert to jembatan_app with check (
  (select knowledge.acts_alone()) and organisation_id = (select identity.home()) and from_kind = 'knowledge.item'
  and from_id in (select item::text from knowledge.own_items() item));

-- Whoever said that they used something reads it on, also when it has been withdrawn since.
create function knowledge.used_items() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select item_id from knowledge.reuse
  where organisation_id = identity.organisation() or (knowledge.acts_alone() and said_by = identity.person())
$$;
create policy used on knowledge.item for select to jembatan_app using (item_id in (select knowledge.used_items()));
create policy used on knowledge.version for select to jembatan_app using (item_id in (select knowledge.used_items()));

-- What is said of an item, and that it was used, is said by who reads it.
create function knowledge.reads_item(item uuid) returns boolean language sql stable
  as $$ select exists (select from knowledge.item i where i.item_id = item) $$;
create policy of_what_is_read on knowledge.reuse as restrictive for insert to jembatan_app
  with check (knowledge.reads_item(item_id));
create policy of_what_is_read on knowledge.comment as restrictive for insert to jembatan_app
  with check (knowledge.reads_item(item_id));

-- How often items were used: numbers, where the offices themselves are their own and the owner's to know.
create function knowledge.count_reuse(items uuid[]) returns table (item_id uuid, uses int, offices int, learners int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.item_id, count(*)::int, count(distinct r.organisation_id)::int, coalesce(sum(r.learners), 0)::int
  from knowledge.reuse r where r.item_id = any (items) group by r.item_id
$$;
/*
 Which versions have the words of a search, or forms of them, by the index; words themselves (`exact`) count more: a search behind walls may not use it, since PostgreSQL does not
 know that comparing words tells nothing; nor does it know what unpacking them costs, so that it would read them all. Of
 a word that more than three hundred versions have, titles and summaries decide the rank. The caller joins them with the versions that it may read.
*/
create function knowledge.matching(query tsquery, exact tsquery) returns table (version_id uuid, rank real)
language sql stable security definer rows 50 set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  with hits as materialized (select v.version_id from knowledge.version v where v.words @@ query),
  few as materialized (select count(*) <= 300 as yes from hits)
  select v.version_id,
    ts_rank('{0.1, 0.25, 0.5, 1}', r.words, exact) + 0.3::real * ts_rank('{0.1, 0.25, 0.5, 1}', r.words, query)
  from hits join knowledge.version v using (version_id) cross join few
    cross join lateral (select case when few.yes then v.words else v.head end as words) r
$$;
-- Of few matches each is looked up in the tables, of many the tables are read: which it is, is known by counting first.
create function knowledge.count_matching(query tsquery) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  select count(*) from knowledge.version v where v.words @@ query
$$;
create function knowledge.matching_many(query tsquery, exact tsquery) returns table (version_id uuid, rank real)
language sql volatile rows 5000 as $$ select * from knowledge.matching(query, exact) $$;
revoke execute on function knowledge.used_items, knowledge.count_reuse, knowledge.matching, knowledge.count_matching from public;
grant execute on function knowledge.used_items, knowledge.count_reuse, knowledge.matching, knowledge.count_matching
  to jembatan_app;
