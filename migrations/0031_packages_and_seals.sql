-- AGREE: packages for offices without an account, seals, the signed paper, commitments.

-- The page for an office without an account: who has the code on the letter reads this one release.
create table agreement.package (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  package_id uuid primary key,
  hop_id uuid not null references agreement.hop (hop_id) on delete cascade,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  code_hash text not null unique,
  page jsonb not null,
  signature text,
  made_by uuid,
  made_at timestamptz not null,
  expires_on date not null,
  revoked_at timestamptz,
  opened_count int not null default 0,
  opened_at timestamptz,
  synthetic boolean not null default false
);
comment on column agreement.package.code_hash is 'class=P2: the code itself is never stored';
comment on column agreement.package.page is 'what the page shows: asked of whom, by which mandate, the released document, what changed';
comment on column agreement.package.signature is 'class=P1: signature of the party over the page';
create index package_hop on agreement.package (hop_id);
create index package_version on agreement.package (version_id);
create index package_circle on agreement.package (circle_id);
-- Made by who sends the letter, which may be the channel; read with its code by whoever has it.
call agreement.declare_circle('agreement.package',
  'organisation_id = (select identity.organisation()) or (select identity.purpose()) = ''agreement.open-package''');
drop policy adds on agreement.package;
create policy adds on agreement.package for insert to jembatan_app with check (
  organisation_id = (select identity.organisation())
  and exists (select from agreement.hop h join agreement.version v on v.version_id = h.version_id
    where h.hop_id = package.hop_id and h.organisation_id = (select identity.organisation()) and h.to_organisation is null
      and v.version_id = package.version_id and v.circle_id = package.circle_id));
drop policy changes on agreement.package;
create policy changes on agreement.package for update to jembatan_app
  using (organisation_id = (select identity.organisation()) or (select identity.purpose()) = 'agreement.open-package')
  with check (organisation_id = (select identity.organisation()) or (select identity.purpose()) = 'agreement.open-package');
create function agreement.keep_package() returns trigger language plpgsql as $$
begin
  if (old.signature is not null and new.signature is distinct from old.signature)
    or to_jsonb(new) - '{revoked_at,opened_count,opened_at,signature}'::text[]
      is distinct from to_jsonb(old) - '{revoked_at,opened_count,opened_at,signature}'::text[] then
    raise exception 'a package that was made does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_package before update on agreement.package for each row execute function agreement.keep_package();

-- A party's keys. The private one is kept under a passphrase that the signing officers have and this installation has not.
create table agreement.signing_key (
  organisation_id uuid not null,
  key_id text primary key,
  party text not null,
  public_key text not null,
  made_by uuid,
  confirmed_by uuid,
  made_at timestamptz not null,
  retired_on date,
  synthetic boolean not null default false
);
call identity.declare_visibility('agreement.signing_key', 'public',
  '{agreement.make-signing-key,agreement.confirm-signing-key,agreement.retire-signing-key,demo.reset}');
create table agreement.signing_secret (
  organisation_id uuid not null,
  key_id text not null references agreement.signing_key (key_id) on delete cascade,
  private_key text not null,
  primary key (organisation_id, key_id)
);
comment on column agreement.signing_secret.private_key is 'class=P2: PKCS#8, encrypted with a passphrase that is not stored';
call identity.declare_visibility('agreement.signing_secret', 'organisation', '{demo.reset}', 'select, insert, delete');

-- One party's seal on a released version: one person asks for it, another one turns the key.
create table agreement.seal_request (
  organisation_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  party text not null,
  content_hash text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (version_id, organisation_id)
);
call identity.declare_visibility('agreement.seal_request', 'organisation', '{demo.reset}', 'select, insert, delete');
create table agreement.seal (
  organisation_id uuid not null,
  circle_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  party text not null,
  content_hash text not null,
  key_id text not null references agreement.signing_key (key_id),
  signature text not null,
  asked_by uuid,
  sealed_by uuid,
  sealed_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (version_id, party)
);
comment on column agreement.seal.signature is 'class=P1: signature of the party over the hash';
create index seal_key on agreement.seal (key_id);
create index seal_circle on agreement.seal (circle_id);
call agreement.declare_circle('agreement.seal', 'version_id in (select agreement.my_versions())', rights => 'select, insert, delete');
-- Each in the name of its own party, on what it reads and in the circle of that paper.
drop policy adds on agreement.seal;
create policy adds on agreement.seal for insert to jembatan_app with check (
  organisation_id = (select identity.organisation()) and party = (select identity.party())
  and exists (select from agreement.version v
    where v.version_id = seal.version_id and v.circle_id = seal.circle_id and v.kind = 'release'));

