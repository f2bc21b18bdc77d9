-- What a concept is beside an occupation, what it is related to, and what people say about it: translations, codings,
-- synonyms, local codes, claims of equivalence.

-- A table's walls may be declared anew when more use cases write it.
create procedure identity.redeclare_visibility(
  target regclass, visibility text, use_cases text[] default '{}', rights text default 'select, insert, update, delete'
) language plpgsql as $$
declare
  old text;
begin
  foreach old in array array['reads', 'adds', 'changes', 'removes'] loop
    execute format('drop policy if exists %I on %s', old, target);
  end loop;
  execute format('revoke all on %s from jembatan_app', target);
  call identity.declare_visibility(target, visibility, use_cases, rights);
end $$;

call identity.redeclare_visibility('vocabulary.version', 'public',
  '{vocabulary.import-classification,vocabulary.import-scheme,demo.reset}');

alter table vocabulary.concept
  add column kind text not null default 'occupation' check (kind in ('occupation', 'skill', 'unit', 'level', 'group')),
  add column uri text,
  add column definition jsonb,
  add column local_organisation uuid,
  add column local_author uuid,
  add column local_since date,
  add check ((local_organisation is null) = (local_since is null));
comment on column vocabulary.concept.kind is 'unit: unit of competence; level: of a qualification framework; group: heading that is neither';
comment on column vocabulary.concept.uri is 'identifier that the publisher gives, kept as found';
comment on column vocabulary.concept.local_organisation is 'who added this code of their own below an official one; null: it stood in the imported file';
create index concept_kind on vocabulary.concept (version_id, kind, code);
create index concept_uri on vocabulary.concept (uri) where uri is not null;
call identity.redeclare_visibility('vocabulary.concept', 'public',
  '{vocabulary.import-classification,vocabulary.import-scheme,vocabulary.add-extension,demo.reset}');

-- A label may be longer than a row of an index.
alter table vocabulary.label
  drop constraint label_pkey,
  drop constraint label_kind_check,
  drop constraint label_origin_check,
  add column author uuid,
  add column organisation_id uuid,
  add column added_at timestamptz,
  add check (kind in ('preferred', 'alternative', 'hidden')),
  add check (origin in ('file', 'join', 'translation', 'coding', 'local'));
create unique index label_once on vocabulary.label (version_id, code, language, kind, md5(text));
comment on column vocabulary.label.kind is 'hidden: found by, never shown as a name';
comment on column vocabulary.label.origin is
  'file: stood in the imported file; join: taken over from the matching concept; translation: reviewed here; coding: a typed title that somebody coded; local: of a local code';
call identity.redeclare_visibility('vocabulary.label', 'public',
  '{vocabulary.import-classification,vocabulary.import-scheme,vocabulary.add-extension,vocabulary.review-translation,vocabulary.review-coding,demo.reset}');

create table vocabulary.relation (
  version_id uuid not null,
  from_code text not null,
  kind text not null check (kind in ('broader', 'essential', 'optional', 'related')),
  to_code text not null,
  level smallint check (level between 1 and 9),
  extra jsonb,
  primary key (version_id, from_code, kind, to_code),
  foreign key (version_id, from_code) references vocabulary.concept (version_id, code) on delete cascade,
  foreign key (version_id, to_code) references vocabulary.concept (version_id, code) on delete cascade
);
comment on column vocabulary.relation.kind is
  'broader: to_code is the wider; essential, optional: from_code asks for the skill to_code; related: both ways';
comment on column vocabulary.relation.level is 'how much of the skill is asked for, on the nine levels of KKNI';
create index relation_back on vocabulary.relation (version_id, to_code, kind);
call identity.declare_visibility('vocabulary.relation', 'public', '{vocabulary.import-scheme,demo.reset}');

create table vocabulary.dangling (
  version_id uuid not null references vocabulary.version (version_id) on delete cascade,
  file text not null,
  row integer not null,
  from_code text not null,
  kind text not null,
  to_code text not null,
  primary key (version_id, file, row)
);
comment on column vocabulary.dangling.to_code is 'the other end, which is not in the imported files';
call identity.declare_visibility('vocabulary.dangling', 'public', '{vocabulary.import-scheme,demo.reset}');

create table vocabulary.reference (
  version_id uuid not null,
  code text not null,
  relation text not null check (relation in ('exact', 'close', 'broader', 'narrower', 'related')),
  scheme text not null,
  to_code text not null,
  primary key (version_id, code, scheme, to_code),
  foreign key (version_id, code) references vocabulary.concept (version_id, code) on delete cascade
);
create index reference_back on vocabulary.reference (scheme, to_code);
call identity.declare_visibility('vocabulary.reference', 'public', '{vocabulary.import-scheme,vocabulary.add-extension,demo.reset}');

alter table vocabulary.crosswalk
  drop constraint crosswalk_relation_check,
  add check (relation in ('exact', 'close', 'broader', 'narrower', 'related')),
  add column source text;
