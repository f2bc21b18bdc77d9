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

create table agreement.proposal (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  proposal_id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  title jsonb not null default '{"id": "", "en": ""}',
  parties text[] not null,
  state text not null default 'drafting' check (state in ('drafting', 'released', 'signed', 'withdrawn')),
  prevailing text check (prevailing is null or prevailing in ('id', 'en', 'both')),
  route jsonb not null,
  template text,
  amends uuid references agreement.version (version_id),
  feedback_closed_at timestamptz,
  feedback_closed_by uuid,
  release_asked_by uuid,
  release_asked_at timestamptz,
  release_asked_hash text,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  synthetic boolean not null default false,
  unique (organisation_id, name)
);
comment on column agreement.proposal.name is 'class=P0: short name in addresses, as tech-talent-2026; readable by its circle only';
comment on column agreement.proposal.release_asked_hash is 'hash of the text for which a release was asked: another one is asked for anew';
comment on column agreement.proposal.route is 'the offices on the way, in their order, each with what it is asked';
create index proposal_circle on agreement.proposal (circle_id);
create index proposal_amends on agreement.proposal (amends);
call agreement.declare_circle('agreement.proposal');

-- A clause says what kind of promise it is; its figures stand here once and are shown in both texts.
create table agreement.clause (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  clause_id uuid primary key,
  proposal_id uuid not null references agreement.proposal (proposal_id) on delete cascade,
  position int not null,
  kind text not null check (kind in ('text', 'scope-line', 'person-weeks', 'tot-seats', 'kits', 'training-seats', 'money', 'indicator', 'governance')),
  figures jsonb not null default '{}',
  obligation jsonb,
  links jsonb not null default '[]',
  figures_version int not null default 1,
  amends_clause uuid,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  synthetic boolean not null default false
);
comment on column agreement.clause.obligation is 'who owes it, until when, and by what it is shown';
comment on column agreement.clause.amends_clause is 'the clause of the signed version that this one takes the place of';
comment on column agreement.clause.links is 'entries of editions and hubs that a scope line is about';
create index clause_proposal on agreement.clause (proposal_id, position);
create index clause_circle on agreement.clause (circle_id);
call agreement.declare_circle('agreement.clause');

-- One paragraph in both languages, side by side. `stale` names the side that waits for a person.
create table agreement.paragraph (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  paragraph_id uuid primary key,
  proposal_id uuid not null references agreement.proposal (proposal_id) on delete cascade,
  clause_id uuid not null references agreement.clause (clause_id) on delete cascade,
  position int not null,
  role text not null default 'text' check (role in ('heading', 'text')),
  text_id text not null default '' check (length(text_id) <= 20000),
  text_en text not null default '' check (length(text_en) <= 20000),
  stale text check (stale in ('id', 'en')),
  version int not null default 1,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  synthetic boolean not null default false
);
create index paragraph_clause on agreement.paragraph (clause_id, position);
create index paragraph_proposal on agreement.paragraph (proposal_id);
create index paragraph_circle on agreement.paragraph (circle_id);
call agreement.declare_circle('agreement.paragraph');

-- Every text that a paragraph has had, each line added and none changed.
create table agreement.paragraph_text (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  paragraph_id uuid not null references agreement.paragraph (paragraph_id) on delete cascade,
  version int not null,
  text_id text not null,
  text_en text not null,
  stale text,
  change text not null check (change in ('written', 'merged', 'confirmed', 'taken', 'withdrawn', 'restored')),
  comment_id uuid,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (circle_id, paragraph_id, version)
);
create index paragraph_text_paragraph on agreement.paragraph_text (paragraph_id);
call agreement.declare_circle('agreement.paragraph_text', rights => 'select, insert, delete');

