-- The red thread: records and what each rests on. Duties: who owes what by when.
create schema thread;
grant usage on schema thread to jembatan_app;

create table thread.record (
  organisation_id uuid not null,
  kind text not null,
  id text not null,
  title jsonb not null,
  note jsonb,
  path text not null,
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  at timestamptz not null default now(),
  primary key (organisation_id, kind, id)
);
create index record_ref on thread.record (kind, id);
comment on column thread.record.path is 'the page of the record, from the root of the site';
call identity.declare_visibility('thread.record', 'released', '{demo.reset}');

create table thread.link (
  organisation_id uuid not null,
  from_kind text not null,
  from_id text not null,
  relation text not null check (relation in ('rests-on', 'about', 'answers', 'made-by')),
  to_kind text not null,
  to_id text not null,
  released_to text[] not null default '{}',
  primary key (organisation_id, from_kind, from_id, relation, to_kind, to_id)
);
create index link_forth on thread.link (from_kind, from_id);
create index link_back on thread.link (to_kind, to_id);
call identity.declare_visibility('thread.link', 'released', '{demo.reset}');

create schema duty;
grant usage on schema duty to jembatan_app;

create table duty.duty (
  duty_id uuid primary key,
  organisation_id uuid not null references identity.organisation (organisation_id),
  person_id uuid references identity.person (person_id) on delete set null,
  role text,
  title jsonb not null,
  note jsonb,
  record_kind text not null,
  record_id text not null,
  path text not null,
  next_actor jsonb,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  raised_by uuid,
  raised_at timestamptz not null default now(),
  closed_at timestamptz,
  synthetic boolean not null default false
);
comment on column duty.duty.organisation_id is 'the organisation that owes';
comment on column duty.duty.next_actor is 'who acts after this duty is done, as text for the reader';
create index duty_waits on duty.duty (organisation_id, due_on) where state = 'open';
create index duty_record on duty.duty (record_kind, record_id);
call identity.declare_visibility('duty.duty', 'organisation', '{demo.load-duties,demo.reset}');
