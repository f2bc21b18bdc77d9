-- ROSTER, first cut: the bodies of both sides, with mandates that have dates and sources. Public, as the bodies are.
create schema roster;
grant usage on schema roster to jembatan_app;

create table roster.agency (
  key text primary key check (key ~ '^[a-z0-9-]{2,60}$'),
  party text not null check (party ~ '^[A-Z]{2}$'),
  kind text not null,
  name jsonb not null,
  organisation_key text,
  active_from date,
  active_until date,
  source text not null check (length(source) between 1 and 500),
  note jsonb,
  synthetic boolean not null default false,
  check (active_until is null or active_from is null or active_until >= active_from)
);
comment on column roster.agency.organisation_key is 'its organisation in this installation, where it takes part with an account';
comment on column roster.agency.source is 'where it is said that the body exists, and since when';
call identity.declare_visibility('roster.agency', 'public', '{roster.import-agencies,demo.reset}');

create table roster.mandate (
  mandate_id uuid primary key,
  agency_key text not null references roster.agency (key) on delete cascade,
  text jsonb not null,
  valid_from date not null,
  valid_until date,
  source text not null check (length(source) between 1 and 500),
  delivers boolean not null default true,
  synthetic boolean not null default false,
  check (valid_until is null or valid_until >= valid_from)
);
comment on column roster.mandate.delivers is 'false: the body pays for such work or permits it, and does not do it';
create index mandate_agency on roster.mandate (agency_key, valid_from);
call identity.declare_visibility('roster.mandate', 'public', '{roster.import-agencies,demo.reset}');

-- A body that ended goes on in another one from a day on.
create table roster.succession (
  from_key text not null references roster.agency (key) on delete cascade,
  to_key text not null references roster.agency (key) on delete cascade,
  since date not null,
  source text not null check (length(source) between 1 and 500),
  synthetic boolean not null default false,
  primary key (from_key, to_key),
  check (from_key <> to_key)
);
create index succession_to on roster.succession (to_key);
call identity.declare_visibility('roster.succession', 'public', '{roster.import-agencies,demo.reset}');
