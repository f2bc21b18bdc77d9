import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import {
  addComment,
  addLedgerEntry,
  askRelease,
  askSeal,
  closeFeedback,
  confirmScan,
  confirmSigningKey,
  disposeComment,
  forward,
  inviteDrafter,
  makeSigningKey,
  markComment,
  openAnswer,
  openProposal,
  prepareReply,
  readArrived,
  readClause,
  readInbox,
  readProposal,
  readTemplate,
  recordScan,
  releaseReply,
  releaseVersion,
  saveCandidate,
  saveFigures,
  saveParagraph,
  sealVersion,
  setStance,
  takeReceipt,
} from "../src/agreement/index.server.ts";
import { dayAfter, type Principal, type Role, type UseCase } from "../src/identity/index.ts";
import { importAgencies } from "../src/roster/index.server.ts";

export type Perform = <Needs, Schema extends z.ZodType, Result extends object>(
  useCase: UseCase<Needs, Schema, Result>,
  principal: Principal,
  input: z.input<Schema>,
  /** On which day it happened; now by default. */
  at?: Date,
) => Promise<Result>;

type Given = {
  perform: Perform;
  job: Principal;
  member: (organisation: string, role: Role) => Principal & { kind: "member" };
  /** Where the templates are, where the demo's own files are, and where files may be written. */
  root: string;
  folder: string;
  scratch: string;
  today: string;
  /** An occupation of the newest edition, which a scope line is about. */
  critical: string;
};

/** Days ago on which the pilot was signed: placements that it carries are under way. */
const signedAgo = 300;

/** Both sides of the demo seal with keys of these words; they are in the README of the demo, too. */
const demoPassphrase = "contoh: jembatan kayu di atas kali";

/** What was said in public, and is told in this corridor's words; days and numbers of letters are invented. */
const history = [
  {
    onDate: "2021-06-22",
    kind: "meeting" as const,
    subject: {
      id: "Pertemuan Menteri Ketenagakerjaan kedua negara (contoh)",
      en: "Meeting of the two ministers of manpower (sample)",
    },
    body: {
      id: "Dibahas: tenaga ahli untuk Innovation Center dan Talent Hub, realitas virtual, pelatihan untuk pelatih.",
      en: "Discussed: experts for the Innovation Center and the Talent Hub, virtual reality, training of trainers.",
    },
    decisions: ["Kerja sama diperluas; Kemnaker menyusun konsep usulan"],
    actions: ["Susun konsep usulan bersama Kemenko Perekonomian"],
  },
  {
    onDate: "2023-03-16",
    kind: "letter" as const,
    number: "CONTOH/2023/03",
    sender: "Kementerian Koordinator Bidang Perekonomian",
    receiver: "Biro Kerja Sama, Kementerian Ketenagakerjaan",
    channel: "letter" as const,
    subject: { id: "Salinan nota kesepahaman Tech:X (contoh)", en: "Copy of the Tech:X memorandum (sample)" },
  },
];

const simplePdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 93>>stream
BT /F1 16 Tf 60 760 Td (CONTOH - naskah bertanda tangan rekaan / SAMPLE - invented paper) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/**
 * Loads AGREE: the directory of agencies, an office's ledger, and three proposals that stand at different places: one that
 * is signed, one whose answer has come back, one that is being drafted. Each step is taken by the person whose work it is.
 */
