-- PLACEMENT: from a centre's terms of reference to knowledge that stays.
create schema placement;
grant usage on schema placement to jembatan_app;

/*
 A case begins with terms of reference and goes on as a placement. The offices that take part in it read it from the day
 on which they came in: the host, which asks; the router, through which a local government's centre asks; the programme,
 which approves; a sender, which puts experts forward. People are in a case by name: the expert, counterparts, the filing
 officer. A row of a case is read by its offices and people unless it says less.
*/
create table placement.participant (
  organisation_id uuid not null,
  terms_id uuid not null,
  capacity text not null check (capacity in ('host', 'router', 'programme', 'sender')),
  party text not null,
  since timestamptz not null,
  invited_by uuid,
  synthetic boolean not null default false,
  primary key (organisation_id, terms_id, capacity)
);
create index participant_terms on placement.participant (terms_id, capacity);

create table placement.case_person (
  organisation_id uuid not null,
  terms_id uuid not null,
  person_id uuid not null,
  capacity text not null check (capacity in ('expert', 'counterpart', 'filing')),
  since timestamptz not null,
  left_at timestamptz,
  synthetic boolean not null default false,
  primary key (organisation_id, terms_id, person_id, capacity)
);
create index case_person_person on placement.case_person (person_id) where left_at is null;
create index case_person_terms on placement.case_person (terms_id);

create function placement.my_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select terms_id from placement.participant where organisation_id = identity.organisation()
  union
  select terms_id from placement.case_person
  where person_id = identity.person() and left_at is null and capacity in ('expert', 'counterpart')
    and identity.role() in ('expert', 'instructor')
$$;
-- Cases that an office receives people in, or answers for: host, router and programme, and not who sends.
create function placement.my_host_cases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select terms_id from placement.participant
  where organisation_id = identity.organisation() and capacity <> 'sender'
$$;
-- Whether an organisation takes part in a case: duties are raised for no other.
create function placement.takes_part(organisation uuid, person uuid, terms text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from placement.participant p
      where p.terms_id::text = terms and p.organisation_id = organisation)
    or exists (select from placement.case_person c
      where c.terms_id::text = terms and c.person_id = person and c.organisation_id = organisation)
$$;
-- The cases whose identity papers a person files, while they are open.
create function placement.my_files() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select terms_id from placement.case_person
  where person_id = identity.person() and organisation_id = identity.organisation()
    and capacity = 'filing' and left_at is null and identity.role() = 'filing'
$$;
revoke execute on function placement.my_cases, placement.my_host_cases, placement.takes_part, placement.my_files from public;
grant execute on function placement.my_cases, placement.my_host_cases, placement.takes_part, placement.my_files to jembatan_app;

-- Whose a row is and to which case it belongs never changes.
create function placement.keep_case() returns trigger language plpgsql as $$
begin
  if (new.organisation_id, new.terms_id) is distinct from (old.organisation_id, old.terms_id) then
    raise exception 'a row stays in its case' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

/*
 Declares a table of cases. `reads` is who of a case reads a row, `adds` narrows who adds one (always in the name of the
 organisation that keeps the account), `changes` who changes one. Rows go with the demo alone.
*/
create procedure placement.declare_case(
  target regclass, reads text default 'terms_id in (select placement.my_cases())',
  adds text default 'terms_id in (select placement.my_cases())',
  changes text default 'terms_id in (select placement.my_cases())',
  rights text default 'select, insert, update, delete', removes text default 'false'
) language plpgsql as $$
declare
  own text := 'organisation_id = (select identity.home()) and (select identity.home()) is not null';
  resets text := '(select identity.purpose()) = ''demo.reset''';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy reads on %s for select to jembatan_app using ((%s) or %s)', target, reads, resets);
  execute format('create policy adds on %s for insert to jembatan_app with check (%s and (%s))', target, own, adds);
  execute format('create policy changes on %s for update to jembatan_app using (%s) with check (%s)', target, changes, changes);
  execute format('create policy removes on %s for delete to jembatan_app using (%s or (%s))', target, resets, removes);
  execute format('create trigger keep_case before update on %s for each row execute function placement.keep_case()', target);
  execute format('grant %s on %s to jembatan_app', rights, target);
  execute format('comment on table %s is %L', target, 'visibility=case');
