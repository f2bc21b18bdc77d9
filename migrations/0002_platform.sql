-- What every module leans on: events that leave a transaction, notices to people, files by hash, progress of long work.
create schema platform;
grant usage on schema platform to jembatan_app;

-- xid keeps which transaction wrote an event: readers stop before the oldest transaction that still runs, so a late
-- commit is never skipped.
create table platform.outbox (
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  at timestamptz not null default now(),
  topic text not null,
  payload jsonb not null,
  primary key (xid, position)
);
call identity.declare_visibility('platform.outbox', 'job', '{platform.follow-outbox}', 'select');
create policy publishes on platform.outbox for insert to jembatan_app with check (true);
grant insert on platform.outbox to jembatan_app;

create table platform.outbox_cursor (
  consumer text primary key,
  xid xid8 not null,
  position bigint not null
);
call identity.declare_visibility('platform.outbox_cursor', 'job', '{platform.follow-outbox}');

-- The one outbox of mail, chat text and letters. A text is a template and its values; it is put into words when read.
create table platform.notice (
  notice_id uuid primary key,
  organisation_id uuid not null,
  person_id uuid,
  role text,
  channel text not null check (channel in ('mail', 'chat', 'letter')),
  template text not null,
  params jsonb not null default '{}',
  once text,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  unique (organisation_id, once)
);
comment on column platform.notice.person_id is 'to whom; without one to everybody with the role, or to the organisation';
comment on column platform.notice.params is 'class=P1: values of the template; no personal data beyond the addressee';
comment on column platform.notice.once is 'what is said once only: a second notice with the same words here is not added';
create index notice_organisation on platform.notice (organisation_id, created_at desc);
create index notice_waiting on platform.notice (created_at) where delivered_at is null;
call identity.declare_visibility('platform.notice', 'organisation', '{platform.deliver-notices,demo.reset}');

create table platform.file (
  organisation_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  bytes bigint not null,
  created_at timestamptz not null default now(),
  primary key (organisation_id, hash)
);
comment on column platform.file.name is 'class=P1: name of the file as it came; the importers ask for none of people';
call identity.declare_visibility('platform.file', 'organisation', '{demo.reset}');

-- Long work that a page can leave and find again.
create table platform.progress (
  progress_id uuid primary key,
  organisation_id uuid not null,
  person_id uuid,
  title jsonb not null,
  share real not null default 0 check (share between 0 and 1),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  outcome jsonb,
  result_path text,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index progress_organisation on platform.progress (organisation_id, created_at desc);
call identity.declare_visibility('platform.progress', 'organisation', '{demo.reset}');

create table platform.heartbeat (
  name text primary key,
  at timestamptz not null
);
comment on column platform.heartbeat.name is 'class=P0: which part of the installation beats';
call identity.declare_visibility('platform.heartbeat', 'job', '{platform.ready}');
