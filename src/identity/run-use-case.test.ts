import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "kysely";
import { openDatabase, type Tx } from "../platform/database.ts";
import { refuse } from "../platform/index.ts";
import { openLog } from "../platform/log.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { anyone, members } from "./policy.ts";
import { createRun } from "./run-use-case.ts";
import { useCase, type UseCase } from "./use-case.ts";

const db = await testWorkbench();
// One connection, so that the next transaction surely gets the one that was just used.
const database = openDatabase(db.url, openLog("silent"), 1);
afterAll(async () => {
  await database.close();
  await db.close();
});
beforeEach(async () => void (await db.sql`delete from platform.outbox`));

type Stores = { tx: Tx };
const run = createRun<Stores>({
  database,
  wire: (tx) => ({ tx }),
  clock: () => new Date("2026-03-02T02:00:00Z"),
  today: () => "2026-03-02",
});
const officer = principals.ministry.officer;
const as = (principal: typeof officer | typeof principals.anonymous) => ({ principal, trace: "a-trace" });

/** A use case of this test, with any part changed. */
const probe = (change: Partial<UseCase<Stores, z.ZodType<object>, object>> = {}) =>
  useCase<Stores>()({
    name: "test.probe",
    kind: "change",
    policy: [anyone],
    input: z.object({}),
    run: async () => ({ ok: true }),
    ...change,
  });

const names = ["kind", "person", "organisation", "party", "purpose"];
const settings = `select ${names.map((name) => `coalesce(current_setting('jembatan.${name}', true), '') as ${name}`).join()}`;

const audit = () => db.sql`select organisation_id, person_id, principal_kind, use_case, records, trace
  from identity.audit order by position`;

describe("what is refused", () => {
  test("who is not permitted is refused before anything is read or written", async () => {
    const secret = probe({ policy: [members("head")], run: () => Promise.reject(new Error("ran")) });
    expect(await run(secret, as(principals.anonymous), {})).toEqual({ ok: false, code: "NOT_SIGNED_IN" });
    expect(await run(secret, as(officer), {})).toEqual({ ok: false, code: "NOT_PERMITTED" });
  });

  test("input that is not right names its fields, and the use case does not run", async () => {
    const asks = useCase<Stores>()({
      ...probe(),
      input: z.object({ year: z.int() }),
      run: () => Promise.reject(new Error("ran")),
    });
    const outcome = await run(asks, as(officer), { year: "soon" as never });
    expect(outcome).toMatchObject({ ok: false, code: "INPUT_INVALID", rows: [{ column: "year" }] });
  });

  test("text with the character NUL is refused wherever it stands, since no database keeps it", async () => {
    const asks = probe({
      input: z.object({ rows: z.array(z.record(z.string(), z.string())) }),
      run: () => Promise.reject(new Error("ran")),
    });
    const outcome = await run(asks, as(officer), {
      rows: [{ title: "fine" }, { title: "cut\0off" }],
    } as never);
    expect(outcome).toEqual({ ok: false, code: "TEXT_WITH_NUL" });
  });

  test("a refusal rolls back whatever was written before it, and leaves no audit row and no event", async () => {
    const before = await audit();
    const outcome = await run(
      probe({
        run: async ({ stores: { tx }, publish }) => {
          await sql`insert into platform.progress (progress_id, organisation_id, title)
            values (gen_random_uuid(), ${officer.organisation}::uuid, '{}')`.execute(tx);
          await publish("test.happened", {});
          return refuse("CHANGED_MY_MIND");
        },
      }),
      as(officer),
      {},
    );
    expect(outcome).toEqual({ ok: false, code: "CHANGED_MY_MIND" });
    expect(await db.sql`select from platform.progress`).toHaveLength(0);
    expect(await db.sql`select from platform.outbox`).toHaveLength(0);
    expect(await audit()).toEqual(before);
  });

  test("a bug throws, rolls back, and the next transaction on the connection is sound", async () => {
    const before = await audit();
    const broken = probe({ run: () => Promise.reject(new Error("a bug")) });
    await expect(run(broken, as(officer), {})).rejects.toThrow("a bug");
    expect(await audit()).toEqual(before);
    expect(await run(probe(), as(officer), {})).toEqual({ ok: true });
  });

  test("a use case that declares itself a read cannot write", async () => {
    const sly = probe({
      kind: "read",
      run: async ({ stores: { tx } }) => {
        await sql`delete from identity.sign_in_failure`.execute(tx);
        return { ok: true };
      },
    });
    await expect(run(sly, as(officer), {})).rejects.toThrow("read-only transaction");
  });

  test("nobody changes or removes an audit row, nor writes one in another's name", async () => {
    await run(probe(), as(officer), {});
    const attempt = (statement: ReturnType<typeof sql>) =>
      run(
        probe({ run: async ({ stores: { tx } }) => (await statement.execute(tx), { ok: true }) }),
        as(officer),
        {},
      );
    await expect(attempt(sql`update identity.audit set use_case = 'nothing'`)).rejects.toThrow(
      "permission denied",
    );
    await expect(attempt(sql`delete from identity.audit`)).rejects.toThrow("permission denied");
    await expect(attempt(sql`truncate identity.audit`)).rejects.toThrow("permission denied");
    const forged = sql`insert into identity.audit (organisation_id, person_id, principal_kind, use_case, trace)
      values (${principals.agency.head.organisation}, ${principals.agency.head.person}, 'member', 'test.probe', 'x')`;
    await expect(attempt(forged)).rejects.toThrow("row-level security");
  });
});

