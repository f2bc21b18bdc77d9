-- AGREE: what two governments write to each other, from the first letter to the commitments that are drawn down.
create schema agreement;
grant usage on schema agreement to jembatan_app;

-- The ledger of an office: what was written, said, asked and promised, and who has to act next.
create table agreement.ledger_entry (
  organisation_id uuid not null,
  entry_id uuid primary key,
  kind text not null check (kind in ('letter', 'meeting', 'decision', 'ask', 'reply', 'action', 'commitment')),
  number text check (number is null or length(number) between 1 and 120),
  on_date date not null,
  sender text check (sender is null or length(sender) between 1 and 200),
  receiver text check (receiver is null or length(receiver) between 1 and 200),
  channel text check (channel is null or channel in ('letter', 'mail', 'meeting', 'chat', 'phone', 'embassy', 'workbench')),
  subject jsonb not null,
  agenda jsonb,
  body jsonb,
  owner text check (owner is null or length(owner) between 1 and 200),
  owner_person uuid,
  owner_role text,
  due_on date,
  next_actor text check (next_actor is null or length(next_actor) between 1 and 200),
  state text not null default 'open' check (state in ('open', 'waiting', 'answered', 'done', 'cancelled')),
  under_id uuid references agreement.ledger_entry (entry_id) on delete set null,
  answers_id uuid references agreement.ledger_entry (entry_id) on delete set null,
  answer_counts boolean not null default true,
  proposal_id uuid,
  file_hash text,
  file_label text,
  source text not null check (source in ('typed', 'file', 'workbench')),
  import_hash text,
  import_row int,
  import_part text check (import_part is null or import_part in ('entry', 'reply')),
  import_said jsonb,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  changed_at timestamptz,
  synthetic boolean not null default false
);
comment on column agreement.ledger_entry.agenda is 'of a meeting: what was to be spoken of; its minutes are the body';
comment on column agreement.ledger_entry.import_said is 'class=P2: what the file of an office said last: only what another one says differently is a change';
comment on column agreement.ledger_entry.sender is 'class=P1: the office that wrote or said it';
comment on column agreement.ledger_entry.receiver is 'class=P1: the office to which it went';
comment on column agreement.ledger_entry.owner is 'class=P2: the office or role that has to act, as written down';
comment on column agreement.ledger_entry.under_id is 'the meeting or letter that a decision, an ask or an action comes from';
comment on column agreement.ledger_entry.answers_id is 'the letter or ask that a reply answers';
comment on column agreement.ledger_entry.answer_counts is 'of two replies to one ask a person says which one counts';
comment on column agreement.ledger_entry.file_label is 'class=P1: name of the scan as it came';
create index ledger_dates on agreement.ledger_entry (organisation_id, on_date desc, entry_id);
create index ledger_due on agreement.ledger_entry (organisation_id, due_on) where state in ('open', 'waiting');
create index ledger_under on agreement.ledger_entry (under_id);
create index ledger_answers on agreement.ledger_entry (answers_id);
create index ledger_proposal on agreement.ledger_entry (proposal_id);
create unique index ledger_import on agreement.ledger_entry (organisation_id, import_hash, import_row, import_part)
  where import_hash is not null;
create index ledger_number on agreement.ledger_entry (organisation_id, lower(regexp_replace(number, '\s', '', 'g')))
  where number is not null;
call identity.declare_visibility('agreement.ledger_entry', 'organisation', '{demo.reset}');

-- What an entry was before it was changed. Added, never changed.
create table agreement.ledger_change (
  organisation_id uuid not null,
  change_id uuid primary key,
  entry_id uuid not null references agreement.ledger_entry (entry_id) on delete cascade,
  was jsonb not null,
  source text not null check (source in ('typed', 'file')),
  changed_by uuid,
  changed_at timestamptz not null
);
comment on column agreement.ledger_change.was is 'class=P2: the fields that changed, as they were';
create index ledger_change_entry on agreement.ledger_change (entry_id, changed_at);
call identity.declare_visibility('agreement.ledger_change', 'organisation', '{demo.reset}', 'select, insert, delete');

-- How the columns of an office's own tracker are read, mapped once.
create table agreement.tracker_mapping (
  organisation_id uuid not null,
  mapping_id uuid primary key,
  headings text[] not null,
  columns jsonb not null,
  saved_by uuid,
  saved_at timestamptz not null default now(),
  synthetic boolean not null default false,
  unique (organisation_id, headings)
);
call identity.declare_visibility('agreement.tracker_mapping', 'organisation', '{demo.reset}');

/*
 A circle is who writes together and is not read by others: the ministries that draft a proposal, or the desk and the
 agencies that think about an answer. A proposal has one circle for each side. What leaves a circle leaves as a version
 or a reply, along hops; whoever got the hop reads exactly that.
*/
create table agreement.circle (
  organisation_id uuid not null,
  circle_id uuid primary key,
  proposal_id uuid not null,
  side text not null check (side in ('drafting', 'answering')),
  synthetic boolean not null default false,
  unique (proposal_id, organisation_id)
);
create table agreement.circle_member (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  proposal_id uuid not null,
  capacity text not null check (capacity in ('lead', 'co-drafter', 'channel', 'agency')),
  since date not null,
  left_on date,
  invited_by uuid,
  primary key (organisation_id, circle_id)
);
comment on column agreement.circle_member.capacity is 'channel: the coordinating ministry, which writes along before a release and leaves with it';
create index circle_member_circle on agreement.circle_member (circle_id);

