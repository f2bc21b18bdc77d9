import { beforeEach } from "vitest";
import { principals, type TestWorkbench } from "../test-database.ts";
import { testFolder } from "../platform/test-files.ts";
import { organisations } from "../test-people.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { advanceRound } from "./advance-round.ts";
import { decideOccupation } from "./decide-occupation.ts";
import type { Decision } from "./dovetailing.ts";
import { openRound } from "./open-round.ts";
import { recordTest } from "./record-test.ts";
import { accepted, releasedList } from "./round.fixture.ts";
import { roundTests, type RoundTest } from "./round.ts";
import { sealRound } from "./seal-round.ts";

const { ministry } = principals;
const office = organisations.ministry.organisationId;

/** Before each test a classification and a released list; and the steps of a round upon it, up to its sealing. */
export function roundWork(db: TestWorkbench) {
  const folder = testFolder();
  let list = "";
  beforeEach(async () => {
    await db.sql`delete from evidence.round`;
    await db.sql`alter table evidence.edition disable trigger keep_edition`;
    await db.sql`delete from evidence.edition`;
    await db.sql`alter table evidence.edition enable trigger keep_edition`;
    await db.sql`delete from evidence.edition_proposal`;
    await db.sql`delete from evidence.edition_name`;
    await db.sql`delete from evidence.list`;
    await db.sql`delete from thread.link`;
    await db.sql`delete from thread.record`;
    await db.run(importClassification, ministry.statistician, {
      scheme: "kbji",
      version: "2014",
      path: folder.write(
        "kbji.csv",
        `digit,kode,judul
1,2,Profesional
2,25,Profesional Teknologi
3,251,Pengembang
4,2511,Analis Sistem
4,2512,Pengembang Perangkat Lunak
4,2513,Pengembang Web
4,2514,Pemrogram Aplikasi
`,
      ),
      fileName: "kbji.csv",
    });
    list = await releasedList(db.sql, office, {
      2511: "short",
      2512: "short",
      2513: "undetermined",
      2514: "not-short",
    });
  });

  const open = (name = "2026", more = {}) =>
    db.run(openRound, ministry.statistician, { name, list, closesOn: "2999-12-31", ...more });
  const advance = (
    to: "evidence" | "first-dovetailing" | "validation" | "second-dovetailing",
    name = "2026",
  ) => db.run(advanceRound, ministry.officer, { round: name, to });
  const decide = (code: string, decision: Decision, reason = "", as = ministry.statistician) =>
    db.run(decideOccupation, as, { round: "2026", code, decision, reason });
  const record = (code: string, test: RoundTest, more = {}) =>
    db.run(recordTest, ministry.officer, {
      round: "2026",
      code,
      test,
      met: true,
      evidence: `Bukti ${test}`,
      ...(test === "pipeline" && { commits: "Politeknik contoh" }),
      ...more,
    });
  const seal = (as = ministry.head) => db.run(sealRound, as, { round: "2026" });

  const moved = async (to: Parameters<typeof advance>[0]) => {
    const { ok } = await advance(to);
    if (!ok) throw new Error(`The round did not move to ${to}`);
  };

  /** Opened, with three firms for 2511 and one for 2512, and in the first dovetailing. */
  async function dovetailing() {
    await open();
    await advance("evidence");
    for (const firm of ["a", "b", "c"]) await accepted(db.sql, office, "2026", firm, ["2511"]);
    await accepted(db.sql, office, "2026", "d", ["2512"]);
    await moved("first-dovetailing");
  }
  async function secondDovetailing() {
    await dovetailing();
    await advance("validation");
    await moved("second-dovetailing");
  }
  async function decided() {
    await secondDovetailing();
    await decide("2511", "include");
    await decide("2512", "watch", "Bukti industri baru dari satu perusahaan.");
    for (const name of roundTests) await record("2511", name);
  }

  return { list: () => list, open, advance, decide, record, seal, dovetailing, secondDovetailing, decided };
}
