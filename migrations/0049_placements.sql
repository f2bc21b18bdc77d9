-- PLACEMENT, second part: experts at work, what each case has to show, what stays.
-- The placement of an expert: booked, under way, ended, closed; or cancelled before it began.
create table placement.placement (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid primary key,
  nomination_id uuid not null references placement.nomination (nomination_id),
  expert_id uuid not null,
  expert_name text not null,
  sender uuid not null,
  booking_id uuid,
  centre_key text,
  hub_id uuid,
  from_day date not null,
  until_day date not null,
  zone text not null,
  state text not null check (state in ('booked', 'under-way', 'ended', 'closed', 'cancelled')),
  revision int not null default 1,
  route text not null,
  rules_on date not null,
  started_on date,
  ended_on date,
  end_reason jsonb,
  early boolean not null default false,
  weeks_drawn int not null,
  handover_item uuid,
  made_at timestamptz not null,
  state_since timestamptz not null,
  synthetic boolean not null default false,
  check (until_day >= from_day)
);
comment on column placement.placement.organisation_id is 'the host''s, though the sender books';
comment on column placement.placement.expert_name is 'class=P3 subject=expert purpose=placement retention=case+5y';
comment on column placement.placement.rules_on is 'the day whose rules the case keeps';
create unique index placement_of_terms on placement.placement (terms_id) where state <> 'cancelled';
create index placement_days on placement.placement (from_day, until_day);
create index placement_expert on placement.placement (expert_id);
create index placement_hub on placement.placement (hub_id);
/*
 Cases whose placement one has part in: host, router and programme, the office whose expert was booked, and who is named.
 A sender that was invited and not chosen has none.
*/
create function placement.my_placements() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select terms_id from placement.my_host_cases() as host (terms_id)
  union
  select terms_id from placement.placement where sender = identity.organisation() and state <> 'cancelled'
  union
  select terms_id from placement.case_person
  where person_id = identity.person() and left_at is null and capacity in ('expert', 'counterpart')
    and identity.role() in ('expert', 'instructor')
$$;
revoke execute on function placement.my_placements from public;
grant execute on function placement.my_placements to jembatan_app;
-- The sender books, in the name of the host.
call placement.declare_case('placement.placement',
  reads => 'sender = (select identity.organisation()) or terms_id in (select placement.my_placements())');
drop policy adds on placement.placement;
create policy adds on placement.placement for insert to jembatan_app with check (
  terms_id in (select placement.my_cases()) and organisation_id in
    (select t.organisation_id from placement.terms t where t.terms_id = placement.terms_id));

-- Rules of a route are dated data; a case copies those of its day and keeps them.
create table placement.rule (
  key text not null check (key ~ '^[a-z0-9-]{2,60}$'),
  route text not null check (route ~ '^[a-z-]{2,40}$'),
  valid_from date not null,
  valid_until date,
  position int not null,
  title jsonb not null,
  help jsonb,
  office_key text,
  by_capacity text not null check (by_capacity in ('host', 'router', 'programme', 'sender')),
  days_before int not null check (days_before between 0 and 730),
  paper text check (paper is null or paper in ('identity', 'letter')),
  source text,
  synthetic boolean not null default false,
  primary key (route, key, valid_from),
  check (valid_until is null or valid_until >= valid_from)
);
comment on column placement.rule.office_key is 'the agency of the directory that gives it';
comment on column placement.rule.days_before is 'days before the start by which it has to be there';
comment on column placement.rule.source is 'where it is written; null: a person has still to say';
call identity.declare_visibility('placement.rule', 'public', '{placement.import-rules,demo.reset}');

create table placement.case_check (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid not null references placement.placement (placement_id) on delete cascade,
  check_id uuid primary key,
  rule_key text not null,
  rule jsonb not null,
  capacity text not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  reference text check (reference is null or length(reference) between 1 and 200),
  done_on date,
  reason text check (reason is null or length(reason) <= 1000),
  done_by uuid,
  at timestamptz,
  synthetic boolean not null default false,
  unique (placement_id, rule_key)
);
comment on column placement.case_check.reference is 'class=P2: number of the letter or permit';
create index case_check_terms on placement.case_check (terms_id);
call placement.declare_case('placement.case_check');
drop policy adds on placement.case_check;
create policy adds on placement.case_check for insert to jembatan_app with check (terms_id in (select placement.my_cases()));

