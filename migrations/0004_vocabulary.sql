-- Classifications and places, dated: every version of a scheme stays, side by side.
create schema vocabulary;
grant usage on schema vocabulary to jembatan_app;

create table vocabulary.version (
  version_id uuid primary key,
  scheme text not null check (scheme ~ '^[a-z0-9-]{2,30}$'),
  version text not null check (version ~ '^[A-Za-z0-9._-]{1,30}$'),
  title jsonb not null,
  source text,
  file_name text not null,
  file_hash text not null,
  organisation_id uuid not null,
  imported_by uuid,
  imported_at timestamptz not null default now(),
  synthetic boolean not null default false,
  unique (scheme, version)
);
comment on column vocabulary.version.source is 'who published the list, as the importer states it; null when nobody said';
call identity.declare_visibility('vocabulary.version', 'public', '{vocabulary.import-classification,demo.reset}');

create table vocabulary.concept (
  version_id uuid not null references vocabulary.version (version_id) on delete cascade,
  code text not null check (length(code) between 1 and 60),
  level smallint not null check (level between 1 and 9),
  parent text,
  extra jsonb,
  primary key (version_id, code)
);
comment on column vocabulary.concept.extra is 'columns of the file that the scheme does not know, kept as found';
create index concept_level on vocabulary.concept (version_id, level, code);
create index concept_parent on vocabulary.concept (version_id, parent);
call identity.declare_visibility('vocabulary.concept', 'public', '{vocabulary.import-classification,demo.reset}');

create table vocabulary.label (
  version_id uuid not null,
  code text not null,
  language text not null check (language in ('id', 'en')),
  kind text not null default 'preferred' check (kind in ('preferred', 'alternative')),
  origin text not null default 'file' check (origin in ('file', 'join')),
  text text not null check (length(text) between 1 and 2000),
  primary key (version_id, code, language, kind, text),
  foreign key (version_id, code) references vocabulary.concept (version_id, code) on delete cascade
);
create unique index label_preferred on vocabulary.label (version_id, code, language) where kind = 'preferred';
comment on column vocabulary.label.origin is 'file: stood in the imported file; join: taken over from the matching concept of the other scheme';
call identity.declare_visibility('vocabulary.label', 'public', '{vocabulary.import-classification,demo.reset}');

create table vocabulary.crosswalk (
  from_version uuid not null,
  from_code text not null,
  relation text not null check (relation in ('exact', 'close', 'broader', 'narrower')),
  to_version uuid not null,
  to_code text not null,
  primary key (from_version, from_code, to_version, to_code),
  foreign key (from_version, from_code) references vocabulary.concept (version_id, code) on delete cascade,
  foreign key (to_version, to_code) references vocabulary.concept (version_id, code) on delete cascade
);
create index crosswalk_back on vocabulary.crosswalk (to_version, to_code);
call identity.declare_visibility('vocabulary.crosswalk', 'public', '{vocabulary.import-classification,demo.reset}');

create table vocabulary.place (
  list text not null,
  code text not null,
  name jsonb not null,
  zone text not null check (zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Singapore')),
  parent text,
  valid_from date,
  valid_until date,
  note text,
  primary key (list, code)
);
comment on column vocabulary.place.parent is 'the place of the same list that this one split from';
call identity.declare_visibility('vocabulary.place', 'public', '{vocabulary.import-places,demo.reset}');
