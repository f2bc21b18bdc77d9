-- SENSE: data sets as they came, lists computed from them, every number with its state.
create schema evidence;
grant usage on schema evidence to jembatan_app;

create table evidence.dataset (
  organisation_id uuid not null,
  dataset_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  kind text not null check (kind in ('survey', 'vacancies')),
  title jsonb not null,
  source text not null,
  code_list text not null,
  digits smallint not null,
  periods text[] not null,
  facts jsonb not null,
  mapping jsonb,
  file_name text not null,
  file_hash text not null,
  columnar_hash text not null,
  imported_by uuid,
  imported_at timestamptz not null default now(),
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  unique (organisation_id, name, file_hash)
);
comment on column evidence.dataset.name is 'class=P0: name of the data set, no person';
comment on column evidence.dataset.file_name is 'class=P1: name of the file as it came';
comment on column evidence.dataset.facts is 'counts of the file: persons, weightSum and the like';
comment on column evidence.dataset.columnar_hash is 'the checked copy in the file store that indicators are computed from';
create index dataset_organisation on evidence.dataset (organisation_id, name);
call identity.declare_visibility('evidence.dataset', 'released', '{demo.reset}');

create table evidence.list (
  organisation_id uuid not null,
  list_id uuid primary key,
  title jsonb not null,
  datasets uuid[] not null,
  level smallint not null,
  code_list text not null,
  periods text[] not null,
  parameters jsonb not null,
  engine text not null,
  seed bigint not null,
  facts jsonb not null,
  computed_by uuid,
  computed_at timestamptz not null default now(),
  released_by uuid,
  released_at timestamptz,
  synthetic boolean not null default false,
  released_to text[] not null default '{}'
);
comment on column evidence.list.facts is 'window, waves with their sampling design, the economy of each area, counts of verdicts';
create index list_organisation on evidence.list (organisation_id, computed_at desc);
create index list_released on evidence.list (computed_at desc) where released_at is not null;
call identity.declare_visibility('evidence.list', 'released', '{demo.reset}');

create table evidence.entry (
  organisation_id uuid not null,
  list_id uuid not null references evidence.list (list_id) on delete cascade,
  area text not null,
  code text not null,
  rank int not null,
  verdict text not null check (verdict in ('short', 'not-short', 'undetermined')),
  share double precision,
  robustness double precision,
  passes smallint not null,
  fails smallint not null,
  states text not null,
  employment jsonb not null,
  indicators jsonb not null,
  trend jsonb,
  released_to text[] not null default '{}',
  primary key (list_id, area, code)
);
comment on column evidence.entry.area is 'place code, or national';
comment on column evidence.entry.states is 'one letter an indicator in order: p pass, f fail, s suppressed, m missing, b broken';
comment on column evidence.entry.trend is 'employment through the waves, for the whole country';
comment on column evidence.entry.indicators is 'the indicator values as computed, a suppressed one without its value';
create index entry_rank on evidence.entry (list_id, area, rank);
create index entry_code on evidence.entry (list_id, code);
call identity.declare_visibility('evidence.entry', 'released', '{demo.reset}');
