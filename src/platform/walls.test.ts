import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";

// Every table of the catalogue gets a row of this organisation and one of another; then the other's row must be out of
// reach: not seen, not changed, not removed, not forged. A new table is tested from the day it exists.

const db = await testWorkbench();
afterAll(db.close);

type Column = { name: string; type: string; required: boolean; counted: boolean };
type Table = { name: string; visibility: string; columns: Column[]; key: string[] };

const tables = await db.sql<Table>`
  select n.nspname || '.' || c.relname as name,
    substring(obj_description(c.oid, 'pg_class') from '^visibility=([a-z]+)') as visibility,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
        'counted', a.attidentity <> '', 'required', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|job$)'
    and n.nspname || '.' || c.relname <> 'public.migration'
  order by 1`;

const mine = principals.ministry.officer;
const theirs = principals.agency.officer;
const neighbour = principals.bureau.officer;
type Member = typeof mine;

/** The transaction's settings for somebody whose use case is on no table's list. */
const settingsOf = (who: Member | null) => ({
  "jembatan.kind": who ? "member" : "anonymous",
  "jembatan.person": who?.person ?? "",
  "jembatan.organisation": who?.organisation ?? "",
  "jembatan.party": who?.party ?? "",
  "jembatan.purpose": "test.look-around",
});

type Row = Record<string, unknown>;

/** Anybody's transaction may leave an event; nobody but the follower reads one. */
const mayForge = new Map<string, number | string>([["platform.outbox", 1]]);

const has = (table: Table, column: string) => table.columns.some(({ name }) => name === column);

let number = 0;
/** A value that tells rows apart, by the type of its column. */
function valueFor({ type }: Column): unknown {
  number++;
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return Buffer.from(`row ${number}`);
  if (type === "boolean") return false;
  if (type === "jsonb") return "{}";
  if (type === "date") return "2026-01-01";
  if (type === "xid8") return String(number);
  if (type === "tstzrange") return "empty";
  if (type === "tsvector") return "";
  if (type.startsWith("timestamp")) return "2026-01-01T00:00:00Z";
  if (type.endsWith("[]")) return "{}";
  if (/int|numeric|real|double/.test(type)) return number % 30_000;
  if (type === "text") return `row ${number}`;
  throw new Error(`No value for a column of type ${type}`);
}

/** A row that belongs to somebody, released to some parties. */
function rowOf(table: Table, owner: Member, releasedTo = "{}"): Row {
  const belongs = { organisation_id: owner.organisation, person_id: owner.person, released_to: releasedTo };
  const owned = Object.entries(belongs).filter(([name]) => has(table, name));
  const required = table.columns.filter(({ name, required: must }) => must && !(name in belongs));
  return Object.fromEntries([
    ...required.map((column) => [column.name, valueFor(column)] as const),
    ...owned,
  ]);
}

const namesOf = (row: object) => sql.join(Object.keys(row).map((name) => sql.ref(name)));
const valuesOf = (row: object) => sql.join(Object.values(row).map((value) => sql`${value}`));
const insertion = (table: Table, row: object) =>
  sql`insert into ${sql.table(table.name)} (${namesOf(row)}) values (${valuesOf(row)})`;

/** Runs a statement through the application's role; @returns how many rows it reached, or the wall's SQLSTATE. */
async function attempt(
  who: Member | null,
  statement: ReturnType<typeof insertion>,
): Promise<number | string> {
  try {
    return await db.database.transaction(
      settingsOf(who),
      async (tx) => {
        const { rows, numAffectedRows } = await statement.execute(tx);
        return Number(numAffectedRows ?? rows.length);
      },
      () => "rollback",
    );
  } catch (error) {
    return String((error as { code?: string }).code);
  }
}

/** The condition that finds one row again. */
const isRow = (table: Table, row: Row) => {
  const told = table.columns.filter(({ name, type }) => name in row && !/json|\[\]/.test(type));
  return sql.join(
    told.map(({ name }) => sql`${sql.ref(name)} = ${row[name]}`),
    sql` and `,
  );
};

const select = (table: Table, row: Row) =>
  sql`select 1 from ${sql.table(table.name)} where ${isRow(table, row)}`;