-- What came back on paper or by mail from an office without an account: kept as it came.
create table agreement.received (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  received_id uuid primary key,
  proposal_id uuid not null references agreement.proposal (proposal_id) on delete cascade,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  party text not null,
  sender text not null check (length(sender) between 1 and 200),
  letter_number text not null check (length(letter_number) between 1 and 120),
  letter_date date not null,
  channel text not null,
  kind text not null check (kind in ('docx', 'xlsx', 'letter')),
  file_hash text not null,
  file_label text not null,
  unplaced jsonb not null default '[]',
  facts jsonb not null default '{}',
  entered_by uuid,
  entered_at timestamptz not null default now(),
  synthetic boolean not null default false,
  unique (circle_id, file_hash)
);
comment on column agreement.received.sender is 'class=P0: the office that sent it';
comment on column agreement.received.file_label is 'class=P1: name of the file as it came';
comment on column agreement.received.unplaced is 'what could not be put beside a paragraph, for a person to place';
create index received_proposal on agreement.received (proposal_id);
create index received_version on agreement.received (version_id);
call agreement.declare_circle('agreement.received');

/*
 What is said of a paragraph: a remark, or a change of its words. It stays in its circle: what leaves with a reply is
 written into the reply, as it was then. So are positions and the agencies that are named.
*/
create table agreement.comment (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  comment_id uuid primary key,
  proposal_id uuid not null,
  version_id uuid references agreement.version (version_id) on delete cascade,
  paragraph_id uuid,
  clause_id uuid,
  kind text not null check (kind in ('remark', 'change')),
  language text not null check (language in ('id', 'en')),
  text text not null check (length(text) between 1 and 20000),
  quote text check (quote is null or length(quote) <= 2000),
  change jsonb,
  party text,
  author text not null check (length(author) between 1 and 200),
  author_person uuid,
  said_at timestamptz not null,
  received_id uuid references agreement.received (received_id) on delete cascade,
  reply_id uuid references agreement.reply (reply_id) on delete cascade,
  marked boolean not null default false,
  withdrawn_at timestamptz,
  synthetic boolean not null default false
);
comment on column agreement.comment.author is 'class=P2: who said it, as it stands in the file or letter: an office, or a name in its margin';
comment on column agreement.comment.quote is 'the words of the paragraph that it is about, where it says so';
comment on column agreement.comment.marked is 'chosen to go out with the next reply';
comment on column agreement.comment.change is 'the words as proposed, with figures kept apart';
create index comment_proposal on agreement.comment (proposal_id, paragraph_id);
create index comment_circle on agreement.comment (circle_id);
create index comment_reply on agreement.comment (reply_id);
create index comment_received on agreement.comment (received_id);
call agreement.declare_circle('agreement.comment');

-- How a comment ended, with the reason and the change that did it.
create table agreement.disposition (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  comment_id uuid not null,
  proposal_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'adapted', 'declined')),
  reason jsonb not null,
  paragraph_id uuid,
  paragraph_version int,
  decided_by uuid,
  decided_at timestamptz not null,
  synthetic boolean not null default false,
  primary key (circle_id, comment_id)
);
create index disposition_proposal on agreement.disposition (proposal_id);
call agreement.declare_circle('agreement.disposition');

-- Where a party stands on a scope line. Added, never changed: the last one holds.
create table agreement.stance (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  stance_id uuid primary key,
  proposal_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  clause_id uuid not null,
  party text not null,
  stance text not null check (stance in ('no-reply', 'studying', 'interested', 'conditional', 'not-now')),
  condition jsonb,
  letter_number text,
  letter_date date,
  received_id uuid references agreement.received (received_id) on delete cascade,
  reply_id uuid references agreement.reply (reply_id) on delete cascade,
  said_by uuid,
  said_at timestamptz not null,
  synthetic boolean not null default false
);
create index stance_clause on agreement.stance (proposal_id, clause_id, said_at);
create index stance_circle on agreement.stance (circle_id);
call agreement.declare_circle('agreement.stance');

-- The agencies that a side thinks of for a scope line: its own affair until it names them in a reply.
create table agreement.candidate (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  candidate_id uuid primary key,
  proposal_id uuid not null,
  version_id uuid not null references agreement.version (version_id) on delete cascade,
  clause_id uuid not null,
  agency_key text not null,
  state text not null check (state in ('found', 'invited', 'interested', 'declined', 'assigned')),
  named boolean not null default false,
  reason jsonb not null,
  letter_number text,
  letter_date date,
  changed_by uuid,
  changed_at timestamptz not null,
  synthetic boolean not null default false,
  unique (circle_id, version_id, clause_id, agency_key)
);
create index candidate_version on agreement.candidate (version_id);
call agreement.declare_circle('agreement.candidate');

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
