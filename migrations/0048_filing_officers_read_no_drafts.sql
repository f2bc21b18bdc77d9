-- A filing officer keeps an office's papers of single cases and is no office role: of proposals, letters and texts the
-- thread shows them what is released, like to anybody else, and not what their office is still writing.
create policy keeps_drafts_from_filing on thread.record as restrictive for select to jembatan_app using (
  (select identity.role()) <> 'filing' or kind not like 'agreement.%'
  or 'public' = any (released_to) or (select identity.party()) = any (released_to));