end $$;

-- Whoever begins a case is its host; whoever is in it lets the next one in.
create table placement.terms (
  organisation_id uuid not null,
  terms_id uuid primary key,
  number text not null check (length(number) between 1 and 60),
  centre_key text references roster.centre (key),
  hub_id uuid references roster.hub (hub_id),
  template text,
  title jsonb not null,
  background jsonb,
  state text not null check (state in ('draft', 'routing', 'review', 'edits', 'approved', 'ready', 'sourced',
    'declined', 'withdrawn', 'cancelled')),
  revision int not null default 1,
  weeks int check (weeks is null or weeks between 1 and 104),
  from_day date,
  until_day date,
  zone text not null,
  route text check (route is null or route ~ '^[a-z-]{2,40}$'),
  languages text[] not null default '{}',
  commitment_id uuid references agreement.commitment (commitment_id) on delete set null,
  next_capacity text check (next_capacity is null or next_capacity in ('host', 'router', 'programme', 'sender')),
  due_on date,
  submitted_by uuid,
  approved_by uuid,
  made_at timestamptz not null,
  state_since timestamptz not null,
  synthetic boolean not null default false,
  check (centre_key is not null or hub_id is not null),
  check (until_day is null or from_day is null or until_day >= from_day),
  unique (organisation_id, number)
);
comment on column placement.terms.next_capacity is 'who acts next, the same for every office of the case';
create index terms_state on placement.terms (state, due_on);
create index terms_hub on placement.terms (hub_id);
create index terms_commitment on placement.terms (commitment_id);
call placement.declare_case('placement.terms', reads => 'organisation_id = (select identity.organisation()) or terms_id in (select placement.my_cases())',
  adds => 'organisation_id = (select identity.organisation())');
call placement.declare_case('placement.participant', reads => 'organisation_id = (select identity.organisation()) or terms_id in (select placement.my_cases())', rights => 'select, insert, delete');
drop policy adds on placement.participant;
create policy adds on placement.participant for insert to jembatan_app with check (
  terms_id in (select placement.my_cases())
  or (organisation_id = (select identity.organisation()) and capacity = 'host' and terms_id in
    (select t.terms_id from placement.terms t where t.organisation_id = (select identity.organisation()))));
call placement.declare_case('placement.case_person', reads => 'person_id = (select identity.person()) or terms_id in (select placement.my_cases())');
drop policy adds on placement.case_person;
create policy adds on placement.case_person for insert to jembatan_app with check (terms_id in (select placement.my_cases()));

create table placement.objective (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  objective_id uuid primary key,
  position int not null,
  text jsonb not null,
  units jsonb not null default '[]',
  measure jsonb,
  counterparts uuid[] not null default '{}'
);
comment on column placement.objective.units is 'units of competence: scheme, version, code, title';
comment on column placement.objective.counterparts is 'whose transfer is measured; none named: all of the case';
comment on column placement.objective.measure is 'how transfer is measured: words in both languages, and the scale';
create index objective_terms on placement.objective (terms_id, position);
call placement.declare_case('placement.objective', adds => 'organisation_id = (select identity.organisation()) and terms_id in (select placement.my_cases())',
  changes => 'organisation_id = (select identity.organisation())', removes => 'organisation_id = (select identity.organisation())');

create table placement.required_skill (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  scheme text not null,
  version text not null,
  code text not null,
  title jsonb not null,
  level int not null check (level between 1 and 9),
  essential boolean not null default true,
  primary key (organisation_id, terms_id, scheme, code)
);
create index required_skill_terms on placement.required_skill (terms_id);
call placement.declare_case('placement.required_skill', adds => 'organisation_id = (select identity.organisation()) and terms_id in (select placement.my_cases())',
  changes => 'organisation_id = (select identity.organisation())', removes => 'organisation_id = (select identity.organisation())');