-- Identity papers: enciphered, a key for each, in no file store; the filing officer of an open case opens them.
create table placement.identity_paper (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  paper_id uuid primary key,
  kind text not null check (kind in ('passport', 'identity-card', 'photo', 'permit', 'other')),
  enciphered bytea not null,
  key_enciphered bytea not null,
  media_type text not null,
  bytes int not null check (bytes between 1 and 10485760),
  handed_in_by uuid,
  handed_in_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column placement.identity_paper.enciphered is 'class=P4 subject=expert purpose=filing retention=case';
comment on column placement.identity_paper.key_enciphered is 'class=P4 subject=expert purpose=filing retention=case';
create index identity_paper_terms on placement.identity_paper (terms_id);
-- Handed in by the expert or the sender, who see of it that it is there; opened by the filing officer alone.
call placement.declare_case('placement.identity_paper', reads => 'terms_id in (select placement.my_files())',
  adds => 'terms_id in (select placement.my_cases()) or terms_id in (select placement.my_files())', changes => 'false',
  rights => 'select, insert, delete', removes => 'terms_id in (select placement.my_files())');

-- That a paper is there, without the paper; and each time that one was opened.
create table placement.paper_note (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  note_id uuid primary key,
  paper_id uuid not null,
  kind text not null,
  act text not null check (act in ('handed-in', 'opened', 'destroyed')),
  purpose text check (purpose is null or length(purpose) between 1 and 300),
  by_person uuid,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index paper_note_terms on placement.paper_note (terms_id, at);
call placement.declare_case('placement.paper_note',
  reads => 'terms_id in (select placement.my_placements()) or terms_id in (select placement.my_files())',
  adds => 'terms_id in (select placement.my_cases()) or terms_id in (select placement.my_files())', changes => 'false', rights => 'select, insert, delete');
-- Whoever closes or cancels a placement destroys its papers, and sees none of them.
create function placement.destroy_papers(terms uuid) returns table (paper_id uuid, kind text)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from placement.identity_paper p
  where p.terms_id = terms and terms in (select placement.my_cases())
    and identity.purpose() in ('placement.close-placement', 'placement.cancel-placement')
  returning p.paper_id, p.kind
$$;
revoke execute on function placement.destroy_papers from public;
grant execute on function placement.destroy_papers to jembatan_app;

-- What a counterpart could do before and after, for each unit.
create table placement.measure (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid not null references placement.placement (placement_id) on delete cascade,
  measure_id uuid primary key,
  objective_id uuid not null references placement.objective (objective_id),
  counterpart_id uuid not null references placement.counterpart (counterpart_id),
  unit text not null,
  phase text not null check (phase in ('before', 'after')),
  score numeric(8, 2) not null check (score between 0 and 100),
  how text check (how is null or length(how) <= 500),
  taken_on date not null,
  taken_by uuid,
  at timestamptz not null,
  synthetic boolean not null default false,
  unique (placement_id, objective_id, counterpart_id, unit, phase)
);
comment on column placement.measure.score is 'class=P2: 0 to 100';
create index measure_terms on placement.measure (terms_id);
-- Scores of a person are no matter of the party that sends: it reads how much passed on, and not of whom.
call placement.declare_case('placement.measure',
  reads => 'terms_id in (select placement.my_host_cases()) or ((select identity.organisation()) is null and terms_id in (select placement.my_placements()))');
create function placement.transfer_of(placement uuid, out measured int, out gain numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int, coalesce(sum(a.score - b.score), 0)
  from placement.measure b join placement.measure a
    using (placement_id, objective_id, counterpart_id, unit)
  where b.placement_id = placement and b.phase = 'before' and a.phase = 'after'
    and b.terms_id in (select placement.my_placements())
$$;
revoke execute on function placement.transfer_of from public;
grant execute on function placement.transfer_of to jembatan_app;

create table placement.diary_entry (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid not null references placement.placement (placement_id) on delete cascade,
  entry_id uuid primary key,
  day date not null,
  text text not null check (length(text) between 1 and 4000),
  written_in text not null check (written_in in ('id', 'en')),
  objective_id uuid references placement.objective (objective_id),
  written_by uuid,
  at timestamptz not null,
  synthetic boolean not null default false
);
comment on column placement.diary_entry.text is 'class=P2: what was done on that day';
create index diary_entry_placement on placement.diary_entry (placement_id, day);
call placement.declare_case('placement.diary_entry', reads => 'terms_id in (select placement.my_placements())', changes => 'false', rights => 'select, insert, delete');

create table placement.deliverable (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  deliverable_id uuid primary key,
  title jsonb not null,
  due_on date not null,
  milestone_id uuid references roster.milestone (milestone_id) on delete set null,
  state text not null default 'planned' check (state in ('planned', 'handed-in', 'returned', 'accepted', 'dropped')),
  file_hash text,
  file_label text,
  note text check (note is null or length(note) <= 1000),
  handed_in_by uuid,
  handed_in_at timestamptz,
  settled_by uuid,
  settled_at timestamptz,
  revision int not null default 1,
  synthetic boolean not null default false
);
comment on column placement.deliverable.file_label is 'class=P1: name of the file as it came';
create index deliverable_terms on placement.deliverable (terms_id, due_on);
create index deliverable_milestone on placement.deliverable (milestone_id);
call placement.declare_case('placement.deliverable', reads => 'terms_id in (select placement.my_placements())', adds => 'organisation_id = (select identity.organisation()) and terms_id in (select placement.my_cases())');

create table placement.extension (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid not null references placement.placement (placement_id) on delete cascade,
  extension_id uuid primary key,
  until_day date not null,
  weeks int not null check (weeks between 0 and 52),
  reason text not null check (length(reason) between 1 and 1000),
  written_in text not null check (written_in in ('id', 'en')),
  state text not null default 'asked' check (state in ('asked', 'approved', 'agreed', 'refused')),
  asked_by uuid,
  asked_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  synthetic boolean not null default false
);
comment on column placement.extension.reason is 'class=P2: why';
create index extension_placement on placement.extension (placement_id);
create index extension_terms on placement.extension (terms_id);
call placement.declare_case('placement.extension');

create table placement.feedback (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid not null references placement.placement (placement_id) on delete cascade,
  feedback_id uuid primary key,
  capacity text not null check (capacity in ('host', 'expert', 'counterpart')),
  rating int not null check (rating between 1 and 5),
  went_well text check (went_well is null or length(went_well) <= 2000),
  to_change text check (to_change is null or length(to_change) <= 2000),
  written_in text not null check (written_in in ('id', 'en')),
  person_id uuid,
  at timestamptz not null,
  synthetic boolean not null default false,
  unique (placement_id, capacity, person_id)
);
comment on column placement.feedback.went_well is 'class=P2: what somebody of the case says of it';
create index feedback_terms on placement.feedback (terms_id);
-- Of each other they read it when the placement is closed.
call placement.declare_case('placement.feedback',
  reads => 'person_id = (select identity.person()) or (terms_id in (select placement.my_placements()) and placement_id in (select p.placement_id from placement.placement p where p.state = ''closed''))',
  changes => 'false', rights => 'select, insert, delete');

create table placement.certificate (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  placement_id uuid primary key references placement.placement (placement_id) on delete cascade,
  number text not null,
  content jsonb not null,
  content_hash text not null,
  issued_on date not null,
  issued_by uuid,
  synthetic boolean not null default false,
  unique (organisation_id, number)
);
comment on column placement.certificate.content is 'class=P3 subject=expert purpose=certificate retention=case+10y';
create index certificate_terms on placement.certificate (terms_id);
call placement.declare_case('placement.certificate', reads => 'terms_id in (select placement.my_placements())',
  adds => 'organisation_id = (select identity.organisation()) and terms_id in (select placement.my_cases())', changes => 'false', rights => 'select, insert, delete');
