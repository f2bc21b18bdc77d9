-- A reply that was made ready is not ready once somebody of the circle takes back what it says: the lead's duty to release
-- it ends then, whoever of the circle did so. Nothing else of the lead's duties is seen or changed.
create function agreement.prepared_in_my_circles() returns table (organisation_id uuid, version_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.organisation_id, v.version_id
  from agreement.circle c join agreement.version v on v.proposal_id = c.proposal_id
  where c.side = 'answering' and c.circle_id in (select agreement.my_circles())
$$;
revoke execute on function agreement.prepared_in_my_circles from public;
grant execute on function agreement.prepared_in_my_circles to jembatan_app;

create policy finds_reply_not_ready on duty.duty for select to jembatan_app using (
  record_kind = 'agreement.reply-draft' and state in ('open', 'cancelled')
  and (select identity.purpose()) in ('agreement.withdraw-comment', 'agreement.set-stance', 'agreement.save-candidate')
  and (organisation_id, record_id) in
    (select p.organisation_id, p.version_id::text from agreement.prepared_in_my_circles() p));
create policy ends_reply_not_ready on duty.duty for update to jembatan_app
  using (record_kind = 'agreement.reply-draft' and state = 'open'
    and (select identity.purpose()) in ('agreement.withdraw-comment', 'agreement.set-stance', 'agreement.save-candidate')
    and (organisation_id, record_id) in
      (select p.organisation_id, p.version_id::text from agreement.prepared_in_my_circles() p))
  with check (record_kind = 'agreement.reply-draft' and state = 'cancelled'
    and (select identity.purpose()) in ('agreement.withdraw-comment', 'agreement.set-stance', 'agreement.save-candidate')
    and (organisation_id, record_id) in
      (select p.organisation_id, p.version_id::text from agreement.prepared_in_my_circles() p));