create table placement.counterpart (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  counterpart_id uuid primary key,
  instructor_id uuid references roster.instructor (instructor_id) on delete set null,
  person_id uuid,
  name text not null check (length(name) between 1 and 200),
  job jsonb not null,
  since date not null,
  until date,
  synthetic boolean not null default false,
  check (until is null or until >= since)
);
comment on column placement.counterpart.name is 'class=P3 subject=counterpart purpose=placement retention=case+5y';
create index counterpart_terms on placement.counterpart (terms_id);
call placement.declare_case('placement.counterpart', adds => 'organisation_id = (select identity.organisation()) and terms_id in (select placement.my_cases())',
  changes => 'organisation_id = (select identity.organisation())', removes => 'organisation_id = (select identity.organisation())');

-- What happened in a case, added and never changed. What one side says to itself is read by that side.
create table placement.case_event (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  event_id uuid primary key,
  record text not null check (record in ('terms', 'placement')),
  event text not null,
  from_state text,
  to_state text,
  capacity text not null,
  party text,
  inside boolean not null default false,
  note text check (note is null or length(note) <= 2000),
  written_in text check (written_in in ('id', 'en')),
  by_person uuid,
  at timestamptz not null,
  synthetic boolean not null default false
);
comment on column placement.case_event.inside is 'read by the offices of its own party alone';
comment on column placement.case_event.note is 'class=P2: why, in words';
create index case_event_terms on placement.case_event (terms_id, at);
call placement.declare_case('placement.case_event',
  reads => 'terms_id in (select placement.my_cases()) and (not inside or party = (select identity.party()))',
  rights => 'select, insert, delete');

