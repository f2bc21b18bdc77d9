-- A list of elsewhere becomes an edition when a second person of the office confirms it, and is withdrawn by two as well.

-- What was entered and nobody has confirmed: the office's own. Its name in addresses is taken already.
create table evidence.edition_proposal (
  organisation_id uuid not null,
  edition_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  content jsonb not null,
  content_hash text not null,
  document_hash text,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  synthetic boolean not null default false,
  unique (organisation_id, name)
);
comment on column evidence.edition_proposal.name is 'class=P0: short name in addresses, as 2018';
comment on column evidence.edition_proposal.content is 'the edition as it will be sealed';
comment on column evidence.edition_proposal.document_hash is 'the publication, as it came, in the file store';
call identity.declare_visibility('evidence.edition_proposal', 'organisation', '{demo.reset}', 'select, insert, delete');

-- Who takes an entry back gives its name free.
create policy frees on evidence.edition_name for delete to jembatan_app using (
  organisation_id = (select identity.organisation())
  and (select identity.purpose()) = 'evidence.withdraw-edition');

alter table evidence.edition add column entered_by uuid,
  add check (entered_by is null or entered_by is distinct from sealed_by);
comment on column evidence.edition.entered_by is 'who entered a publication of elsewhere; another person sealed it';

-- That an edition of elsewhere is withdrawn: asked for by one, confirmed by another. The edition itself never changes.
create table evidence.edition_withdrawal (
  organisation_id uuid not null,
  edition_id uuid primary key references evidence.edition (edition_id) on delete cascade,
  reason text not null check (length(reason) between 1 and 2000),
  asked_by uuid,
  asked_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  released_to text[] not null default '{}',
  check (withdrawn_by is null or withdrawn_by is distinct from asked_by)
);
comment on column evidence.edition_withdrawal.withdrawn_at is 'null: it waits to be confirmed, and the edition stands';
call identity.declare_visibility('evidence.edition_withdrawal', 'released', '{demo.reset}');

-- Whatever a use case may ask for: what was withdrawn stays so.
create policy stays on evidence.edition_withdrawal as restrictive for update to jembatan_app
  using (withdrawn_at is null) with check (true);
create policy remains on evidence.edition_withdrawal as restrictive for delete to jembatan_app using (withdrawn_at is null);
