import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import type { Principal, Role, UseCase } from "../identity/index.ts";
import type { Outcome } from "../platform/index.ts";
import { addComment } from "./add-comment.ts";
import { importAgencies } from "../roster/index.server.ts";
import { addLedgerEntry } from "./add-ledger-entry.ts";
import { askRelease } from "./ask-release.ts";
import { attachLedgerScan } from "./attach-ledger-scan.ts";
import { closeFeedback } from "./close-feedback.ts";
import { disposeComment } from "./dispose-comment.ts";
import { forward } from "./forward.ts";
import { importReceived } from "./import-received.ts";
import { inviteDrafter } from "./invite-drafter.ts";
import { inviteToAnswer } from "./invite-to-answer.ts";
import { aviary, newTrialState, trialOffices, type TrialOffice, type TrialStateName } from "./leak-canary.ts";
import { noIds } from "./leak-inputs.ts";
import { trialOfSigning } from "./leak-signing.ts";
import type { Look } from "./leak-test.ts";
import { makeDraftVersion } from "./make-draft-version.ts";
import { makePackage } from "./make-package.ts";
import { openAnswer } from "./open-answer.ts";
import { openProposal } from "./open-proposal.ts";
import { openRevision } from "./open-revision.ts";
import { prepareReply } from "./prepare-reply.ts";
import { readArrived } from "./read-arrived.ts";
import { readFeedback } from "./read-feedback.ts";
import { readInbox } from "./read-inbox.ts";
import { readProposal } from "./read-proposal.ts";
import { readRoute } from "./read-route.ts";
import { releaseReply } from "./release-reply.ts";
import { releaseVersion } from "./release-version.ts";
import { saveCandidate } from "./save-candidate.ts";
import { saveParagraph } from "./save-paragraph.ts";
import { saveRoute } from "./save-route.ts";
import { setStance } from "./set-stance.ts";
import type { AgreementStores } from "./stores.ts";
import { takeBudget } from "./take-budget.ts";
import { takeReceipt } from "./take-receipt.ts";
import { markComment } from "./withdraw-comment.ts";
import { withdrawParagraph } from "./withdraw-paragraph.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf } from "./word-frame.ts";

export type TrialBench = {
  /** Runs a use case; the trial is built by what people do, and by nothing else. */
  run<Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<AgreementStores, Schema, Result>,
    principal: Principal,
    input: z.input<Schema>,
  ): Promise<Outcome<Result>>;
  principal(office: TrialOffice, role: Role): Principal;
  /** Keys of the organisations that take part. */
  keyOf(office: TrialOffice): string;
  today: string;
};

const agency = "trial-agency";
const agencies = `agencies:
  - key: ${agency}
    party: SG
    kind: agency
    name: { id: Badan uji, en: Trial agency }
    from: "2000-01-01"
    source: "-"
    mandates:
      - text: { id: Talenta, en: Talent }
        from: "2000-01-01"
        source: "-"
`;

/**
 * A proposal on its whole way between six offices, each of its places with a word that stands nowhere else. At every
 * state `look` is called, before anything goes on.
 */
