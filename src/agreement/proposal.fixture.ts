import { principals, type TestWorkbench } from "../test-database.ts";
import { askRelease } from "./ask-release.ts";
import { openProposal } from "./open-proposal.ts";
import { releaseVersion } from "./release-version.ts";
import type { Template } from "./template.ts";

type Bench = Pick<TestWorkbench, "run" | "sql">;

/** A clause of each kind that tests need: words alone, a scope line, counted ones, governance. */
export const content: Template = {
  title: { id: "Kerja sama talenta uji", en: "Test talent cooperation" },
  summary: { id: "Untuk uji", en: "For tests" },
  clauses: [
    {
      kind: "text",
      heading: { id: "Pembukaan", en: "Preamble" },
      paragraphs: [
        { id: "Para Pihak bekerja sama.", en: "The Parties cooperate." },
        { id: "Kerja sama saling menguntungkan.", en: "The cooperation is of mutual benefit." },
      ],
      figures: {},
      obligation: null,
      links: [],
    },
    {
      kind: "scope-line",
      heading: { id: "Pengembangan talenta", en: "Talent development" },
      paragraphs: [{ id: "Pihak Singapura membantu Talent Hub.", en: "Singapore helps the Talent Hub." }],
      figures: {},
      obligation: null,
      links: [{ kind: "hub", name: "Talent Hub" }],
    },
    {
      kind: "person-weeks",
      heading: { id: "Tenaga ahli", en: "Experts" },
      paragraphs: [
        {
          id: "Pihak Singapura menempatkan tenaga ahli selama {weeks} orang-minggu sampai {until}.",
          en: "Singapore places experts for {weeks} person-weeks until {until}.",
        },
      ],
      figures: {
        weeks: { type: "number", value: 120, unit: "person-week" },
        until: { type: "day", after: 30, of: "last" },
      },
      obligation: {
        party: "other",
        figure: "weeks",
        starts: 6,
        lasts: 24,
        evidence: { id: "Berita acara penempatan", en: "Minutes of placement" },
      },
      links: [],
    },
    {
      kind: "money",
      heading: { id: "Pembiayaan", en: "Financing" },
      paragraphs: [{ id: "Pihak Indonesia menyediakan {budget}.", en: "Indonesia provides {budget}." }],
      figures: { budget: { type: "money", value: 2_500_000_000, currency: "IDR" } },
      obligation: {
        party: "drafting",
        figure: "budget",
        starts: 0,
        lasts: 12,
        evidence: { id: "DIPA", en: "Budget document" },
      },
      links: [],
    },
    {
      kind: "governance",
      heading: { id: "Tata kelola", en: "Governance" },
      paragraphs: [{ id: "Komite bertemu setiap tahun.", en: "The committee meets every year." }],
      figures: {},
      obligation: null,
      links: [],
    },
  ],
};

export const must = <Answer extends { ok: boolean }>(outcome: Answer): Extract<Answer, { ok: true }> => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Answer, { ok: true }>;
};

/**
 * A proposal that the ministry leads, opened by its officer: the bureau is the channel and writes along, the agency is
 * the desk of the other side.
 */
export const openedProposal = async (
  db: Bench,
  { name = "talenta-uji", template = content, channel = "bureau" as string | null } = {},
) => {
  const desk = "agency";
  const input = { name, desk, channel, template: { name: "test-template", content: template } };
  return must(await db.run(openProposal, principals.ministry.officer, input));
};

/** Its officer asks for the release, and its head releases; with a letter it is sent to the first office of the route. */
export async function released(
  db: Bench,
  proposal: string,
  letter?: { number: string; date: string; channel?: "letter" | "mail" | "workbench" },
) {
  must(await db.run(askRelease, principals.ministry.officer, { proposal }));
  return must(
    await db.run(releaseVersion, principals.ministry.head, {
      proposal,
      letter: letter && { channel: "letter", ...letter },
    }),
  );
}

/** The same proposal, released at once. */
export async function releasedProposal(
  db: Bench,
  options: Parameters<typeof openedProposal>[1] & { letter?: Parameters<typeof released>[2] } = {},
) {
  const { letter, ...how } = options;
  const opened = await openedProposal(db, how);
  return { ...opened, ...(await released(db, opened.proposal, letter)) };
}
