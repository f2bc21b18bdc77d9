import { principals, type TestWorkbench } from "../test-database.ts";
import { forward } from "./forward.ts";
import { openAnswer } from "./open-answer.ts";
import { must, releasedProposal } from "./proposal.fixture.ts";
import { readInbox } from "./read-inbox.ts";
import { takeReceipt } from "./take-receipt.ts";

type Bench = Pick<TestWorkbench, "run" | "sql">;
const { bureau, agency, ministry } = principals;

/** Gives the receipt of the newest letter with a number. */
export async function received(db: Bench, who: { officer: typeof bureau.officer }, number: string) {
  const { letters } = must(await db.run(readInbox, who.officer, { limit: 100 }));
  const hop = letters.find((one) => one.letter.number === number)?.hop ?? "";
  must(await db.run(takeReceipt, who.officer, { hop }));
  return hop;
}

/** A release that has gone through the channel to the desk of the other side, which has opened its circle for it. */
export async function arrivedProposal(db: Bench, { name = "jawab", date = "2026-03-02" } = {}) {
  const letter = (number: string) => ({ number, date, channel: "letter" as const });
  const made = await releasedProposal(db, { name, letter: letter(`B-${name}`) });
  const hop = await received(db, bureau, `B-${name}`);
  must(await db.run(forward, bureau.officer, { hop, next: { place: 2 }, letter: letter(`K-${name}`) }));
  await received(db, agency, `K-${name}`);
  must(await db.run(openAnswer, agency.officer, { version: made.version }));
  return made;
}

/** Sends a reply of the desk on through the channel until the ministry has its receipt. */
export async function replyArrives(db: Bench, number: string, date = "2026-03-02") {
  const hop = await received(db, bureau, number);
  const letter = { number: `K-${number}`, date, channel: "letter" as const };
  must(await db.run(forward, bureau.officer, { hop, next: { place: 0 }, letter }));
  await received(db, ministry, `K-${number}`);
}