create table agreement.version (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  version_id uuid primary key,
  proposal_id uuid not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('draft', 'release')),
  content jsonb not null,
  content_hash text not null,
  note text check (note is null or length(note) <= 1000),
  made_by uuid,
  made_at timestamptz not null,
  released_by uuid,
  synthetic boolean not null default false,
  unique (circle_id, number)
);
comment on column agreement.version.content is 'the canonical document, as released; its hash is of its canonical JSON';
create index version_circle on agreement.version (circle_id);

create table agreement.reply (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  reply_id uuid primary key,
  proposal_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  party text not null,
  letter_number text not null check (length(letter_number) between 1 and 120),
  letter_date date not null,
  content jsonb not null,
  content_hash text not null,
  prepared_by uuid,
  released_by uuid,
  released_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column agreement.reply.content is 'comments, positions and named agencies as they left';
create index reply_version on agreement.reply (version_id);
create index reply_circle on agreement.reply (circle_id);

-- A reply that is being made ready: one person prepares what will leave, another one releases exactly that.
create table agreement.reply_draft (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  letter_number text not null check (length(letter_number) between 1 and 120),
  letter_date date not null,
  content jsonb not null,
  content_hash text not null,
  prepared_by uuid,
  prepared_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (circle_id, version_id)
);
create index reply_draft_version on agreement.reply_draft (version_id);

-- One leg of the way: a version or a reply goes from one office to the next, with a letter, and its receipt comes back.
create table agreement.hop (
  organisation_id uuid not null,
  hop_id uuid primary key,
  circle_id uuid not null,
  proposal_id uuid not null,
  version_id uuid references agreement.version (version_id) on delete cascade,
  reply_id uuid references agreement.reply (reply_id) on delete cascade,
  position smallint not null,
  to_organisation uuid,
  to_agency text not null check (length(to_agency) between 1 and 200),
  agency_key text,
  from_agency text check (from_agency is null or length(from_agency) between 1 and 200),
  onward jsonb not null default '[]',
  asked text not null check (asked in ('relay', 'answer', 'inform', 'sign')),
  letter_number text not null check (length(letter_number) between 1 and 120),
  letter_date date not null,
  channel text not null,
  due_on date,
  sent_by uuid,
  sent_at timestamptz not null,
  received_by uuid,
  received_at timestamptz,
  received_note text check (received_note is null or length(received_note) <= 1000),
  reason text check (reason is null or length(reason) between 1 and 1000),
  file_hash text,
  synthetic boolean not null default false,
  check (num_nonnulls(version_id, reply_id) = 1)
);
comment on column agreement.hop.circle_id is 'the circle that sees where it is: that of the version or reply which travels';
comment on column agreement.hop.to_agency is 'class=P0: the office in words, also where it has no account';
comment on column agreement.hop.agency_key is 'the office in the directory, where its mandates stand';
comment on column agreement.hop.from_agency is 'class=P0: whose letter it is, where an office without an account wrote it and the one before it entered it';
comment on column agreement.hop.onward is 'the offices that come after this one on the route, as the sender knows them';
comment on column agreement.hop.asked is 'what the next office is asked to do';
comment on column agreement.hop.reason is 'why it goes to an office that is not on the route';
create index hop_version on agreement.hop (version_id);
create index hop_reply on agreement.hop (reply_id);
create index hop_to on agreement.hop (to_organisation);
create index hop_from on agreement.hop (organisation_id);
create index hop_circle on agreement.hop (circle_id);

/*
 Where the organisation of this transaction stands. What was answered is read by the whole circle that asked once it has
 come back to its lead. They run with their owner's rights, because the tables that they look into are behind walls which
 ask these very functions; each answers about the caller alone.
*/
create function agreement.my_circles() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select circle_id from agreement.circle_member
  where organisation_id = identity.organisation() and left_on is null
$$;
create function agreement.my_versions() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select version_id from agreement.hop
  where to_organisation = identity.organisation() and version_id is not null
  union
  select r.version_id from agreement.hop h join agreement.reply r on r.reply_id = h.reply_id
  where h.to_organisation = identity.organisation()
$$;
create function agreement.my_replies() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select reply_id from agreement.hop
  where to_organisation = identity.organisation() and reply_id is not null
  union
  select r.reply_id from agreement.hop h join agreement.reply r on r.reply_id = h.reply_id
    join agreement.version v on v.version_id = r.version_id
  where h.to_organisation = v.organisation_id and v.circle_id in (select agreement.my_circles())
$$;
revoke execute on function agreement.my_circles, agreement.my_versions, agreement.my_replies from public;
grant execute on function agreement.my_circles, agreement.my_versions, agreement.my_replies to jembatan_app;

/*
 Declares a table of circles: the circle reads and writes, each organisation in its own name. `also` is a further
 condition under which a row is read, `adds` narrows who of the circle adds one, `removes` under which one goes. What was
 written to another government is not taken away: rows go with the demo alone unless `removes` says otherwise.
*/
create procedure agreement.declare_circle(
  target regclass, also text default 'false', adds text default 'true', rights text default 'select, insert, update, delete',
  removes text default 'false'
) language plpgsql as $$
declare
  inside text := 'circle_id in (select agreement.my_circles())';
  own text := 'organisation_id = (select identity.organisation())';
  resets text := '(select identity.purpose()) = ''demo.reset''';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy reads on %s for select to jembatan_app using (%s or %s or (%s))', target, inside, resets, also);
  execute format('create policy adds on %s for insert to jembatan_app with check (%s and %s and (%s))', target, own, inside, adds);
  execute format('create policy changes on %s for update to jembatan_app using (%s) with check (%s)', target, inside, inside);
  execute format('create policy removes on %s for delete to jembatan_app using (%s or (%s and (%s)))', target, resets, inside, removes);
  execute format('create trigger keep_place before update on %s for each row execute function agreement.keep_place()', target);
  execute format('grant %s on %s to jembatan_app', rights, target);
  execute format('comment on table %s is %L', target, 'visibility=circle');
end $$;
-- Whose a row is and in which circle it stands never changes: it would show it to others, or try which keys they have.
create function agreement.keep_place() returns trigger language plpgsql as $$
begin
  if (new.organisation_id, new.circle_id) is distinct from (old.organisation_id, old.circle_id) then
    raise exception 'a row stays in its circle' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Who makes a circle leads it, and the lead says who comes in and who leaves.
call agreement.declare_circle('agreement.circle', 'organisation_id = (select identity.organisation())',
  rights => 'select, insert, delete');
drop policy adds on agreement.circle;
create policy adds on agreement.circle for insert to jembatan_app with check (
  organisation_id = (select identity.organisation()));
call agreement.declare_circle('agreement.circle_member', 'organisation_id = (select identity.organisation())');
drop policy adds on agreement.circle_member;
create policy adds on agreement.circle_member for insert to jembatan_app with check (
  circle_id in (select c.circle_id from agreement.circle c where c.organisation_id = (select identity.organisation())));
drop policy changes on agreement.circle_member;
create policy changes on agreement.circle_member for update to jembatan_app
  using (circle_id in (select c.circle_id from agreement.circle c where c.organisation_id = (select identity.organisation())))
  with check (circle_id in (select c.circle_id from agreement.circle c where c.organisation_id = (select identity.organisation())));
-- A version and a reply never change; who got them reads them. Only the lead of a circle lets something out.
call agreement.declare_circle('agreement.version', 'version_id in (select agreement.my_versions())',
  'kind = ''draft'' or circle_id in
    (select c.circle_id from agreement.circle c where c.organisation_id = (select identity.organisation()))',
  'select, insert, delete');
-- One answers, in the name of one's own party, what one may read.
call agreement.declare_circle('agreement.reply', 'reply_id in (select agreement.my_replies())',
  'party = (select identity.party())
    and circle_id in (select c.circle_id from agreement.circle c where c.organisation_id = (select identity.organisation()))
    and version_id in (select v.version_id from agreement.version v where v.kind = ''release'')',
  'select, insert, delete');
call agreement.declare_circle('agreement.reply_draft', removes => 'true');
/*
 A hop is seen by its two ends and by a circle: that whose paper travels, or the sender's own. It opens what it carries,
 so a paper is sent by who may read it, and a draft not at all.
*/
call agreement.declare_circle('agreement.hop',
  'organisation_id = (select identity.organisation()) or to_organisation = (select identity.organisation())');
drop policy adds on agreement.hop;
create policy adds on agreement.hop for insert to jembatan_app with check (
  organisation_id = (select identity.organisation()) and received_at is null
  and (exists (select from agreement.version v where v.version_id = hop.version_id and v.kind = 'release'
      and (hop.circle_id = v.circle_id or hop.circle_id in (select agreement.my_circles())))
    or exists (select from agreement.reply r where r.reply_id = hop.reply_id
      and (hop.circle_id = r.circle_id or hop.circle_id in (select agreement.my_circles())))));
-- Who got it says so; where an office has no account, who sent it does.
drop policy changes on agreement.hop;
create policy changes on agreement.hop for update to jembatan_app
  using (to_organisation = (select identity.organisation())
    or (to_organisation is null and organisation_id = (select identity.organisation())))
  with check (to_organisation = (select identity.organisation())
    or (to_organisation is null and organisation_id = (select identity.organisation())));
create function agreement.keep_hop() returns trigger language plpgsql as $$
begin
  if old.received_at is not null or to_jsonb(new) - '{received_by,received_at,received_note}'::text[]
    is distinct from to_jsonb(old) - '{received_by,received_at,received_note}'::text[] then
    raise exception 'a hop that was sent does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_hop before update on agreement.hop for each row execute function agreement.keep_hop();
