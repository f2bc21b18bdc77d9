-- SENSE: a round weighs what a list says against what employers say; its end is an edition that never changes.

-- The name of a round is that of its edition, and both stand in addresses: whoever takes one first has it.
create table evidence.edition_name (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  organisation_id uuid not null,
  synthetic boolean not null default false
);
comment on column evidence.edition_name.name is 'class=P0: short name in addresses, as 2026';
call identity.declare_visibility('evidence.edition_name', 'public',
  '{evidence.open-round,evidence.register-edition,demo.reset}', 'select, insert, delete');

create table evidence.round (
  organisation_id uuid not null,
  round_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  title jsonb not null,
  stage text not null default 'open'
    check (stage in ('open', 'evidence', 'first-dovetailing', 'validation', 'second-dovetailing', 'sealed')),
  list_id uuid not null references evidence.list (list_id) on delete cascade,
  code_list text not null,
  closes_on date,
  settings jsonb not null,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  unique (organisation_id, name)
);
comment on column evidence.round.name is 'class=P0: short name in addresses, as 2026';
comment on column evidence.round.closes_on is 'the last day of the call for evidence';
comment on column evidence.round.settings is 'weight of each kind of respondent, and from which weight employers speak clearly';
create index round_organisation on evidence.round (organisation_id, opened_at desc);
create index round_list on evidence.round (list_id);
call identity.declare_visibility('evidence.round', 'released', '{demo.reset}');

-- What one respondent said in a round. A draft is taken up again with a code that only its writer has.
create table evidence.submission (
  organisation_id uuid not null,
  submission_id uuid primary key,
  round_id uuid not null references evidence.round (round_id) on delete cascade,
  kind text not null check (kind in ('firm', 'association', 'union', 'training-provider')),
  respondent text not null check (length(respondent) between 1 and 200),
  respondent_key text not null,
  area text,
  contact text,
  interest text check (interest is null or length(interest) between 1 and 1000),
  interest_resolved text,
  status text not null default 'draft' check (status in ('draft', 'sent', 'accepted', 'rejected')),
  status_reason text,
  resume_hash text,
  source text not null check (source in ('form', 'file')),
  file_hash text,
  saved_at timestamptz not null default now(),
  sent_at timestamptz,
  moderated_by uuid,
  moderated_at timestamptz,
  synthetic boolean not null default false
);
comment on column evidence.submission.respondent is 'class=P1: name of a firm, association or union';
comment on column evidence.submission.respondent_key is 'class=P1: registration number, or the folded name: one firm counts once';
comment on column evidence.submission.contact is 'class=P3 subject=person purpose=questions-about-the-answers retention=round+1y';
comment on column evidence.submission.interest is 'class=P1: a conflict of interest that the respondent declared; null: none';
comment on column evidence.submission.interest_resolved is 'how the office dealt with the declared interest; null: still open';
comment on column evidence.submission.resume_hash is 'class=P2: hash of the code with which a draft is taken up again';
create index submission_round on evidence.submission (round_id, status);
create unique index submission_resume on evidence.submission (resume_hash) where resume_hash is not null;
call identity.declare_visibility('evidence.submission', 'organisation',
  '{evidence.save-submission,evidence.read-submission,evidence.send-submission,demo.reset}');

-- The occupations that a submission names.
create table evidence.submission_line (
  organisation_id uuid not null,
  submission_id uuid not null references evidence.submission (submission_id) on delete cascade,
  position smallint not null,
  typed text not null check (length(typed) between 1 and 200),
  code text,
  confirmed boolean not null default false,
  vacancies int check (vacancies between 0 and 1000000),
  open_days int check (open_days between 0 and 10000),
  reason text,
  note text check (note is null or length(note) <= 2000),
  primary key (submission_id, position)
);
comment on column evidence.submission_line.typed is 'class=P0: a job title as typed';
comment on column evidence.submission_line.code is 'code in the code list of the round';
comment on column evidence.submission_line.confirmed is 'the respondent or a moderator chose the code; false: coded by machine only';
comment on column evidence.submission_line.reason is 'why the posts are hard to fill: gives the driver';
call identity.declare_visibility('evidence.submission_line', 'organisation',
  '{evidence.save-submission,evidence.read-submission,evidence.send-submission,demo.reset}');

-- Decisions of a round and the four tests, each line added and none changed: the last one holds.
create table evidence.decision (
  organisation_id uuid not null,
  round_id uuid not null references evidence.round (round_id) on delete cascade,
  position bigint generated always as identity,
  code text not null,
  stage text not null check (stage in ('first-dovetailing', 'validation', 'second-dovetailing')),
  top_down text not null,
  bottom_up text not null,
  proposal text not null check (proposal in ('include', 'watch', 'leave')),
  decision text not null check (decision in ('include', 'watch', 'leave')),
  reason text check (reason is null or length(reason) between 1 and 2000),
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (round_id, position),
  check (decision = proposal or reason is not null)
);
create index decision_code on evidence.decision (round_id, code, position);
call identity.declare_visibility('evidence.decision', 'organisation', '{demo.reset}', 'select, insert, delete');