export async function loadAgreement(given: Given): Promise<{ proposals: number; commitments: number }> {
  const { job, member, root, folder, scratch, critical } = given;
  let { today } = given;
  let at: Date | undefined;
  const perform: Perform = (useCase, principal, input) => given.perform(useCase, principal, input, at);
  const officer = member("kemnaker-biro-kerja-sama", "officer");
  const head = member("kemnaker-biro-kerja-sama", "head");
  const channel = member("kemenko-perekonomian", "officer");
  const ministry = member("kemenperin", "officer");
  const desk = member("mom", "officer");
  const director = member("mom", "head");
  await perform(importAgencies, job, { path: join(folder, "agencies.yaml"), fileName: "agencies.yaml" });
  for (const entry of history) await perform(addLedgerEntry, officer, { ...entry, synthetic: true });

  const letter = (number: string) => ({ number, date: today, channel: "letter" as const });
  async function open(name: string, template: string) {
    const content = await readTemplate(root, template);
    if (!content) throw new Error(`templates has no ${template}`);
    const input = { name, desk: "mom", channel: "kemenko-perekonomian", template: content, synthetic: true };
    return perform(openProposal, officer, input);
  }
  async function arrives(who: Principal, number: string) {
    const { letters } = await perform(readInbox, who, { limit: 100 });
    const hop = letters.find((one) => one.letter.number === number)?.hop ?? "";
    await perform(takeReceipt, who, { hop });
    return hop;
  }
  /** The released text goes through the channel to the desk of the other side, which opens its circle. */
  async function release(proposal: string, number: string) {
    await perform(askRelease, officer, { proposal });
    const released = await perform(releaseVersion, head, { proposal, letter: letter(`B-${number}`) });
    const hop = await arrives(channel, `B-${number}`);
    await perform(forward, channel, { hop, next: { place: 2 }, letter: letter(`S-${number}`) });
    await arrives(desk, `S-${number}`);
    await perform(openAnswer, desk, { version: released.version });
    return released.version;
  }
  /** What the desk has marked goes back through the channel. */
  async function answer(version: string, number: string) {
    await perform(prepareReply, desk, { version, number, date: today });
    const { circle } = await perform(readArrived, director, { version });
    await perform(releaseReply, director, { version, hash: circle?.draft?.hash ?? "" });
    const hop = await arrives(channel, number);
    await perform(forward, channel, { hop, next: { place: 0 }, letter: letter(`S-${number}`) });
    await arrives(officer, `S-${number}`);
  }
  async function comment(
    version: string,
    place: { paragraph: string } | { clause: string },
    text: string,
    kind: "remark" | "change" = "remark",
  ) {
    const about = { version, ...place };
    const made = await perform(addComment, desk, { about, kind, language: "en", text });
    await perform(markComment, desk, { comment: made.comment, marked: true });
    return made.comment;
  }
  const textOf = async (version: string) =>
    (await perform(readArrived, desk, { version })).version.content.clauses;

  // A small agreement that was signed some months ago: its clauses are commitments.
  today = dayAfter(given.today, -signedAgo);
  at = new Date(`${today}T03:00:00Z`);
  const pilot = await open("pelatihan-pelatih-otomasi", "training-of-trainers");
  const signed = await release(pilot.proposal, "101/KS/2026");
  const lines = await textOf(signed);
  for (const clause of lines.filter(({ kind }) => kind === "scope-line"))
    await perform(setStance, desk, {
      version: signed,
      position: { clause: clause.id, stance: "interested" },
    });
  const settled = await comment(
    signed,
    { clause: lines[0]?.id ?? "" },
    "We agree with this text. Please keep the Indonesian name of each centre in the English text too.",
  );
  await answer(signed, "MOM/101/2026");
  await perform(disposeComment, officer, {
    proposal: pilot.proposal,
    comment: settled,
    outcome: "accepted",
    reason: {
      id: "Nama balai ditulis dalam bahasa Indonesia pada kedua naskah.",
      en: "The names of centres are written in Indonesian in both texts.",
    },
  });
  await perform(closeFeedback, officer, { proposal: pilot.proposal });
  const words = { passphrase: demoPassphrase, again: demoPassphrase, synthetic: true };
  for (const [asks, seals] of [
    [officer, head],
    [desk, director],
  ] as const) {
    const { keyId } = await perform(makeSigningKey, seals, words);
    await perform(confirmSigningKey, asks, { key: keyId });
    await perform(askSeal, asks, { version: signed });
    await perform(sealVersion, seals, { version: signed, passphrase: demoPassphrase });
  }
  const scan = { path: join(scratch, "naskah-contoh.pdf"), fileName: "naskah-bertanda-tangan-contoh.pdf" };
  await writeFile(scan.path, simplePdf);
  await perform(recordScan, officer, {
    version: signed,
    signedOn: today,
    place: "Jakarta",
    signatories: [
      { party: "ID", name: "Pejabat rekaan", office: "Menteri Ketenagakerjaan (contoh)" },
      { party: "SG", name: "Invented official", office: "Minister for Manpower (sample)" },
    ],
    fullPowers: [
      { party: "ID", number: "CONTOH/SKP/2026", date: today, notNeeded: null },
      {
        party: "SG",
        number: null,
        date: null,
        notNeeded: "Signed by the minister of the department (sample)",
      },
    ],
    prevailing: "en",
    differences: [],
    scan,
  });
  const { commitments } = await perform(confirmScan, head, { version: signed });

  today = given.today;
  at = undefined;

  // A proposal whose answer has come back: comments wait for the office that drafts.
  const talent = await open("talenta-teknologi-2026", "expert-placement");
  await perform(inviteDrafter, officer, { proposal: talent.proposal, organisation: "kemenperin" });
  const drafted = (await perform(readProposal, ministry, { proposal: talent.proposal })).document.clauses;
  const about = drafted.find(({ kind }) => kind === "scope-line");
  if (about) {
    const { clause } = await perform(readClause, officer, { proposal: talent.proposal, clause: about.id });
    await perform(saveFigures, officer, {
      proposal: talent.proposal,
      clause: about.id,
      based: clause.figuresVersion,
      kind: about.kind,
      figures: about.figures,
      obligation: about.obligation,
      links: [...about.links, { kind: "edition-entry", edition: "2025", code: critical }],
    });
  }
  const answered = await release(talent.proposal, "127/KS/2026");
  const asked = await textOf(answered);
  const scope = asked.filter(({ kind }) => kind === "scope-line");
  const stances = ["interested", "conditional"] as const;
  for (const [index, clause] of scope.entries()) {
    const stance = stances[index % 2] ?? "interested";
    const condition =
      stance === "conditional" ? { en: "Subject to the choice of one hub for the first year." } : null;
    await perform(setStance, desk, { version: answered, position: { clause: clause.id, stance, condition } });
  }
  const counted = asked.find(({ kind }) => kind === "person-weeks");
  const paragraph = counted?.paragraphs.find(({ role }) => role === "text");
  if (paragraph)
    await comment(
      answered,
      { paragraph: paragraph.id },
      "Could the experts begin one quarter later? The agencies need six months to release them.",
    );
  const last = asked.at(-1)?.paragraphs.find(({ role }) => role === "text");
  if (last)
    await comment(
      answered,
      { paragraph: last.id },
      `${last.text.en} The Parties review progress at each bilateral meeting.`,
      "change",
    );
  for (const clause of scope.slice(0, 1)) {
    const candidate = { version: answered, clause: clause.id, agency: "ite-education-services" };
    await perform(saveCandidate, desk, { ...candidate, state: "invited", letter: letter("MOM/130/2026") });
    const ite = member("ite-education-services", "officer");
    await arrives(ite, "MOM/130/2026");
    await perform(saveCandidate, ite, { ...candidate, state: "interested" });
    await perform(saveCandidate, desk, { ...candidate, state: "assigned", named: true });
  }
  await answer(answered, "MOM/131/2026");

  // A draft: one side of a paragraph was changed and the other one waits.
  const draft = await open("talent-hub-2027", "innovation-talent-hub");
  const [first] = (await perform(readProposal, officer, { proposal: draft.proposal })).document.clauses;
  const begun = first?.paragraphs.find(({ role }) => role === "text");
  if (begun)
    await perform(saveParagraph, officer, {
      proposal: draft.proposal,
      paragraph: begun.id,
      based: begun.version,
      text: { id: `${begun.text.id} Kerja sama ini melanjutkan kerja sama yang sudah berjalan.` },
    });
  return { proposals: 3, commitments };
}