-- The signed paper is the authority: what it says differently from the sealed text is written down.
create table agreement.signed_scan (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  scan_id uuid primary key,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  proposal_id uuid not null,
  file_hash text not null,
  file_label text not null,
  signed_on date not null,
  place text not null check (length(place) between 1 and 200),
  signatories jsonb not null,
  full_powers jsonb not null,
  languages text[] not null,
  prevailing text not null check (prevailing in ('id', 'en', 'both')),
  differences jsonb not null default '[]',
  recorded_by uuid,
  recorded_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  synthetic boolean not null default false
);
comment on column agreement.signed_scan.file_label is 'class=P1: name of the scan as it came';
comment on column agreement.signed_scan.place is 'class=P0: where it was signed';
comment on column agreement.signed_scan.signatories is 'class=P1: who signed in which office, as printed under the public document';
create index signed_scan_version on agreement.signed_scan (version_id);
create index signed_scan_circle on agreement.signed_scan (circle_id);
-- Until a second person has confirmed it, what the scan says stays in the circle.
call agreement.declare_circle('agreement.signed_scan',
  'confirmed_at is not null and version_id in (select agreement.my_versions())');

-- What a clause obliges a party to give, from the day of signature on.
create table agreement.commitment (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  commitment_id uuid primary key,
  proposal_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  clause_id uuid not null,
  kind text not null,
  title jsonb not null,
  party text not null,
  quantity numeric(20, 4) not null check (quantity > 0),
  unit text not null,
  period_from date not null,
  period_until date not null,
  evidence jsonb,
  replaced_by uuid references agreement.commitment (commitment_id),
  made_at timestamptz not null,
  synthetic boolean not null default false,
  check (period_until >= period_from),
  unique (circle_id, version_id, clause_id)
);
create index commitment_version on agreement.commitment (version_id);
create index commitment_replaced on agreement.commitment (replaced_by);
call agreement.declare_circle('agreement.commitment', 'version_id in (select agreement.my_versions())');

/*
 What falls due at one end of a letter is raised and closed by who acts at the other: a duty is about a hop, about its
 receipt, or about a circle into which its organisation was invited, and says nothing that is not released.
*/
create policy raises_for_others on duty.duty for insert to jembatan_app with check (
  (record_kind in ('agreement.hop', 'agreement.receipt') and exists (select from agreement.hop h
    where h.hop_id::text = record_id and duty.organisation_id in (h.organisation_id, h.to_organisation)))
  or (record_kind = 'agreement.circle' and exists (select from agreement.circle_member m
    where m.circle_id || '/' || m.organisation_id = record_id and m.organisation_id = duty.organisation_id)));
create policy ends_for_others on duty.duty for update to jembatan_app
  using ((select identity.purpose()) in ('agreement.end-drafting', 'agreement.release-version')
    and record_kind = 'agreement.circle' and exists (select from agreement.circle c
      where c.circle_id || '/' || duty.organisation_id = record_id and c.organisation_id = (select identity.organisation())))
  with check ((select identity.purpose()) in ('agreement.end-drafting', 'agreement.release-version')
    and record_kind = 'agreement.circle' and exists (select from agreement.circle c
      where c.circle_id || '/' || duty.organisation_id = record_id and c.organisation_id = (select identity.organisation())));
create policy finds_what_ends on duty.duty for select to jembatan_app using (
  (select identity.purpose()) in ('agreement.end-drafting', 'agreement.release-version')
    and record_kind = 'agreement.circle' and exists (select from agreement.circle c
      where c.circle_id || '/' || duty.organisation_id = record_id and c.organisation_id = (select identity.organisation())));
create policy finds_for_others on duty.duty for select to jembatan_app using (
  (select identity.purpose()) in ('agreement.take-receipt', 'agreement.release-reply')
  and record_kind in ('agreement.hop', 'agreement.receipt') and exists (select from agreement.hop h
    where h.hop_id::text = record_id and (select identity.organisation()) in (h.organisation_id, h.to_organisation)));
create policy closes_for_others on duty.duty for update to jembatan_app
  using ((select identity.purpose()) in ('agreement.take-receipt', 'agreement.release-reply')
    and record_kind in ('agreement.hop', 'agreement.receipt') and exists (select from agreement.hop h
      where h.hop_id::text = record_id and (select identity.organisation()) in (h.organisation_id, h.to_organisation)))
  with check ((select identity.purpose()) in ('agreement.take-receipt', 'agreement.release-reply')
    and record_kind in ('agreement.hop', 'agreement.receipt') and exists (select from agreement.hop h
      where h.hop_id::text = record_id and (select identity.organisation()) in (h.organisation_id, h.to_organisation)));
