-- Who acts: parties, organisations, people, memberships, and the walls between them.
-- The transaction carries its principal in settings; row-level security reads them through these functions.
create schema identity;
grant usage on schema identity to jembatan_app;

create function identity.principal_kind() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('jembatan.kind', true), ''), 'none') $$;
create function identity.person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('jembatan.person', true), '')::uuid $$;
create function identity.organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('jembatan.organisation', true), '')::uuid $$;
create function identity.party() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('jembatan.party', true), '') $$;
-- The purpose is the use case that runs: some tables answer to named use cases only.
create function identity.purpose() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('jembatan.purpose', true), '') $$;

/*
 Declares the one visibility of a table and raises its wall: row-level security enabled and forced, policies made,
 rights granted. Visibilities:
   public        everybody reads; only the owning organisation (column organisation_id) or the named use cases write
   person        the person (person_id) reads and writes
   organisation  members of the organisation (organisation_id) read and write; a person also reads their own row
   released      as organisation, and whoever the row is released to: released_to holds party codes or 'public'
   job           only the named use cases read and write
 Policies are checked on the old row and on the new one. A comment on the table keeps the declaration for the tests.
*/
create procedure identity.declare_visibility(
  target regclass, visibility text, use_cases text[] default '{}', rights text default 'select, insert, update, delete'
) language plpgsql as $$
declare
  has_organisation boolean := exists (select from pg_attribute where attrelid = target and attname = 'organisation_id');
  has_person boolean := exists (select from pg_attribute where attrelid = target and attname = 'person_id');
  named text := format('(select identity.purpose()) = any (%L::text[])', use_cases);
  own text := 'organisation_id = (select identity.organisation())';
  reads text;
  writes text;
begin
  case visibility
    when 'public' then
      reads := 'true';
      writes := case when has_organisation and use_cases = '{}' then own else named end;
    when 'person' then
      reads := 'person_id = (select identity.person())';
      writes := reads;
    when 'organisation' then
      reads := own || case when has_person then ' or person_id = (select identity.person())' else '' end;
      writes := own;
    when 'released' then
      reads := own || ' or ''public'' = any (released_to) or (select identity.party()) = any (released_to)';
      writes := own;
    when 'job' then
      reads := named;
      writes := named;
    else
      raise exception 'unknown visibility % for %', visibility, target;
  end case;
  if visibility <> 'public' and use_cases <> '{}' then
    reads := format('(%s) or %s', reads, named);
    writes := format('(%s) or %s', writes, named);
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy reads on %s for select to jembatan_app using (%s)', target, reads);
  execute format('create policy adds on %s for insert to jembatan_app with check (%s)', target, writes);
  execute format('create policy changes on %s for update to jembatan_app using (%s) with check (%s)', target, writes, writes);
  execute format('create policy removes on %s for delete to jembatan_app using (%s)', target, writes);
  execute format('grant %s on %s to jembatan_app', rights, target);
  execute format('comment on table %s is %L', target, 'visibility=' || visibility);
end $$;

create table identity.party (
  code text primary key check (code ~ '^[A-Z]{2}$'),
  name jsonb not null
);
call identity.declare_visibility('identity.party', 'public', '{identity.set-up-corridor,demo.reset}');

create table identity.organisation (
  organisation_id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]{2,60}$'),
  party text references identity.party (code),
  kind text not null,
  name jsonb not null,
  synthetic boolean not null default false
);
call identity.declare_visibility('identity.organisation', 'public', '{identity.set-up-corridor,demo.reset}');

-- The installation itself, for what the command line does before any organisation exists.
insert into identity.organisation (organisation_id, key, kind, name) values (
  '00000000-0000-7000-8000-000000000001', 'operator', 'operator',
  '{"id": "Pengelola sistem", "en": "System operator"}');

create table identity.corridor (
  code text primary key check (code ~ '^[a-z]{2}-[a-z]{2}$'),
  name jsonb not null,
  operator uuid references identity.organisation (organisation_id),
  synthetic boolean not null default false
);
comment on column identity.corridor.operator is 'the organisation for which the command line acts unless told otherwise';
call identity.declare_visibility('identity.corridor', 'public', '{identity.set-up-corridor,demo.reset}');

create table identity.person (
  person_id uuid primary key,
  organisation_id uuid not null references identity.organisation (organisation_id),
  username text unique check (username ~ '^[a-z0-9.-]{3,60}$'),
  name text not null check (length(name) between 1 and 200),
  job_title jsonb not null,
  synthetic boolean not null default false,
  created_at timestamptz not null default now()
);
comment on column identity.person.organisation_id is 'the organisation whose desk keeps this account';
comment on column identity.person.username is 'class=P3 subject=person purpose=sign-in retention=account+1y';
comment on column identity.person.name is 'class=P3 subject=person purpose=work-contact retention=account+1y';
comment on column identity.person.job_title is 'class=P3 subject=person purpose=work-contact retention=account+1y';
call identity.declare_visibility('identity.person', 'organisation',
  '{identity.sign-in,identity.claim-account,identity.set-password,identity.list-demo-people,identity.enter-as-demo-person,identity.set-up-corridor,demo.reset}');
