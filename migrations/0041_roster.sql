-- ROSTER: centres, hubs, instructors, experts and where an expert is bound. Bookings exclude each other here.
create extension if not exists btree_gist;

-- Centres are public bodies. Every figure has its source and year, and two sources stand side by side.
create table roster.centre (
  key text primary key check (key ~ '^[a-z0-9-]{2,60}$'),
  kind text not null check (kind in ('BBPVP', 'BPVP', 'UPTP', 'UPTD', 'BLK-K', 'service-unit', 'workshop')),
  name jsonb not null,
  parent_key text references roster.centre (key),
  organisation_key text,
  through_key text,
  overseer_key text,
  regency text check (regency is null or length(regency) between 1 and 120),
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  active_from date,
  active_until date,
  source text not null check (length(source) between 1 and 500),
  synthetic boolean not null default false,
  check (active_until is null or active_from is null or active_until >= active_from)
);
comment on column roster.centre.organisation_key is 'its organisation in this installation, where it takes part with an account';
comment on column roster.centre.through_key is 'of a local government''s centre: the Disnaker''s organisation, through which it is asked';
comment on column roster.centre.overseer_key is 'the organisation that oversees it, where that is not its Disnaker';
create index centre_of_province on roster.centre (province_code, key);
create index centre_parent on roster.centre (parent_key);
call identity.declare_visibility('roster.centre', 'public', '{roster.import-centres,roster.save-centre,demo.reset}');

create table roster.centre_province (
  centre_key text not null references roster.centre (key) on delete cascade,
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  since date not null,
  until date,
  source text not null check (length(source) between 1 and 500),
  primary key (centre_key, since),
  check (until is null or until >= since)
);
comment on column roster.centre_province.since is 'from this day on the centre lay in that province';
call identity.declare_visibility('roster.centre_province', 'public', '{roster.import-centres,roster.save-centre,demo.reset}');

create table roster.vocation (
  centre_key text not null references roster.centre (key) on delete cascade,
  vocation_id uuid primary key,
  name jsonb not null,
  code jsonb,
  workshop_places int check (workshop_places is null or workshop_places between 0 and 10000),
  equipment jsonb,
  source text not null check (length(source) between 1 and 500),
  synthetic boolean not null default false
);
comment on column roster.vocation.code is 'a code of the vocabulary: scheme, version, code';
comment on column roster.vocation.workshop_places is 'places in the workshop of this vocation; null: not known';
create index vocation_centre on roster.vocation (centre_key);
call identity.declare_visibility('roster.vocation', 'public', '{roster.import-centres,roster.save-centre,demo.reset}');

create table roster.centre_figure (
  centre_key text not null references roster.centre (key) on delete cascade,
  figure_id uuid primary key,
  measure text not null check (measure in ('seats', 'instructors', 'graduates', 'workshops', 'beds', 'staff')),
  period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  value numeric(14, 2) not null check (value >= 0),
  source text not null check (length(source) between 1 and 500),
  source_year int not null check (source_year between 1945 and 2100),
  entered_by uuid,
  entered_at timestamptz not null,
  synthetic boolean not null default false,
  unique (centre_key, measure, period, source, source_year)
);
comment on column roster.centre_figure.period is 'a year, or a quarter as 2026-Q3';
call identity.declare_visibility('roster.centre_figure', 'public', '{roster.import-centres,roster.add-figure,demo.reset}');

-- Innovation Centers and Talent Hubs: what is to be built there, and how far it is. A visitor may read it.
create table roster.hub (
  organisation_id uuid not null,
  hub_id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]{2,60}$'),
  kind text not null check (kind in ('innovation-center', 'talent-hub')),
  name jsonb not null,
  centre_key text references roster.centre (key),
  province_code text not null check (province_code ~ '^[0-9]{2}$'),
  purpose jsonb not null,
  opened_on date,
  closed_on date,
  revision int not null default 1,
  synthetic boolean not null default false
);
create index hub_organisation on roster.hub (organisation_id);
create index hub_centre on roster.hub (centre_key);
call identity.declare_visibility('roster.hub', 'public');
create policy resets on roster.hub for delete to jembatan_app using ((select identity.purpose()) = 'demo.reset');

