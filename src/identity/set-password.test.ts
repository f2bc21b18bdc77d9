import { afterAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { setPassword } from "./set-password.ts";

const db = await testWorkbench();
afterAll(db.close);

const { ministry, agency } = principals;
const choose = (username: string, password: string) =>
  db.run(setPassword, ministry.head, { username, password, keepSession: "" });
const good = "padi menguning di ladang";
const better = "hujan turun di bulan enam";

describe("what is refused", () => {
  test.each([
    ["ab", "USERNAME_INVALID"],
    ["dewi lestari", "USERNAME_INVALID"],
    ["dewi_lestari", "USERNAME_INVALID"],
    ["déwi", "USERNAME_INVALID"],
    ["ministry-officer", "USERNAME_TAKEN"],
    ["agency-reader", "USERNAME_TAKEN"],
  ])("the username %j: %s", async (username, code) => {
    expect(await choose(username, good)).toMatchObject({ ok: false, code });
  });

  test("a password shorter than ten characters, with the least length said", async () => {
    expect(await choose("dewi", "sembilan9")).toEqual({
      ok: false,
      code: "PASSWORD_SHORT",
      params: { least: 10 },
    });
    expect(await choose("dewi", "x".repeat(201))).toMatchObject({ ok: false, code: "INPUT_INVALID" });
  });

  test("a password that holds the username in any case", async () => {
    expect(await choose("dewi", "halo DEWI 1234")).toMatchObject({ ok: false, code: "PASSWORD_NAMES_YOU" });
  });

  test.each(["aaaaaaaaaa", "1234567890", "qwertyuiop", "password12", "jembatan2026", "kemnaker2026"])(
    "a password that is guessed first: %s",
    async (password) => {
      expect(await choose("dewi", password)).toEqual({ ok: false, code: "PASSWORD_GUESSABLE" });
    },
  );
});

test("a password of exactly ten characters is taken, and kept as an argon2id hash alone", async () => {
  expect(await choose("Dewi.Lestari", "sepuluh-10")).toEqual({ ok: true });
  const [row] = await db.sql<{ username: string; hash: string }>`select p.username, c.password_hash as hash
    from identity.person p join identity.credential c using (person_id) where p.person_id = ${ministry.head.person}`;
  expect(row?.username).toBe("dewi.lestari");
  expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a password is changed only by who knows the one before", async () => {
  const change = (current: string) =>
    db.run(setPassword, ministry.head, {
      username: "dewi.lestari",
      current,
      password: good,
      keepSession: "",
    });
  expect(await choose("dewi.lestari", good)).toEqual({ ok: false, code: "PASSWORD_CURRENT_WRONG" });
  expect(await change("sepuluh-11")).toEqual({ ok: false, code: "PASSWORD_CURRENT_WRONG" });
  expect(await change("sepuluh-10")).toEqual({ ok: true });
});

test("the audit row names the person by id and nothing that was typed", async () => {
  const changed = { username: "dewi.lestari", current: good, password: better, keepSession: "" };
  expect(await db.run(setPassword, ministry.head, changed)).toEqual({ ok: true });
  const [row] = await db.sql<{
    all: string;
  }>`select a::text as all from identity.audit a order by position desc limit 1`;
  expect(row?.all).toContain(ministry.head.person);
  expect(row?.all).not.toMatch(/dewi|padi|hujan/);
});

test("the same password of two people is kept as two hashes", async () => {
  await db.run(setPassword, agency.head, { username: "mei.ling", password: better, keepSession: "" });
  const hashes = await db.sql<{
    hash: string;
  }>`select distinct password_hash as hash from identity.credential`;
  expect(hashes).toHaveLength(2);
});
