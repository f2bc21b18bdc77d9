-- Experts, instructors and filing officers. An expert and an instructor act for themselves: the walls give them their own
-- rows and the cases in which they are named, and nothing because of the office that keeps their account.
alter table identity.membership drop constraint membership_role_check;
alter table identity.membership add constraint membership_role_check
  check (role in ('officer', 'statistician', 'head', 'registrar', 'reader', 'filing', 'expert', 'instructor')) not valid;
alter table identity.membership validate constraint membership_role_check;

create function identity.role() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('jembatan.role', true), '') $$;
-- The organisation that keeps the account, whatever the role.
create function identity.home() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('jembatan.organisation', true), '')::uuid $$;
-- The organisation and the party for which the principal acts: none for those who act for themselves.
create or replace function identity.organisation() returns uuid language sql stable parallel safe
  as $$ select case when coalesce(current_setting('jembatan.role', true), '') in ('expert', 'instructor') then null
    else nullif(current_setting('jembatan.organisation', true), '')::uuid end $$;
create or replace function identity.party() returns text language sql stable parallel safe
  as $$ select case when coalesce(current_setting('jembatan.role', true), '') in ('expert', 'instructor') then null
    else nullif(current_setting('jembatan.party', true), '') end $$;

-- What they do is in the audit of the organisation that keeps their account.
drop policy records_itself on identity.audit;
create policy records_itself on identity.audit for insert to jembatan_app with check (
  organisation_id is not distinct from identity.home() and person_id is not distinct from identity.person());