create table roster.hub_target (
  organisation_id uuid not null,
  hub_id uuid not null references roster.hub (hub_id) on delete cascade,
  target_id uuid primary key,
  title jsonb not null,
  unit jsonb not null,
  baseline numeric(14, 2),
  baseline_on date,
  target numeric(14, 2) not null,
  target_on date not null,
  actual numeric(14, 2),
  actual_on date,
  source text not null check (length(source) between 1 and 500)
);
comment on column roster.hub_target.baseline is 'null: not measured';
create index hub_target_hub on roster.hub_target (hub_id);
call identity.declare_visibility('roster.hub_target', 'public');

create table roster.hub_post (
  organisation_id uuid not null,
  hub_id uuid not null references roster.hub (hub_id) on delete cascade,
  post_id uuid primary key,
  title jsonb not null,
  planned int not null check (planned between 0 and 1000),
  filled int not null check (filled between 0 and 1000)
);
create index hub_post_hub on roster.hub_post (hub_id);
call identity.declare_visibility('roster.hub_post', 'public');

create table roster.hub_programme (
  organisation_id uuid not null,
  hub_id uuid not null references roster.hub (hub_id) on delete cascade,
  programme_id uuid primary key,
  title jsonb not null,
  about jsonb not null default '[]',
  starts_on date not null,
  ends_on date,
  check (ends_on is null or ends_on >= starts_on)
);
comment on column roster.hub_programme.about is 'codes of the vocabulary or entries of an edition';
create index hub_programme_hub on roster.hub_programme (hub_id);
call identity.declare_visibility('roster.hub_programme', 'public');

create table roster.milestone (
  organisation_id uuid not null,
  hub_id uuid not null references roster.hub (hub_id) on delete cascade,
  milestone_id uuid primary key,
  title jsonb not null,
  due_on date not null,
  state text not null default 'planned' check (state in ('planned', 'under-way', 'reached', 'dropped')),
  reached_on date,
  moved_by jsonb,
  check ((state = 'reached') = (reached_on is not null))
);
comment on column roster.milestone.moved_by is 'the record that moved it last: kind and id';
create index milestone_hub on roster.milestone (hub_id, due_on);
call identity.declare_visibility('roster.milestone', 'public');

create table roster.hub_risk (
  organisation_id uuid not null,
  hub_id uuid not null references roster.hub (hub_id) on delete cascade,
  risk_id uuid primary key,
  title jsonb not null,
  likelihood int not null check (likelihood between 1 and 3),
  impact int not null check (impact between 1 and 3),
  response jsonb not null,
  state text not null default 'open' check (state in ('open', 'closed'))
);
create index hub_risk_hub on roster.hub_risk (hub_id);
call identity.declare_visibility('roster.hub_risk', 'organisation', '{demo.reset}');