create table evidence.criterion (
  organisation_id uuid not null,
  round_id uuid not null references evidence.round (round_id) on delete cascade,
  position bigint generated always as identity,
  code text not null,
  test text not null check (test in ('skilled', 'short', 'strategic', 'pipeline')),
  met boolean not null,
  evidence text not null check (length(evidence) between 1 and 2000),
  source text check (source is null or length(source) <= 500),
  commits text check (commits is null or length(commits) between 1 and 300),
  author uuid,
  at timestamptz not null default now(),
  primary key (round_id, position),
  check (test <> 'pipeline' or not met or commits is not null)
);
comment on column evidence.criterion.commits is 'class=P0: who commits to build the pipeline: an organisation';
create index criterion_code on evidence.criterion (round_id, code, position);
call identity.declare_visibility('evidence.criterion', 'organisation', '{demo.reset}', 'select, insert, delete');

-- One sealed publication of the Critical Occupation List; or one published elsewhere, registered as such.
create table evidence.edition (
  organisation_id uuid not null,
  edition_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  title jsonb not null,
  method text not null check (method in ('rounds', 'as-published')),
  round_id uuid references evidence.round (round_id) on delete set null,
  list_id uuid references evidence.list (list_id) on delete set null,
  code_list text not null,
  published_on date not null,
  source text,
  content_hash text not null,
  content jsonb not null,
  document_hash text,
  sealed_by uuid,
  sealed_at timestamptz not null,
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  unique (organisation_id, name)
);
comment on column evidence.edition.name is 'class=P0: short name in addresses, as 2025';
comment on column evidence.edition.content_hash is 'SHA-256 of the canonical JSON of content';
comment on column evidence.edition.content is 'the edition as sealed: entries with titles, decisions, tests and figures';
comment on column evidence.edition.document_hash is 'a publication of elsewhere, as it came, in the file store';
create index edition_published on evidence.edition (organisation_id, published_on desc);
create index edition_round on evidence.edition (round_id);
create index edition_list on evidence.edition (list_id);
call identity.declare_visibility('evidence.edition', 'released', '{demo.reset}', 'select, insert, delete');

-- Whatever a use case may ask for: an edition stays, unless it was invented for the demo.
create function evidence.keep_edition() returns trigger language plpgsql as $$
begin
  if old.synthetic then
    return old;
  end if;
  raise exception 'edition % is sealed', old.name using errcode = 'restrict_violation';
end $$;
create trigger keep_edition before delete on evidence.edition for each row execute function evidence.keep_edition();

-- The terms of the people short, each with its source and year.
create table evidence.gap_term (
  organisation_id uuid not null,
  gap_term_id uuid primary key,
  code_list text not null,
  code text not null,
  area text not null,
  year smallint not null check (year between 1980 and 2100),
  term text not null,
  value double precision not null,
  spread jsonb,
  source text not null check (length(source) between 1 and 500),
  assumed boolean not null default false,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  unique (organisation_id, code_list, code, area, year, term, source)
);
comment on column evidence.gap_term.spread is 'how sure: counts behind a rate, or an interval';
comment on column evidence.gap_term.assumed is 'a default of the office and no observation';
call identity.declare_visibility('evidence.gap_term', 'released', '{demo.reset}');

-- What a named panel of experts says where nothing is measured.
create table evidence.panel (
  organisation_id uuid not null,
  panel_id uuid primary key,
  code_list text not null,
  code text not null,
  area text not null,
  year smallint not null check (year between 1980 and 2100),
  low double precision not null check (low >= 0),
  high double precision not null check (high >= low),
  members text not null check (length(members) between 3 and 1000),
  met_on date not null,
  note text,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  synthetic boolean not null default false,
  released_to text[] not null default '{}'
);
comment on column evidence.panel.members is 'class=P3 subject=person purpose=authorship retention=edition: who gave the range, by name and office';
create index panel_code on evidence.panel (organisation_id, code_list, code, area, year);
call identity.declare_visibility('evidence.panel', 'released', '{demo.reset}');

-- The list of another body, to be compared with.
create table evidence.verdict_list (
  organisation_id uuid not null,
  verdict_list_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,79}$'),
  source text not null,
  code_list text not null,
  year smallint,
  rows jsonb not null,
  file_name text not null,
  file_hash text not null,
  imported_by uuid,
  imported_at timestamptz not null default now(),
  synthetic boolean not null default false,
  released_to text[] not null default '{}',
  unique (organisation_id, name)
);
comment on column evidence.verdict_list.name is 'class=P0: name of the list, no person';
comment on column evidence.verdict_list.file_name is 'class=P1: name of the file as it came';
comment on column evidence.verdict_list.rows is 'code, title, rating (short or not), area';
call identity.declare_visibility('evidence.verdict_list', 'released', '{demo.reset}');
