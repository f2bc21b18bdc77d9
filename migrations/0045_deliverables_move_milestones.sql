-- A deliverable that the host of a case accepts moves a milestone of the case's hub, also where the hub is another
-- office's; that office owes it no longer.
create policy moved_by_deliverable on roster.milestone for update to jembatan_app
  using ((select identity.purpose()) = 'placement.accept-deliverable' and hub_id in
    (select t.hub_id from placement.terms t where t.terms_id in (select placement.my_host_cases())))
  with check ((select identity.purpose()) = 'placement.accept-deliverable' and hub_id in
    (select t.hub_id from placement.terms t where t.terms_id in (select placement.my_host_cases())));

create policy finds_milestone on duty.duty for select to jembatan_app using (
  (select identity.purpose()) = 'placement.accept-deliverable' and record_kind = 'roster.milestone'
  and record_id in (select m.milestone_id::text from roster.milestone m join placement.terms t on t.hub_id = m.hub_id
    where t.terms_id in (select placement.my_host_cases())));
create policy closes_milestone on duty.duty for update to jembatan_app
  using ((select identity.purpose()) = 'placement.accept-deliverable' and record_kind = 'roster.milestone'
    and record_id in (select m.milestone_id::text from roster.milestone m join placement.terms t on t.hub_id = m.hub_id
      where t.terms_id in (select placement.my_host_cases())))
  with check ((select identity.purpose()) = 'placement.accept-deliverable' and record_kind = 'roster.milestone'
    and record_id in (select m.milestone_id::text from roster.milestone m join placement.terms t on t.hub_id = m.hub_id
      where t.terms_id in (select placement.my_host_cases())));
