-- AGREE: proposals with their clauses and paragraphs, and what is said of them.

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