-- Instructors are their centre's, and are read by the office that oversees the centre. Technical competence and how to
-- teach are separate credentials, each with its own days.
create table roster.instructor (
  organisation_id uuid not null,
  instructor_id uuid primary key,
  centre_key text not null references roster.centre (key),
  overseer uuid,
  person_id uuid references identity.person (person_id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  since date not null,
  left_on date,
  synthetic boolean not null default false,
  check (left_on is null or left_on >= since)
);
comment on column roster.instructor.name is 'class=P3 subject=instructor purpose=training-delivery retention=service+5y';
comment on column roster.instructor.overseer is 'the organisation that oversees the centre and reads along';
create index instructor_centre on roster.instructor (centre_key, name);
create index instructor_organisation on roster.instructor (organisation_id, name);
create index instructor_overseer on roster.instructor (overseer, name);
create index instructor_person on roster.instructor (person_id);
call identity.declare_visibility('roster.instructor', 'organisation', '{demo.reset}');
create policy overseen on roster.instructor for select to jembatan_app using (overseer = (select identity.organisation()));

create table roster.instructor_credential (
  organisation_id uuid not null,
  credential_id uuid primary key,
  instructor_id uuid not null references roster.instructor (instructor_id) on delete cascade,
  overseer uuid,
  person_id uuid,
  kind text not null check (kind in ('technical', 'methodology')),
  title jsonb not null,
  code jsonb,
  valid_from date not null,
  valid_until date,
  issuer text not null check (length(issuer) between 1 and 200),
  number text check (number is null or length(number) between 1 and 120),
  source text not null check (length(source) between 1 and 500),
  revoked_on date,
  synthetic boolean not null default false,
  check (valid_until is null or valid_until >= valid_from)
);
comment on column roster.instructor_credential.number is 'class=P2: number of the paper';
comment on column roster.instructor_credential.code is 'unit of competence: scheme, version, code';
create index instructor_credential_instructor on roster.instructor_credential (instructor_id, valid_until);
create index instructor_credential_ends on roster.instructor_credential (organisation_id, valid_until) where revoked_on is null;
call identity.declare_visibility('roster.instructor_credential', 'organisation', '{demo.reset}');
create policy overseen on roster.instructor_credential for select to jembatan_app
  using (overseer = (select identity.organisation()));

-- Experts are their sending organisation's. What the other side reads of them is what was put forward for a case.
create table roster.expert (
  organisation_id uuid not null,
  expert_id uuid primary key,
  person_id uuid references identity.person (person_id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  headline jsonb not null,
  home_zone text not null,
  clearance text not null default 'none' check (clearance in ('none', 'asked', 'cleared')),
  clearance_until date,
  cost jsonb,
  agreed_on date,
  active_from date not null,
  active_until date,
  synthetic boolean not null default false,
  check (active_until is null or active_until >= active_from)
);
comment on column roster.expert.name is 'class=P3 subject=expert purpose=placement retention=service+5y';
comment on column roster.expert.cost is 'class=P2: in cash or in kind, by week; never shown to the other side';
comment on column roster.expert.agreed_on is 'the day on which the expert agreed to be put forward to the other side; null: not asked';
create index expert_organisation on roster.expert (organisation_id, name, expert_id);
-- A person is one expert: who were two could be in two places.
create unique index expert_person on roster.expert (person_id) where person_id is not null;
call identity.declare_visibility('roster.expert', 'organisation', '{demo.reset}');

create table roster.expert_skill (
  organisation_id uuid not null,
  expert_id uuid not null references roster.expert (expert_id) on delete cascade,
  scheme text not null,
  version text not null,
  code text not null,
  title jsonb not null,
  level int not null check (level between 1 and 9),
  evidence text not null check (evidence in ('credential', 'assessed', 'employer', 'self')),
  primary key (organisation_id, expert_id, scheme, code)
);
create index expert_skill_expert on roster.expert_skill (expert_id);
create index expert_skill_code on roster.expert_skill (organisation_id, scheme, code);
call identity.declare_visibility('roster.expert_skill', 'organisation', '{demo.reset}');
create policy own_skills on roster.expert_skill for select to jembatan_app using (
  expert_id in (select e.expert_id from roster.expert e where e.person_id = (select identity.person())));

create table roster.expert_language (
  organisation_id uuid not null,
  expert_id uuid not null references roster.expert (expert_id) on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  level text not null check (level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  primary key (organisation_id, expert_id, language)
);
create index expert_language_expert on roster.expert_language (expert_id);
call identity.declare_visibility('roster.expert_language', 'organisation', '{demo.reset}');
create policy own_languages on roster.expert_language for select to jembatan_app using (
  expert_id in (select e.expert_id from roster.expert e where e.person_id = (select identity.person())));

-- When an expert is bound: whole days in the zone of the place, kept as instants. Nobody is in two places at once.
create table roster.booking (
  organisation_id uuid not null,
  booking_id uuid primary key,
  expert_id uuid not null references roster.expert (expert_id) on delete cascade,
  person_id uuid,
  from_day date not null,
  until_day date not null,
  zone text not null,
  during tstzrange not null,
  kind text not null check (kind in ('placement', 'leave', 'other')),
  record_kind text,
  record_id text,
  note jsonb,
  synthetic boolean not null default false,
  check (until_day >= from_day),
  check (not isempty(during) and lower(during) is not null and upper(during) is not null),
  constraint expert_in_one_place exclude using gist (expert_id with =, during with &&)
);
comment on column roster.booking.during is 'from the first day''s midnight in the zone to the midnight after the last day';
create index booking_record on roster.booking (record_kind, record_id);
create index booking_days on roster.booking (organisation_id, from_day);
-- Whoever ends a placement early frees the days, also where the expert is another organisation's.
call identity.declare_visibility('roster.booking', 'organisation',
  '{placement.end-early,placement.cancel-placement,demo.reset}');
-- Experts enter and take back their own leave, and nothing else.
create policy own_leave on roster.booking for insert to jembatan_app with check (
  kind = 'leave' and organisation_id = (select identity.home()) and person_id = (select identity.person())
  and expert_id in (select e.expert_id from roster.expert e where e.person_id = (select identity.person())));
create policy ends_own_leave on roster.booking for delete to jembatan_app using (
  kind = 'leave' and organisation_id = (select identity.home()) and person_id = (select identity.person()));
