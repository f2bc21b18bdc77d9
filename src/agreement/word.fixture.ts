import { zipOf } from "../platform/test-zip.ts";
import { zipParts } from "../platform/zip.ts";
import type { Clause, ProposalDocument } from "./document.ts";
import { wordFile } from "./word-file.ts";
import { sheetOf, type VersionAbout } from "./word-frame.ts";
import { paragraphMark } from "./word-mark.ts";

/** A short id for tests: 12 becomes …0012. */
export const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

const paragraph = (number: number, role: "heading" | "text", id: string, en: string) => ({
  id: uuid(number),
  role,
  version: 3,
  text: { id, en },
  stale: null,
});
const clause = (number: number, rest: Pick<Clause, "kind" | "figures" | "paragraphs">): Clause => ({
  id: uuid(number * 10),
  number,
  obligation: null,
  links: [],
  ...rest,
});

/** A proposal of three clauses, with a number, an amount and a day. */
export const wordBase: ProposalDocument = {
  format: "jembatan.proposal/1",
  proposal: uuid(1),
  name: "talenta-2027",
  title: { id: "Usulan Kerja Sama Talenta Teknologi", en: "Proposal for Cooperation on Tech Talent" },
  parties: ["ID", "SG"],
  prevailing: null,
  amends: null,
  answers: [],
  synthetic: true,
  clauses: [
    clause(1, {
      kind: "text",
      figures: {},
      paragraphs: [
        paragraph(11, "heading", "Latar belakang", "Background"),
        paragraph(
          12,
          "text",
          "Kedua kementerian hendak memperluas kerja sama ketenagakerjaan bagi angkatan muda.",
          "Both ministries wish to widen their cooperation on manpower for young people.",
        ),
      ],
    }),
    clause(2, {
      kind: "person-weeks",
      figures: {
        weeks: { type: "number", value: 24, unit: "person-week" },
        start: { type: "day", value: "2027-01-01" },
      },
      paragraphs: [
        paragraph(21, "heading", "Penempatan tenaga ahli", "Placement of experts"),
        paragraph(
          22,
          "text",
          "Pihak Singapura menempatkan tenaga ahli selama {weeks} orang-minggu, mulai {start}.",
          "Singapore places experts for {weeks} person-weeks, from {start}.",
        ),
        paragraph(
          23,
          "text",
          "Setiap tenaga ahli didampingi seorang tenaga kerja pendamping.",
          "A counterpart works at the side of each expert.",
        ),
      ],
    }),
    clause(3, {
      kind: "money",
      figures: { budget: { type: "money", value: 2_500_000_000, currency: "IDR" } },
      paragraphs: [
        paragraph(31, "heading", "Anggaran", "Budget"),
        paragraph(
          32,
          "text",
          "Pihak Indonesia menyediakan anggaran pendamping {budget} untuk tahun pertama.",
          "Indonesia provides a counterpart budget of {budget} for the first year.",
        ),
      ],
    }),
  ],
};

export const wordAbout: VersionAbout = {
  number: 3,
  hash: "3f2a91c0d1e2".padEnd(64, "0"),
  kind: "release",
  madeAt: "2026-11-24T03:00:00Z",
  zone: "Asia/Jakarta",
};

/** The file that goes out of it. */
export const wordBytes = (): Promise<Uint8Array> => wordFile(sheetOf(wordBase, wordAbout));

/** The bookmark of a paragraph of the base. */
export const markOf = (number: number, language: "id" | "en"): string =>
  paragraphMark({ paragraph: uuid(number), language, version: 3 });

/** Every part of a Word file as text; what is binary in it is not for these tests. */
export async function partsOf(path: string): Promise<Map<string, string>> {
  const unpacked = await zipParts(path, {}, () => true);
  if (!unpacked.ok) throw new Error(unpacked.code);
  return new Map([...unpacked.parts].map(([name, bytes]) => [name, bytes.toString("utf8")]));
}

export const packed = (parts: ReadonlyMap<string, string | Uint8Array>): Buffer =>
  zipOf([...parts].map(([name, content]) => ({ name, content })));
