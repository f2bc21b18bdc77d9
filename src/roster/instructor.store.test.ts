import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addCredential } from "./add-credential.ts";
import { importCentres } from "./import-centres.ts";
import { mayTeachOn, type CredentialKind } from "./instructor.ts";
import { readCentre } from "./read-centre.ts";
import { readCentres } from "./read-centres.ts";
import { readInstructor, readInstructors } from "./read-instructors.ts";
import { revokeCredential } from "./revoke-credential.ts";
import { saveInstructor } from "./save-instructor.ts";
import { watchCredentials } from "./watch-credentials.ts";

// The test's day is 2 March 2026. The ministry's organisation is a centre's office here, the bureau oversees it.
const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;

beforeAll(async () => {
  const path = folder.write(
    "balai.csv",
    "nama,kode,jenis,provinsi,kunci organisasi\nBPVP Uji,bpvp-uji,BPVP,Maluku,ministry\nBPVP Lain,bpvp-lain,BPVP,Papua,agency\n",
  );
  const done = await db.run(importCentres, ministry.commandLine, {
    ...{ path, fileName: "balai.csv", overseer: "bureau" },
  });
  expect(done).toMatchObject({ ok: true, added: 2 });
});

const instructor = { centre: "bpvp-uji", name: "Kanari Instruktur", since: "2020-01-01", leftOn: null };
async function entered(name: string): Promise<string> {
  const done = await db.run(saveInstructor, ministry.officer, { ...instructor, name });
  if (!done.ok) throw new Error(done.code);
  return done.instructor;
}
const proof = (kind: CredentialKind, validFrom: string, validUntil: string | null) => ({
  ...{ kind, title: { id: `Sertifikat ${kind}` }, validFrom, validUntil },
  ...{ issuer: "LSP Uji", source: "Sertifikat" },
});
const duties = () =>
  db.sql`select due_on::text, role, state from duty.duty
    where record_kind = 'roster.instructor-credential' order by due_on, state`;

describe("an instructor is refused", () => {
  test("at a centre that is not the office's, or nowhere", async () => {
    for (const [centre, code] of [
      ["bpvp-lain", "CENTRE_NOT_YOURS"],
      ["bpvp-gaib", "CENTRE_NOT_FOUND"],
    ] as const)
      expect(await db.run(saveInstructor, ministry.officer, { ...instructor, centre })).toMatchObject({
        code,
      });
    expect(await db.run(saveInstructor, bureau.officer, instructor)).toMatchObject({
      code: "CENTRE_NOT_YOURS",
    });
    expect(await db.sql`select from roster.instructor`).toHaveLength(0);
  });

  test("with days that run backwards, or an account that is no instructor's", async () => {
    const reversed = { ...instructor, leftOn: "2019-12-31" };
    expect(await db.run(saveInstructor, ministry.officer, reversed)).toMatchObject({
      code: "INSTRUCTOR_DAYS_REVERSED",
    });
    for (const person of [ministry.reader.person, bureau.instructor.person])
      expect(await db.run(saveInstructor, ministry.officer, { ...instructor, person })).toMatchObject({
        code: "INSTRUCTOR_ACCOUNT_UNKNOWN",
      });
    expect(await db.sql`select from roster.instructor`).toHaveLength(0);
  });
});

test("a credential is refused where its days run backwards, its unit has no such code, or it stands there already", async () => {
  const id = await entered("Dua Kali");
  const add = (more: object) =>
    db.run(addCredential, ministry.officer, {
      instructor: id,
      ...proof("technical", "2025-01-01", null),
      ...more,
    });
  expect(await add({ validUntil: "2024-12-31" })).toMatchObject({ code: "CREDENTIAL_DAYS_REVERSED" });
  expect(await add({ code: "J62" })).toMatchObject({ code: "UNIT_CODE_FORM" });
  expect(await add({ code: "j.62AIN00.001.2" })).toMatchObject({ ok: true });
  expect(await add({})).toMatchObject({ code: "CREDENTIAL_TWICE" });
  const stored = await db.sql`select code from roster.instructor_credential where instructor_id = ${id}`;
  expect(stored).toEqual([{ code: { scheme: "skkni", version: null, code: "J.62AIN00.001.2" } }]);
});

