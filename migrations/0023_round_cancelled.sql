-- A round that will not be finished is cancelled: it stays readable with the reason, its name stays taken, and nothing
-- is sent, decided or sealed in it any more.
alter table evidence.round drop constraint round_stage_check;
alter table evidence.round add constraint round_stage_check check (stage in
  ('open', 'evidence', 'first-dovetailing', 'validation', 'second-dovetailing', 'sealed', 'cancelled'));

create table evidence.round_cancellation (
  organisation_id uuid not null,
  round_id uuid primary key references evidence.round (round_id) on delete cascade,
  stage text not null,
  reason text not null check (length(reason) between 1 and 2000),
  cancelled_by uuid,
  cancelled_at timestamptz not null
);
comment on column evidence.round_cancellation.stage is 'where the round stood';
comment on column evidence.round_cancellation.reason is 'the office''s own: the call''s public page says only that it was cancelled';
call identity.declare_visibility('evidence.round_cancellation', 'organisation', '{demo.reset}', 'select, insert, delete');

-- Whatever a use case may ask for: a cancelled round stays so, and takes no decision and no test.
create function evidence.keep_cancelled() returns trigger language plpgsql as $$
begin
  raise exception 'round % is cancelled', old.name using errcode = 'restrict_violation';
end $$;
create trigger keep_cancelled before update on evidence.round for each row
  when (old.stage = 'cancelled') execute function evidence.keep_cancelled();
create policy takes_none on evidence.decision as restrictive for insert to jembatan_app
  with check (not exists (select from evidence.round r where r.round_id = decision.round_id and r.stage = 'cancelled'));
create policy takes_none on evidence.criterion as restrictive for insert to jembatan_app
  with check (not exists (select from evidence.round r where r.round_id = criterion.round_id and r.stage = 'cancelled'));