create index person_organisation on identity.person (organisation_id);

create table identity.membership (
  membership_id uuid primary key,
  person_id uuid not null references identity.person (person_id) on delete cascade,
  organisation_id uuid not null references identity.organisation (organisation_id),
  role text not null check (role in ('officer', 'statistician', 'head', 'registrar', 'reader')),
  valid_from date not null,
  valid_until date,
  check (valid_until is null or valid_until >= valid_from)
);
call identity.declare_visibility('identity.membership', 'organisation',
  '{identity.sign-in,identity.claim-account,identity.list-demo-people,identity.enter-as-demo-person,identity.list-my-memberships,identity.switch-membership,identity.set-up-corridor,demo.reset}');
create index membership_person on identity.membership (person_id);
create index membership_organisation on identity.membership (organisation_id);

-- Whoever has a role in an organisation is known there by name, also when another organisation's desk keeps the account.
create policy reads_guests on identity.person for select to jembatan_app using (
  person_id in (select m.person_id from identity.membership m
    where m.organisation_id = (select identity.organisation())));

create table identity.credential (
  person_id uuid primary key references identity.person (person_id) on delete cascade,
  password_hash text not null,
  set_at timestamptz not null default now()
);
comment on column identity.credential.password_hash is 'class=P3 subject=person purpose=sign-in retention=account';
call identity.declare_visibility('identity.credential', 'job',
  '{identity.sign-in,identity.claim-account,identity.set-password,identity.issue-claim-code,demo.reset}');

create table identity.sign_in_failure (
  username text not null,
  at timestamptz not null default now()
);
comment on column identity.sign_in_failure.username is 'class=P3 subject=person purpose=throttling retention=1d';
create index sign_in_failure_username on identity.sign_in_failure (username, at);
call identity.declare_visibility('identity.sign_in_failure', 'job', '{identity.sign-in,identity.count-sign-in-failure}');

create table identity.claim_code (
  code_hash bytea primary key,
  person_id uuid not null references identity.person (person_id) on delete cascade,
  organisation_id uuid not null references identity.organisation (organisation_id),
  issued_by uuid references identity.person (person_id) on delete set null,
  issued_at timestamptz not null default now(),
  valid_until date not null,
  used_at timestamptz,
  press uuid
);
comment on column identity.claim_code.code_hash is 'class=P2: the code itself is never stored';
comment on column identity.claim_code.press is 'the press of a button that made it: the same press never makes a second code';
call identity.declare_visibility('identity.claim_code', 'organisation', '{identity.claim-account,demo.reset}');
create index claim_code_person on identity.claim_code (person_id);

create table identity.session (
  token_hash bytea primary key,
  person_id uuid not null references identity.person (person_id) on delete cascade,
  membership_id uuid not null references identity.membership (membership_id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on column identity.session.token_hash is 'class=P2: the token itself is never stored';
call identity.declare_visibility('identity.session', 'job',
  '{identity.sign-in,identity.claim-account,identity.sign-out,identity.enter-as-demo-person,identity.switch-membership,identity.issue-claim-code,identity.set-password,identity.end-membership,demo.reset}');
create index session_person on identity.session (person_id);
create index session_membership on identity.session (membership_id);

/*
 Who stands behind a session token, or no row. It runs with its owner's rights because the caller has no principal
 yet; it answers for one exact token only, and for a membership that is valid today in the organisation's own days.
*/
create function identity.resolve_session(token bytea, today date)
returns table (
  person_id uuid, name text, username text, membership_id uuid, organisation_id uuid, organisation_key text,
  organisation_name jsonb, party text, role text, memberships int
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select p.person_id, p.name, p.username, m.membership_id, o.organisation_id, o.key, o.name, o.party, m.role,
    (select count(*)::int from identity.membership other where other.person_id = p.person_id
      and other.valid_from <= today and (other.valid_until is null or other.valid_until >= today))
  from identity.session s
  join identity.membership m on m.membership_id = s.membership_id and m.person_id = s.person_id
  join identity.person p on p.person_id = s.person_id
  join identity.organisation o on o.organisation_id = m.organisation_id
  where s.token_hash = token and s.expires_at > now()
    and m.valid_from <= today and (m.valid_until is null or m.valid_until >= today)
$$;
revoke execute on function identity.resolve_session from public;
grant execute on function identity.resolve_session to jembatan_app;

-- One row for every change that a use case made. Never changed, never deleted by the application.
create table identity.audit (
  position bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  organisation_id uuid,
  person_id uuid,
  principal_kind text not null,
  use_case text not null,
  records jsonb not null default '[]',
  trace text not null
);
comment on column identity.audit.records is 'references (kind, id) of the records touched; no personal data';
call identity.declare_visibility('identity.audit', 'organisation', '{}', 'select');
create policy records_itself on identity.audit for insert to jembatan_app with check (
  organisation_id is not distinct from identity.organisation() and person_id is not distinct from identity.person());
grant insert on identity.audit to jembatan_app;
create index audit_organisation on identity.audit (organisation_id, position);