describe("what is known of an instructor", () => {
  test("stays with the centre's office, the office that oversees it, and the instructor", async () => {
    const done = await db.run(saveInstructor, ministry.officer, {
      ...{ ...instructor, person: ministry.instructor.person },
    });
    const id = done.ok ? done.instructor : "";
    const added = await db.run(addCredential, ministry.head, {
      ...{ instructor: id, ...proof("technical", "2025-01-01", null), number: "CANARY-7" },
    });
    expect(added).toMatchObject({ ok: true });
    for (const reader of [ministry.reader, bureau.reader, ministry.instructor])
      expect(await db.run(readInstructor, reader, { instructor: id })).toMatchObject({
        ...{ ok: true, instructor: { name: "Kanari Instruktur" }, credentials: [{ number: "CANARY-7" }] },
      });
    for (const stranger of [agency.head, agency.officer, bureau.instructor])
      expect(await db.run(readInstructor, stranger, { instructor: id })).toEqual({
        ok: false,
        code: "INSTRUCTOR_NOT_FOUND",
      });
    expect(await db.run(readInstructors, agency.head, {})).toMatchObject({ count: 0, instructors: [] });
    expect(await db.run(readInstructors, ministry.instructor, {})).toMatchObject({ count: 1 });
    expect(await db.run(readInstructors, anonymous, {})).toMatchObject({ code: "NOT_SIGNED_IN" });
    const open = [
      await db.run(readCentre, anonymous, { centre: "bpvp-uji" }),
      await db.run(readCentres, agency.officer, {}),
      await db.sql`select title, note, next_actor from duty.duty`,
      await db.sql`select * from identity.audit`,
    ];
    expect(JSON.stringify(open)).not.toMatch(/Kanari|CANARY/);
    // The overseer reads along and changes nothing.
    expect(await db.run(saveInstructor, bureau.officer, { ...instructor, instructor: id })).toMatchObject({
      code: "INSTRUCTOR_NOT_YOURS",
    });
    const attempt = { instructor: id, ...proof("methodology", "2025-01-01", null) };
    expect(await db.run(addCredential, bureau.officer, attempt)).toMatchObject({
      code: "INSTRUCTOR_NOT_YOURS",
    });
    expect(await db.run(addCredential, agency.officer, attempt)).toMatchObject({
      code: "INSTRUCTOR_NOT_FOUND",
    });
  });
});

test("a credential that ends soon is owed by the head on its last day; one that follows it closes that", async () => {
  const id = await entered("Segera Berakhir");
  const add = (validFrom: string, validUntil: string | null) =>
    db.run(addCredential, ministry.officer, {
      instructor: id,
      ...proof("methodology", validFrom, validUntil),
    });
  await add("2024-04-01", "2026-03-31");
  expect(await duties()).toEqual([{ due_on: "2026-03-31", role: "head", state: "open" }]);
  expect(await db.run(watchCredentials, ministry.worker, {})).toMatchObject({ ok: true, raised: 0 });
  await add("2026-04-01", "2026-08-31");
  expect(await duties()).toEqual([{ due_on: "2026-03-31", role: "head", state: "done" }]);
  // What ends later is owed when the day comes near, by the worker's round.
  db.clock.now = new Date("2026-07-01T02:00:00Z");
  expect(await db.run(watchCredentials, ministry.worker, {})).toMatchObject({ raised: 1 });
  expect(await db.run(watchCredentials, ministry.worker, {})).toMatchObject({ raised: 0 });
  expect(await duties()).toContainEqual({ due_on: "2026-08-31", role: "head", state: "open" });
  const read = await db.run(readInstructor, ministry.head, { instructor: id });
  const [last] = read.ok ? read.credentials.filter(({ validUntil }) => validUntil === "2026-08-31") : [];
  const revoke = { instructor: id, credential: last?.credentialId ?? "", on: "2026-07-01" };
  expect(await db.run(revokeCredential, ministry.head, revoke)).toMatchObject({ ok: true });
  expect(await db.run(revokeCredential, ministry.head, revoke)).toMatchObject({ code: "CREDENTIAL_REVOKED" });
  expect(await duties()).toContainEqual({ due_on: "2026-08-31", role: "head", state: "cancelled" });
  db.clock.now = new Date("2026-03-02T02:00:00Z");
});

test("the list of who may teach is true on any day: the database says what the rule says", async () => {
  for (let at = 0; at < 12; at++) {
    const id = await entered(`Acak ${at}`);
    for (const kind of ["technical", "methodology"] as const)
      for (let part = 0; part <= at % 3; part++) {
        const from = `2026-${String(1 + ((at * 3 + part * 4) % 12)).padStart(2, "0")}-01`;
        const until =
          (at + part) % 4 === 0 ? null : `2026-${String(3 + ((at + part * 5) % 10)).padStart(2, "0")}-15`;
        if (until !== null && until < from) continue;
        await db.run(addCredential, ministry.officer, {
          ...{ instructor: id, ...proof(kind, from, until), title: { id: `${kind} ${part}` } },
        });
      }
  }
  const all = await db.sql<{
    instructor_id: string;
    since: string;
    credentials: {
      kind: CredentialKind;
      validFrom: string;
      validUntil: string | null;
      revokedOn: string | null;
    }[];
  }>`select i.instructor_id, i.since::text, coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'validFrom', c.valid_from,
      'validUntil', c.valid_until, 'revokedOn', c.revoked_on)) filter (where c.kind is not null), '[]') as credentials
    from roster.instructor i left join roster.instructor_credential c using (instructor_id) group by 1, 2`;
  let taught = 0;
  for (const day of ["2025-12-31", "2026-03-15", "2026-03-16", "2026-06-01", "2026-09-15", "2026-12-01"]) {
    const read = await db.run(readInstructors, ministry.reader, { on: day, view: "teaching", limit: 100 });
    const listed = read.ok ? read.instructors.map(({ instructorId }) => instructorId).toSorted() : [];
    const expected = all
      .filter((one) => mayTeachOn({ since: one.since, leftOn: null }, one.credentials, day))
      .map((one) => one.instructor_id);
    expect(listed).toEqual(expected.toSorted());
    taught += listed.length;
  }
  expect(taught).toBeGreaterThan(5);
});
