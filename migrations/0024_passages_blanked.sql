-- A moderator takes the data of a person out of what a respondent wrote: the words are gone from the answers, and this
-- keeps that they were taken out, where, by whom and why.
create table evidence.blanked_passage (
  organisation_id uuid not null,
  submission_id uuid not null references evidence.submission (submission_id) on delete cascade,
  position bigint generated always as identity,
  place text not null check (place in ('interest', 'title', 'note')),
  line smallint check ((line is null) = (place = 'interest')),
  reason text not null check (length(reason) between 1 and 1000),
  blanked_by uuid,
  blanked_at timestamptz not null,
  primary key (submission_id, position)
);
comment on column evidence.blanked_passage.line is 'position of the line that the title or the remarks are of';
call identity.declare_visibility('evidence.blanked_passage', 'organisation', '{demo.reset}', 'select, insert, delete');
