-- Workbooks (RAB) out of which the figures of a money clause were taken: each is kept as it came.
create table agreement.budget (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  budget_id uuid primary key,
  proposal_id uuid not null references agreement.proposal (proposal_id) on delete cascade,
  clause_id uuid not null references agreement.clause (clause_id) on delete cascade,
  file_hash text not null,
  file_label text not null check (length(file_label) between 1 and 255),
  figures jsonb not null,
  facts jsonb not null,
  entered_by uuid,
  entered_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column agreement.budget.file_label is 'class=P1: name of the file as it came';
comment on column agreement.budget.figures is 'what went into the clause, by name';
comment on column agreement.budget.facts is 'how many lines it had, what did not add up, what was not read';
create index budget_clause on agreement.budget (clause_id, entered_at desc, budget_id);
create index budget_proposal on agreement.budget (proposal_id);
create index budget_circle on agreement.budget (circle_id);
call agreement.declare_circle('agreement.budget', rights => 'select, insert, delete');