export async function leakTrial(bench: TrialBench, look: (at: Look) => Promise<void>): Promise<void> {
  const now = newTrialState();
  const words = aviary(now);
  const ids = noIds();
  const folder = await mkdtemp(join(tmpdir(), "jembatan-leak-"));
  const { today } = bench;
  const person = (office: TrialOffice, role: Role = "officer") => bench.principal(office, role);
  const at = (state: TrialStateName) => look({ state, canaries: words.canaries, ids });
  async function perform<Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<AgreementStores, Schema, Result>,
    who: Principal,
    input: z.input<Schema>,
  ): Promise<Extract<Outcome<Result>, { ok: true }>> {
    const done = await bench.run(useCase, who, input);
    if (!done.ok) throw new Error(`the trial stopped at ${useCase.name}: ${JSON.stringify(done)}`);
    return done as Extract<Outcome<Result>, { ok: true }>;
  }
  const letter = (number: string) => ({ number, date: today, channel: "letter" as const });
  async function arrives(who: TrialOffice, number: string, note?: string) {
    const { letters } = await perform(readInbox, person(who), { limit: 100 });
    const hop = letters.find((one) => one.letter.number === number)?.hop ?? "";
    await perform(takeReceipt, person(who), { hop, note: note ?? null });
    return hop;
  }

  try {
    // Each office has a ledger of its own.
    for (const office of trialOffices) {
      const subject = { id: words.own(office, "entry of its ledger") };
      const entry = { kind: "letter" as const, onDate: today, subject };
      const added = (await perform(addLedgerEntry, person(office), entry)).entry;
      ids.ledger.push(added);
      const path = join(folder, "scan.pdf");
      await writeFile(path, `%PDF-1.7 ${words.own(office, "scan of a letter")}`);
      const fileName = `${words.own(office, "name of a scan")}.pdf`;
      await perform(attachLedgerScan, person(office), { entry: added, path, fileName });
    }

    // Drafting: channel and co-drafter write along.
    for (const office of ["lead", "coDrafter", "channel"] as const) now.drafting.add(office);
    const drafted = (what: string) => words.leaves("drafting", what, "release-1", "release-2");
    const name = drafted("name of the proposal");
    const history = words.inside("drafting", "words that were replaced");
    const figureName = drafted("name of a figure");
    const both = (text: string) => ({ id: text, en: `${text} en` });
    const { proposal } = await perform(openProposal, person("lead"), {
      name,
      desk: bench.keyOf("desk"),
      channel: bench.keyOf("channel"),
      template: {
        name: "trial",
        content: {
          title: { id: drafted("title in Indonesian"), en: drafted("title in English") },
          summary: both("-"),
          clauses: [
            {
              kind: "text",
              heading: both(drafted("heading")),
              paragraphs: [both(history), both(words.inside("drafting", "paragraph that was withdrawn"))],
            },
            {
              kind: "scope-line",
              heading: both("Butir"),
              paragraphs: [{ id: drafted("scope line in Indonesian"), en: drafted("scope line in English") }],
              links: [{ kind: "hub", name: drafted("name of a hub") }],
            },
            {
              kind: "person-weeks",
              heading: both("Ahli"),
              paragraphs: [both(`{${figureName}} orang-minggu`)],
              figures: {
                [figureName]: {
                  type: "number",
                  value: words.figure("value of a figure", 739_184_265, "release-1", "release-2"),
                  unit: "person-week",
                },
              },
              obligation: {
                party: "other",
                figure: figureName,
                starts: 1,
                lasts: 12,
                evidence: both(drafted("what shows a promise")),
              },
            },
            {
              kind: "money",
              heading: both("Biaya"),
              paragraphs: [both("{budget}")],
              figures: { budget: { type: "money", value: 1_000, currency: "IDR" } },
              obligation: { party: "drafting", figure: "budget", starts: 1, lasts: 12, evidence: both("-") },
            },
          ],
        },
      },
    });
    ids.proposals.push(name, proposal);
    await perform(inviteDrafter, person("lead"), { proposal, organisation: bench.keyOf("coDrafter") });
    const read = await perform(readProposal, person("lead"), { proposal });
    const texts = read.document.clauses.flatMap(({ paragraphs }) => paragraphs);
    ids.clauses.push(...read.document.clauses.map(({ id }) => id));
    ids.paragraphs.push(...texts.map(({ id }) => id));
    const [, first, second] = texts;
    const line = read.document.clauses[1];
    if (!first || !second || !line) throw new Error("the trial has no text");
    const draft = { note: words.inside("drafting", "note of a draft version"), proposal };
    ids.versions.push((await perform(makeDraftVersion, person("channel"), draft)).version);
    const [money = ""] = ids.clauses.slice(-1);
    const budgetPath = join(folder, "budget.xlsx");
    const budgetName = `${words.inside("drafting", "name of a budget")}.xlsx`;
    await writeFile(budgetPath, await trialBudget(words.inside("drafting", "line of a budget")));
    const into = [{ sum: "IDR", figure: "budget" }];
    const workbook = { proposal, clause: money, based: 1, path: budgetPath, fileName: budgetName, into };
    ids.budgets.push((await perform(takeBudget, person("coDrafter"), workbook)).budget);
    const save = (paragraph: string, based: number, id: string, en: string) =>
      perform(saveParagraph, person("coDrafter"), { proposal, paragraph, based, text: { id, en } });
    await save(first.id, 1, drafted("paragraph in Indonesian"), drafted("paragraph in English"));
    await perform(withdrawParagraph, person("lead"), { proposal, paragraph: second.id, based: 1 });
    for (const office of ["channel", "coDrafter"] as const) {
      const text = words.inside("drafting", `remark of the ${office}`);
      const said = {
        about: { proposal, paragraph: first.id },
        kind: "remark",
        language: "id",
        text,
      } as const;
      ids.comments.push((await perform(addComment, person(office), said)).comment);
    }
    const onRoute = words.letter("drafting", "an office of the route", "channel", "holder");
    const before = (await perform(readRoute, person("lead"), { proposal })).route;
    const route = before.map(({ name: _, ...stop }) =>
      stop.agency === "kemlu" ? { ...stop, office: onRoute, agency: null } : stop,
    );
    await perform(saveRoute, person("lead"), { proposal, route });
    await at("drafting");

    // Released: the channel leaves the circle and gets exactly that.
    const numberB = words.letter("drafting", "number of the first letter", "channel");
    await perform(askRelease, person("lead"), { proposal });
    now.drafting.delete("channel");
    now.got["release-1"].add("channel");
    const release = { proposal, letter: letter(numberB) };
    const released = (await perform(releaseVersion, person("lead", "head"), release)).version;
    ids.versions.push(released);
    const toChannel = await arrives(
      "channel",
      numberB,
      words.letter("drafting", "note of a receipt", "channel"),
    );
    ids.hops.push(toChannel);
    await at("released to the channel");

    // Relayed to the other side.
    const numberK = words.letter("drafting", "number of the relay's letter", "channel", "desk");
    now.got["release-1"].add("desk");
    const relay = { hop: toChannel, next: { place: 2 }, letter: letter(numberK) };
    ids.hops.push((await perform(forward, person("channel"), relay)).hop);
    await arrives("desk", numberK);
    await at("relayed to the other side");

    // The other side talks among itself.
    now.answering.add("desk");
    await perform(openAnswer, person("desk"), { version: released });
    const numberM = words.letter("answering", "number of an invitation");
    now.answering.add("invited");
    now.got["release-1"].add("invited");
    const invitation = { version: released, office: bench.keyOf("invited"), letter: letter(numberM) };
    ids.hops.push((await perform(inviteToAnswer, person("desk"), invitation)).hop);
    const remark = async (office: TrialOffice, text: string) => {
      const about = { version: released, paragraph: first.id };
      const said = { about, kind: "remark", language: "en", text } as const;
      const { comment } = await perform(addComment, person(office), said);
      ids.comments.push(comment);
      return comment;
    };
    await remark("invited", words.inside("answering", "remark of an agency"));
    await remark("desk", words.inside("answering", "remark of the desk"));
    const goes = await remark(
      "desk",
      words.leaves("answering", "remark that goes out", "reply-1", "release-2"),
    );
    await perform(markComment, person("desk"), { comment: goes, marked: true });
    const stand = (condition: string) =>
      perform(setStance, person("desk"), {
        version: released,
        position: { clause: line.id, stance: "conditional", condition: { en: condition } },
      });
    await stand(words.inside("answering", "condition that was replaced"));
    await stand(words.leaves("answering", "condition that goes out", "reply-1"));
    const directory = join(folder, "agencies.yaml");
    await writeFile(directory, agencies);
    await perform(importAgencies, person("desk"), { path: directory, fileName: "agencies.yaml" });
    const sought = { version: released, clause: line.id, agency, state: "invited" } as const;
    const numberC = words.inside("answering", "number of a letter to an agency");
    await perform(saveCandidate, person("desk"), { ...sought, letter: letter(numberC) });
    const numberS = words.leaves("answering", "number of the reply", "reply-1");
    await perform(prepareReply, person("desk"), { version: released, number: numberS, date: today });
    await at("talked about on the other side");

    // Answered: as far as the channel, then back to who asked.
    now.got["reply-1"].add("channel");
    const { circle } = await perform(readArrived, person("desk", "head"), { version: released });
    const leave = { version: released, hash: circle?.draft?.hash ?? "" };
    const reply = await perform(releaseReply, person("desk", "head"), leave);
    ids.replies.push(reply.reply);
    ids.hops.push(await arrives("channel", numberS));
    await at("answered as far as the channel");
    const numberKS = words.letter("answering", "number with which the reply comes back", "channel", "lead");
    now.got["reply-1"].add("lead");
    const back = { hop: reply.hop, next: { place: 0 }, letter: letter(numberKS) };
    await perform(forward, person("channel"), back);
    ids.hops.push(await arrives("lead", numberKS));
    await at("answered");

    // Revised: new words, reasons, and a letter on paper with a Word file.
    await perform(openRevision, person("lead"), { proposal });
    const later = (what: string) => words.leaves("drafting", what, "release-2");
    const row = (await perform(readProposal, person("lead"), { proposal })).document.clauses
      .flatMap(({ paragraphs }) => paragraphs)
      .find(({ id }) => id === first.id);
    await save(first.id, row?.version ?? 2, later("new words in Indonesian"), later("new words in English"));
    const path = join(folder, "answer.docx");
    await writeFile(path, await onPaper());
    const { received } = await perform(importReceived, person("coDrafter"), {
      ...{ proposal, version: released, party: "SG", channel: "mail", kind: "docx", path, date: today },
      sender: words.inside("drafting", "sender of a letter on paper"),
      number: words.inside("drafting", "number of a letter on paper"),
      fileName: `${words.inside("drafting", "name of a file that came")}.docx`,
    });
    ids.received.push(received);
    for (const { comment } of (await perform(readFeedback, person("lead"), { proposal })).comments)
      await perform(disposeComment, person("coDrafter"), {
        ...{ proposal, comment, outcome: "declined" as const },
        reason: { en: later("reason of a disposition") },
      });
    const second2 = { proposal, note: words.inside("drafting", "note of a later draft") };
    ids.versions.push((await perform(makeDraftVersion, person("lead"), second2)).version);
    await at("revised");

    // Released again, as far as the channel; and on paper, with a page that opens by a code.
    await perform(closeFeedback, person("lead"), { proposal });
    await perform(askRelease, person("lead"), { proposal });
    const numberB2 = words.letter("drafting", "number of the second letter", "channel");
    now.got["release-2"].add("channel");
    const again = { proposal, letter: letter(numberB2) };
    const latest = (await perform(releaseVersion, person("lead", "head"), again)).version;
    ids.versions.push(latest);
    const toChannel2 = await arrives("channel", numberB2);
    now.got["release-2"].add("holder");
    const numberP = words.letter("drafting", "number of a letter on paper", "channel", "holder");
    const paper = { hop: toChannel2, next: { place: 0 }, letter: letter(numberP) };
    const { hop } = await perform(forward, person("channel"), paper);
    ids.hops.push(toChannel2, hop);
    const { code } = await perform(makePackage, person("channel"), { hop });
    ids.codes.push(code);
    words.secret("code of a page without an account", code);
    await at("released again");
    await trialOfSigning(
      { perform, person, arrives, at, folder, letter, today },
      { words, now, ids, proposal, version: latest, hop: toChannel2, clause: line.id },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  /** The release as it comes back in a Word file with a remark in its margin. */
  async function onPaper(): Promise<Uint8Array> {
    const version = ids.versions.at(-1) ?? "";
    const { version: sent } = await perform(readArrived, person("lead"), { version });
    const about = { number: 2, hash: sent.hash, kind: "release", madeAt: `${today}T03:00:00Z` } as const;
    const sheet = sheetOf(sent.content, { ...about, zone: "Asia/Jakarta" });
    const by = { author: words.leaves("drafting", "author of a remark on paper", "release-2"), at: null };
    sheet.comments.push({
      ...by,
      text: words.leaves("drafting", "remark on paper", "release-2"),
      answers: null,
    });
    sheet.rows[1]?.cells.en.comments.push(0);
    return wordFile(sheet);
  }
}

async function trialBudget(line: string): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const rows = [
    ["Uraian", "Jumlah (Rp)"],
    [line, 2_000],
  ];
  return writeXlsx({ sheets: [{ name: "RAB", rows }] });
}
