-- One's own account says whether it has a password: it is asked for before another is chosen.
call identity.redeclare_visibility('identity.credential', 'job',
  '{identity.sign-in,identity.claim-account,identity.set-password,identity.list-my-memberships,identity.issue-claim-code,demo.reset}');