-- An expert whom a sender puts forward: what the other side reads is what stands here, and nothing of the roster.
create table placement.nomination (
  organisation_id uuid not null,
  terms_id uuid not null references placement.terms (terms_id) on delete cascade,
  nomination_id uuid primary key,
  expert_id uuid not null references roster.expert (expert_id),
  person_id uuid,
  profile jsonb not null,
  reasons jsonb not null,
  basis jsonb not null,
  from_day date not null,
  until_day date not null,
  state text not null check (state in ('put-forward', 'shortlisted', 'selected', 'not-selected', 'withdrawn')),
  reason jsonb,
  told_at timestamptz,
  revision int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  synthetic boolean not null default false,
  check (until_day >= from_day),
  unique (terms_id, expert_id)
);
comment on column placement.nomination.profile is 'class=P3 subject=expert purpose=placement retention=case+5y';
comment on column placement.nomination.basis is 'by what it may cross the border: the agreement, and the day on which the expert agreed';
create index nomination_expert on placement.nomination (expert_id);
-- How far the selection of a case is, for every office of it: whose experts they are is not said.
create function placement.selection_states(terms uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select state from placement.nomination where terms_id = terms and terms in (select placement.my_cases())
$$;
revoke execute on function placement.selection_states from public;
grant execute on function placement.selection_states to jembatan_app;
call placement.declare_case('placement.nomination',
  reads => 'organisation_id = (select identity.organisation()) or person_id = (select identity.person()) or terms_id in (select placement.my_host_cases())',
  adds => 'terms_id in (select placement.my_cases())',
  changes => 'organisation_id = (select identity.organisation()) or terms_id in (select placement.my_host_cases())');

create table placement.interview_note (
  organisation_id uuid not null,
  terms_id uuid not null,
  nomination_id uuid not null references placement.nomination (nomination_id) on delete cascade,
  note_id uuid primary key,
  text text not null check (length(text) between 1 and 4000),
  written_in text not null check (written_in in ('id', 'en')),
  held_on date not null,
  written_by uuid,
  at timestamptz not null,
  synthetic boolean not null default false
);
comment on column placement.interview_note.text is 'class=P3 subject=expert purpose=selection retention=case+1y';
create index interview_note_nomination on placement.interview_note (nomination_id);
call placement.declare_case('placement.interview_note', reads => 'organisation_id = (select identity.organisation())',
  adds => 'terms_id in (select placement.my_host_cases())', changes => 'false', rights => 'select, insert, delete');

-- What of a person was shown to an office of the other side, when and for what; the person reads it.
create table placement.disclosure (
  organisation_id uuid not null,
  terms_id uuid not null,
  disclosure_id uuid primary key,
  person_id uuid,
  expert_id uuid not null,
  fields text[] not null,
  purpose text not null,
  shown_to uuid not null,
  shown_to_person uuid,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index disclosure_expert on placement.disclosure (expert_id, at);
create index disclosure_person on placement.disclosure (person_id, at);
call placement.declare_case('placement.disclosure',
  reads => 'person_id = (select identity.person()) or organisation_id = (select identity.organisation())',
  changes => 'false', rights => 'select, insert, delete');
drop policy adds on placement.disclosure;
create policy adds on placement.disclosure for insert to jembatan_app with check (
  shown_to = (select identity.organisation()) and terms_id in (select placement.my_host_cases()));

/*
 Who acts in a case raises and closes what falls due for the others of it: a duty about a case says nothing that not
 every office of the case reads.
*/
create policy raises_in_case on duty.duty for insert to jembatan_app with check (
  record_kind like 'placement.%' and split_part(record_id, '/', 1) in (select placement.my_cases()::text)
  and placement.takes_part(organisation_id, person_id, split_part(record_id, '/', 1)));
create policy finds_in_case on duty.duty for select to jembatan_app using (
  (select identity.purpose()) like 'placement.%' and record_kind like 'placement.%'
  and split_part(record_id, '/', 1) in (select placement.my_cases()::text));
create policy closes_in_case on duty.duty for update to jembatan_app
  using (record_kind like 'placement.%' and split_part(record_id, '/', 1) in (select placement.my_cases()::text))
  with check (record_kind like 'placement.%' and split_part(record_id, '/', 1) in (select placement.my_cases()::text));

/*
 A case reads the commitment that carries it. The programme of the party to which it was promised draws from it; who
 shortens or ends a case gives back what is not used.
*/
create function placement.my_commitments() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select commitment_id from placement.terms
  where commitment_id is not null and terms_id in (select placement.my_cases())
$$;
revoke execute on function placement.my_commitments from public;
grant execute on function placement.my_commitments to jembatan_app;
create function placement.gives_back() returns boolean language sql stable parallel safe as $$
  select identity.purpose() in
    ('placement.cancel-terms', 'placement.end-early', 'placement.end-placement', 'placement.cancel-placement',
      'placement.refuse-extension')
$$;

create policy carries_case on agreement.commitment for select to jembatan_app using (
  (select identity.purpose()) like 'placement.%' and commitment_id in (select placement.my_commitments()));
create policy draws on agreement.commitment_balance for update to jembatan_app using (
  (select identity.purpose()) in ('placement.approve-terms', 'placement.approve-extension')
  and commitment_id in (select c.commitment_id from agreement.commitment c where c.party <> (select identity.party())));
create policy gives_back on agreement.commitment_balance for update to jembatan_app using (
  (select placement.gives_back()) and commitment_id in (select placement.my_commitments()));
create policy draws on agreement.drawdown for insert to jembatan_app with check (
  organisation_id = (select identity.organisation())
  and (select identity.purpose()) in ('placement.approve-terms', 'placement.approve-extension')
  and (circle_id, commitment_id) in (select c.circle_id, c.commitment_id from agreement.commitment c
    where c.party <> (select identity.party())));
create policy gives_back on agreement.drawdown for insert to jembatan_app with check (
  organisation_id = (select identity.organisation()) and quantity < 0 and (select placement.gives_back())
  and commitment_id in (select placement.my_commitments())
  and (circle_id, commitment_id) in (select c.circle_id, c.commitment_id from agreement.commitment c));