const removal = (table: Table, row: Row) =>
  sql`delete from ${sql.table(table.name)} where ${isRow(table, row)}`;
const change = (table: Table, row: Row) => {
  const [name = ""] = Object.keys(row);
  return sql`update ${sql.table(table.name)} set ${sql.ref(name)} = ${sql.ref(name)} where ${isRow(table, row)}`;
};

/** Not reached: no row, or the wall (42501) before any row was asked for. */
const outOfReach = [0, "42501"];

// Checks and references are the modules' own and are tested there: what is tested here is the wall alone.
await db.sql`do $$ declare found record; begin
  for found in select conrelid::regclass as place, conname from pg_constraint where contype in ('c', 'f')
    and connamespace::regnamespace::text !~ '^(pg_|information_schema|job)' and conrelid <> 0 order by contype desc loop
    execute format('alter table %s drop constraint %I', found.place, found.conname);
  end loop; end $$`;

/** Adds a row behind the wall; @returns what finds it again: its key alone when somebody of that key was there before. */
async function add(table: Table, row: Row): Promise<Row> {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  const added = await db.admin(
    `insert into ${table.name} (${Object.keys(row).join()}) values (${places.join()}) on conflict do nothing returning 1`,
    Object.values(row),
  );
  return added.length ? row : Object.fromEntries(table.key.map((name) => [name, row[name]]));
}

const arranged = await Promise.all(
  tables.map(async (table) => ({
    name: table.name,
    table,
    own: await add(table, rowOf(table, mine)),
    foreign: await add(table, rowOf(table, theirs)),
  })),
);
const owned = arranged.filter(({ table }) =>
  ["organisation", "released", "person"].includes(table.visibility),
);
const walled = arranged.filter(({ table }) => table.visibility !== "public");
const released = arranged.filter(({ table }) => table.visibility === "released");

test.each(walled)(
  "$name: a row of the other party is seen by no member and no stranger",
  async ({ table, foreign }) => {
    for (const who of [mine, neighbour, null])
      expect(outOfReach).toContain(await attempt(who, select(table, foreign)));
  },
);

test.each(walled)(
  "$name: a row is not seen by another organisation of the same party",
  async ({ table, own }) => {
    expect(outOfReach).toContain(await attempt(neighbour, select(table, own)));
  },
);

test.each(arranged)(
  "$name: a row of another is not changed, not removed, not forged",
  async ({ table, foreign }) => {
    for (const who of [mine, neighbour, null]) {
      expect(outOfReach).toContain(await attempt(who, change(table, foreign)));
      expect(outOfReach).toContain(await attempt(who, removal(table, foreign)));
      expect(mayForge.get(table.name) ?? "42501").toBe(
        await attempt(who, insertion(table, rowOf(table, theirs))),
      );
    }
  },
);

test.each(owned)("$name: an own row is seen and cannot be given away", async ({ table, own }) => {
  expect(await attempt(mine, select(table, own))).toBe(1);
  const owner = has(table, "organisation_id") ? "organisation_id" : "person_id";
  const other = owner === "organisation_id" ? theirs.organisation : theirs.person;
  const giving = sql`update ${sql.table(table.name)} set ${sql.ref(owner)} = ${other} where ${isRow(table, own)}`;
  expect(await attempt(mine, giving)).toBe("42501");
});

test.each(released)(
  "$name: a released row is seen by its party alone, and stays its owner's to write",
  async ({ table }) => {
    const row = await add(table, rowOf(table, theirs, "{ID}"));
    expect(await attempt(mine, select(table, row))).toBe(1);
    expect(await attempt(null, select(table, row))).toBe(0);
    expect(outOfReach).toContain(await attempt(mine, change(table, row)));
    expect(outOfReach).toContain(await attempt(mine, removal(table, row)));
  },
);

test.each(owned)("$name: a taken key does not tell that another has it", ({ table }) => {
  // What the database counts up is nobody's choice; everything else is led by its owner or cannot be guessed.
  const key = table.columns.filter(({ name }) => table.key.includes(name));
  expect(key.filter(({ type, counted }) => counted || type === "uuid" || type === "bytea")).not.toEqual([]);
});