describe("the principal", () => {
  test("is carried by the transaction, with the use case as its purpose", async () => {
    let seen: unknown;
    const look = probe({
      run: async ({ stores: { tx } }) => {
        seen = (await sql.raw(settings).execute(tx)).rows[0];
        return { ok: true };
      },
    });
    await run(look, as(officer), {});
    expect(seen).toEqual({
      kind: "member",
      person: officer.person,
      organisation: officer.organisation,
      party: "ID",
      purpose: "test.probe",
    });
  });

  test.each([
    ["was committed", () => Promise.resolve({ ok: true as const })],
    ["was refused", () => Promise.resolve(refuse("NO"))],
    ["threw", () => Promise.reject(new Error("a bug"))],
  ])("is forgotten when the transaction %s", async (_, end) => {
    await run(probe({ run: end }), as(officer), {}).catch(() => {});
    const [left] = await database.query<object>(settings, []);
    expect(left).toEqual({ kind: "", person: "", organisation: "", party: "", purpose: "" });
  });
});

describe("what is written", () => {
  test("a change leaves one audit row with the records it touched, in its own transaction", async () => {
    await db.sql`truncate identity.audit`;
    const touching = probe({
      run: async ({ touch }) => {
        touch({ kind: "identity.person", id: officer.person });
        return { ok: true };
      },
    });
    await run(touching, as(officer), {});
    expect(await audit()).toEqual([
      {
        organisation_id: officer.organisation,
        person_id: officer.person,
        principal_kind: "member",
        use_case: "test.probe",
        records: [{ kind: "identity.person", id: officer.person }],
        trace: "a-trace",
      },
    ]);
  });

  test("a read leaves none", async () => {
    const before = await audit();
    await run(probe({ kind: "read" }), as(officer), {});
    expect(await audit()).toEqual(before);
  });

  test("an event is in the outbox once its change is committed", async () => {
    const telling = probe({
      run: async ({ publish }) => {
        await publish("test.happened", { answer: 42 });
        return { ok: true };
      },
    });
    await run(telling, as(principals.anonymous), {});
    expect(await db.sql`select topic, payload from platform.outbox`).toEqual([
      { topic: "test.happened", payload: { answer: 42 } },
    ]);
  });
});
