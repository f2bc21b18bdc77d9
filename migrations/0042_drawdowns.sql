-- What delivery takes from a commitment. The balance is moved in one statement, so that a commitment is never overdrawn.
create table agreement.commitment_balance (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  commitment_id uuid primary key references agreement.commitment (commitment_id) on delete cascade,
  quantity numeric(20, 4) not null,
  drawn numeric(20, 4) not null default 0,
  constraint commitment_not_overdrawn check (drawn >= 0 and drawn <= quantity)
);
comment on column agreement.commitment_balance.quantity is 'as committed; where an amendment took away what was drawn already, what was drawn';
create index commitment_balance_circle on agreement.commitment_balance (circle_id);
call agreement.declare_circle('agreement.commitment_balance',
  'commitment_id in (select c.commitment_id from agreement.commitment c)', adds => 'false', rights => 'select, update (drawn)');

create table agreement.drawdown (
  organisation_id uuid not null,
  circle_id uuid not null references agreement.circle (circle_id) on delete cascade,
  drawdown_id uuid primary key,
  commitment_id uuid not null references agreement.commitment (commitment_id) on delete cascade,
  quantity numeric(20, 4) not null check (quantity <> 0),
  record_kind text not null,
  record_id text not null,
  path text not null,
  drawn_by uuid,
  drawn_at timestamptz not null,
  synthetic boolean not null default false
);
comment on column agreement.drawdown.quantity is 'in the unit of the commitment; less than nothing: given back';
create index drawdown_commitment on agreement.drawdown (commitment_id, drawn_at);
create index drawdown_record on agreement.drawdown (record_kind, record_id);
create index drawdown_circle on agreement.drawdown (circle_id);
call agreement.declare_circle('agreement.drawdown',
  'commitment_id in (select c.commitment_id from agreement.commitment c)', rights => 'select, insert, delete');

-- A commitment opens its balance; one that an amendment replaces hands over what was drawn from it.
create function agreement.open_balance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into agreement.commitment_balance (organisation_id, circle_id, commitment_id, quantity)
    values (new.organisation_id, new.circle_id, new.commitment_id, new.quantity);
  elsif new.replaced_by is not null and old.replaced_by is null then
    update agreement.commitment_balance next
    set drawn = next.drawn + before.drawn, quantity = greatest(next.quantity, next.drawn + before.drawn)
    from agreement.commitment_balance before
    where next.commitment_id = new.replaced_by and before.commitment_id = new.commitment_id;
  end if;
  return new;
end $$;
revoke execute on function agreement.open_balance from public;
create trigger open_balance after insert or update of replaced_by on agreement.commitment
  for each row execute function agreement.open_balance();
insert into agreement.commitment_balance (organisation_id, circle_id, commitment_id, quantity)
  select organisation_id, circle_id, commitment_id, quantity from agreement.commitment;
