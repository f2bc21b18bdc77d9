import { afterAll, describe, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";

const db = await testWorkbench();
afterAll(db.close);

/** Schemas and tables that stand outside the walls: the queue's own, and the list of applied migrations. */
const outside = { schemas: ["job"], tables: ["public.migration"] };

type Finding = { place: string; lacks: string };

/** Every table without its declared visibility and its wall. */
const tablesWithoutWall = () => db.sql<Finding>`
  with ours as (
    select c.oid, n.nspname || '.' || c.relname as place, c.relrowsecurity, c.relforcerowsecurity,
      coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
      array(select polcmd from pg_policy where polrelid = c.oid) as commands
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
      and n.nspname <> all (${outside.schemas}) and n.nspname || '.' || c.relname <> all (${outside.tables})
  )
  select place, 'row-level security' as lacks from ours where not relrowsecurity
  union all select place, 'forced row-level security' from ours where not relforcerowsecurity
  union all select place, 'a visibility' from ours
    where comment !~ '^visibility=(public|person|organisation|released|circle|case|job)( |$)'
  union all select place, 'a policy for select' from ours where not commands && '{r,*}'
  union all select place, 'a policy for insert' from ours where not commands && '{a,*}'
  union all select place, 'a policy for update' from ours where not commands && '{w,*}'
  union all select place, 'a policy for delete' from ours where not commands && '{d,*}'
  order by 1, 2`;

/** Columns that by their name or type may hold personal data and do not say what they hold. */
const columnsWithoutClass = () => db.sql<Finding>`
  with ours as (
    select n.nspname || '.' || c.relname || '.' || a.attname as place, a.attname as name, t.typname as type,
      coalesce(obj_description(c.oid, 'pg_class'), '') as visibility,
      coalesce(col_description(c.oid, a.attnum), '') as comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
      and n.nspname !~ '^(pg_|information_schema$)'
      and n.nspname <> all (${outside.schemas}) and n.nspname || '.' || c.relname <> all (${outside.tables})
  )
  select place, 'class' as lacks from ours
  where visibility !~ '^visibility=public' and comment !~ 'class=P[0-4]'
    and (type in ('inet', 'cidr', 'macaddr', 'macaddr8') or name ~ ('(^|_)(name|names|username|nickname|email|mail|phone|'
      || 'mobile|address|street|birth|born|age|sex|gender|religion|nationality|nik|nric|passport|password|photo|face|'
      || 'voice|signature|bank|account|salary|health|disability|ip|agent|job_title)(_|$)'))
  union all select place, 'subject, purpose and retention' from ours
  where comment ~ 'class=P[34]' and comment !~ 'class=P[34] subject=[^ ]+ purpose=[^ ]+ retention=[^ ]+'
  order by 1, 2`;

describe("a table without a wall is found", () => {
  test("when nothing was declared", async () => {
    await db.sql`create table identity.planted (planted_id uuid primary key)`;
    const lacks = (await tablesWithoutWall()).filter(({ place }) => place === "identity.planted");
    expect(lacks.map((finding) => finding.lacks)).toEqual([
      "a policy for delete",
      "a policy for insert",
      "a policy for select",
      "a policy for update",
      "a visibility",
      "forced row-level security",
      "row-level security",
    ]);
    await db.sql`drop table identity.planted`;
  });

  test("when the owner would walk through it", async () => {
    await db.sql`create table public.planted (organisation_id uuid primary key)`;
    await db.sql`call identity.declare_visibility('public.planted', 'organisation')`;
    expect(await tablesWithoutWall()).toEqual([]);
    await db.sql`alter table public.planted no force row level security`;
    expect(await tablesWithoutWall()).toEqual([
      { place: "public.planted", lacks: "forced row-level security" },
    ]);
    await db.sql`drop table public.planted`;
  });
});

describe("a personal column that does not say what it holds is found", () => {
  test("by its name, by its type, and when class P3 or P4 says too little", async () => {
    await db.sql`create table public.planted (
      organisation_id uuid primary key, passport_number text, seen_from inet, phone text, note text)`;
    await db.sql`call identity.declare_visibility('public.planted', 'organisation')`;
    await db.sql`comment on column public.planted.phone is 'class=P3 subject=person'`;
    const planted = (await columnsWithoutClass()).filter(({ place }) => place.startsWith("public.planted."));
    expect(planted).toEqual([
      { place: "public.planted.passport_number", lacks: "class" },
      { place: "public.planted.phone", lacks: "subject, purpose and retention" },
      { place: "public.planted.seen_from", lacks: "class" },
    ]);
    await db.sql`drop table public.planted`;
  });
});

test("every table declares its visibility and has a forced wall for reading and for writing", async () => {
  expect(await tablesWithoutWall()).toEqual([]);
});

test("every personal column says its class; identity and contact also their subject, purpose and retention", async () => {
  expect(await columnsWithoutClass()).toEqual([]);
});

test("the application's role owns nothing and can bypass nothing", async () => {
  const [role] = await db.sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = 'jembatan_app'`;
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
  });
});

test("functions that run with their owner's rights have a fixed search path and answer to the application alone", async () => {
  const functions = await db.sql<{ name: string; path: string[] | null; toAll: boolean }>`
    select p.proname as name, array(select c from unnest(p.proconfig) c where c like 'search\\_path=%') as path,
      has_function_privilege('public', p.oid, 'execute') as "toAll"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^(pg_|information_schema$)' and n.nspname <> 'job' order by 1`;
  const fixed = { path: ["search_path=pg_catalog, pg_temp"], toAll: false };
  expect(functions).toEqual(
    [
      "count_matching",
      "count_reuse",
      "destroy_papers",
      "matching",
      "my_cases",
      "my_circles",
      "my_commitments",
      "my_files",
      "my_host_cases",
      "my_placements",
      "my_replies",
      "my_versions",
      "open_balance",
      "own_items",
      "prepared_in_my_circles",
      "resolve_session",
      "selection_states",
      "takes_part",
      "transfer_of",
      "used_items",
    ].map((name) => ({ name, ...fixed })),
  );
});