comment on column vocabulary.crosswalk.relation is 'what the to-concept is to the from-concept: broader means that it is the wider';
call identity.redeclare_visibility('vocabulary.crosswalk', 'public',
  '{vocabulary.import-classification,vocabulary.import-crosswalk,demo.reset}');

-- "Level 6 here is level 6 there" is what somebody claims, not a fact.
create table vocabulary.equivalence (
  equivalence_id uuid primary key,
  from_scheme text not null,
  from_code text not null,
  to_scheme text not null,
  to_code text not null,
  basis text not null check (length(basis) between 1 and 2000),
  source text check (length(source) between 1 and 500),
  status text not null check (status in ('referenced', 'asserted', 'disputed')),
  organisation_id uuid not null,
  author uuid,
  claimed_at timestamptz not null,
  dispute text check (length(dispute) between 1 and 2000),
  disputed_organisation uuid,
  disputed_by uuid,
  disputed_at timestamptz,
  check (status <> 'referenced' or source is not null),
  check ((status = 'disputed') = (dispute is not null)),
  unique (from_scheme, from_code, to_scheme, to_code, organisation_id)
);
comment on column vocabulary.equivalence.status is 'referenced: an official referencing report says so, named in source';
call identity.declare_visibility('vocabulary.equivalence', 'public',
  '{vocabulary.claim-equivalence,vocabulary.dispute-equivalence,demo.reset}');

create table vocabulary.translation (
  translation_id uuid primary key,
  version_id uuid not null,
  code text not null,
  language text not null check (language in ('id', 'en')),
  text text not null check (length(text) between 1 and 2000),
  origin text not null check (origin in ('crosswalk', 'person', 'file')),
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'rejected')),
  organisation_id uuid not null,
  author uuid,
  proposed_at timestamptz not null,
  reviewer uuid,
  reviewed_at timestamptz,
  note text check (length(note) between 1 and 2000),
  foreign key (version_id, code) references vocabulary.concept (version_id, code) on delete cascade,
  check ((status = 'proposed') = (reviewed_at is null))
);
create unique index translation_open on vocabulary.translation (version_id, code, language) where status = 'proposed';
create index translation_concept on vocabulary.translation (version_id, code);
call identity.declare_visibility('vocabulary.translation', 'public',
  '{vocabulary.propose-translation,vocabulary.import-translations,vocabulary.review-translation,demo.reset}');

create table vocabulary.coding (
  coding_id uuid primary key,
  text text not null check (length(text) between 1 and 300),
  language text check (language in ('id', 'en')),
  version_id uuid not null,
  code text not null,
  score real check (score between 0 and 1),
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'rejected')),
  source text check (length(source) between 1 and 255),
  organisation_id uuid not null,
  author uuid,
  coded_at timestamptz not null,
  reviewer uuid,
  reviewed_at timestamptz,
  foreign key (version_id, code) references vocabulary.concept (version_id, code) on delete cascade,
  check ((status = 'proposed') = (reviewed_at is null))
);
create index coding_status on vocabulary.coding (status, coded_at);
create unique index coding_once on vocabulary.coding (organisation_id, version_id, md5(text)) where status = 'proposed';
comment on column vocabulary.coding.text is 'a job title or skill as somebody typed it; never a person''s name';
call identity.declare_visibility('vocabulary.coding', 'organisation',
  '{vocabulary.propose-coding,vocabulary.review-coding,demo.reset}');

create table vocabulary.synonym (
  synonym_id uuid primary key,
  language text not null check (language in ('id', 'en', 'both')),
  kind text not null check (kind in ('abbreviation', 'synonym')),
  form text not null check (length(form) between 1 and 100),
  meaning text not null check (length(meaning) between 1 and 100),
  status text not null default 'proposed' check (status in ('proposed', 'accepted', 'rejected')),
  organisation_id uuid not null,
  author uuid,
  proposed_at timestamptz not null,
  reviewer uuid,
  reviewed_at timestamptz,
  synthetic boolean not null default false,
  unique (language, kind, form, meaning)
);
comment on column vocabulary.synonym.kind is 'abbreviation: form stands for meaning; synonym: each stands for the other';
call identity.declare_visibility('vocabulary.synonym', 'public',
  '{vocabulary.propose-synonym,vocabulary.review-synonym,vocabulary.import-synonyms,demo.reset}');

-- Counts what changed in labels, links and synonyms, so that each process knows when its index is old.
create table vocabulary.revision (
  one boolean primary key default true check (one),
  number bigint not null
);
insert into vocabulary.revision (number) values (1);
call identity.declare_visibility('vocabulary.revision', 'public',
  '{vocabulary.import-classification,vocabulary.import-scheme,vocabulary.import-crosswalk,vocabulary.add-extension,vocabulary.review-translation,vocabulary.review-coding,vocabulary.review-synonym,vocabulary.import-synonyms,demo.reset}',
  'select, update');
