import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { reasons, roundTests, type Decision, type RoundTest, type Verdict } from "../src/evidence/index.ts";
import {
  acceptFileSubmissions,
  advanceRound,
  confirmEdition,
  decideOccupation,
  importSubmissions,
  importVerdicts,
  openRound,
  readNumbers,
  readRound,
  recordTest,
  registerEdition,
  sealRound,
} from "../src/evidence/index.server.ts";
import type { Principal, UseCase } from "../src/identity/index.ts";
import { csvText } from "../src/platform/csv-text.ts";
import { hash, stream } from "./random.ts";

type Perform = <Needs, Schema extends z.ZodType, Result extends object>(
  useCase: UseCase<Needs, Schema, Result>,
  principal: Principal,
  input: z.input<Schema>,
) => Promise<Result>;

type Given = {
  perform: Perform;
  job: Principal;
  statistician: Principal;
  head: Principal;
  /** Where files may be written. */
  scratch: string;
  today: string;
};

type Occupation = { code: string; verdict: Verdict; title: { id?: string; en?: string } };

const trades = ["Mekatronika", "Data", "Logistik", "Otomasi", "Pangan", "Garmen", "Kimia", "Elektronika"];
const places = ["Cikarang", "Karawang", "Batam", "Surabaya", "Semarang", "Makassar"];

/** Answers of invented firms and associations, most of them about what is short; the same name gives the same answers. */
function answersCsv(name: string, occupations: readonly Occupation[]): string {
  const next = stream(`answers/${name}`);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const of = (verdict: Verdict) => occupations.filter((one) => one.verdict === verdict);
  const [short, other] = [of("short"), [...of("undetermined"), ...of("not-short")]];
  const rows: string[][] = [];
  const firms = trades.flatMap((trade) => places.map((place) => `PT Contoh ${trade} ${place}`));
  for (const [i, firm] of firms.entries()) {
    const named = new Set<Occupation>();
    for (let k = 0; k < 1 + (i % 3); k++)
      named.add(next() < 0.8 || other.length === 0 ? pick(short) : pick(other));
    for (const { code, title } of named)
      rows.push([
        ...["firm", firm, title.id ?? title.en ?? code, code],
        ...[String(1 + Math.floor(next() * 12)), String(30 + Math.floor(next() * 200)), pick(reasons)],
      ]);
  }
  for (const trade of trades.slice(0, 3))
    for (const { code, title } of new Set([pick(short), pick(short)]))
      rows.push([
        ...["association", `Asosiasi Contoh ${trade}`, title.id ?? title.en ?? code, code],
        ...["40", "120", "lacks-training-years"],
      ]);
  return csvText([["kind", "respondent", "title", "code", "vacancies", "open_days", "reason"], ...rows]);
}

/** What the invented office writes for each test. */
const evidence: Readonly<Record<RoundTest, string>> = {
  skilled: "Contoh: norma kualifikasi golongan pokok ini D3 atau lebih, atau magang bertahun-tahun.",
  short:
    "Contoh: rapat validasi menilai lowongannya sulit diisi, dari angka atau dari masukan pemberi kerja.",
  strategic: "Contoh: mendukung sektor prioritas Making Indonesia 4.0.",
  pipeline: "Contoh: kurikulum dan kursi pelatihan disiapkan untuk tahun depan.",
};
const committed = ["Politeknik Contoh Bekasi", "BBPVP Bekasi (contoh)", "SMK Contoh Karawang"];

/** Without a long training there is no critical occupation: major groups 1 to 3, and the trades of 7. */
const isSkilled = (code: string) => /^[1237]/.test(code);

/** Opens a round upon a list, takes in the answers of the invented employers, and moves it on to the first dovetailing. */
async function openWithAnswers(given: Given, name: string, list: string, until: string): Promise<void> {
  const { perform, statistician, scratch } = given;
  await perform(openRound, statistician, { name, list, closesOn: until });
  await perform(advanceRound, statistician, { round: name, to: "evidence" });
  const { occupations } = await perform(readNumbers, statistician, { list });
  const path = join(scratch, `masukan-${name}.csv`);
  await writeFile(path, answersCsv(name, occupations));
  await perform(importSubmissions, statistician, { round: name, path, fileName: `masukan-${name}.csv` });
  await perform(acceptFileSubmissions, statistician, { round: name });
}

/** Decides as proposed, with a reason where the office knows better, and seals what passes all four tests. */
async function decideAndSeal(given: Given, name: string, publishedOn: string): Promise<{ entries: number }> {
  const { perform, statistician, head } = given;
  for (const to of ["first-dovetailing", "validation", "second-dovetailing"] as const)
    await perform(advanceRound, statistician, { round: name, to });
  const { lines } = await perform(readRound, statistician, { round: name, limit: 1_000 });
  for (const { code, proposal } of lines) {
    const [decision, reason] = decisionOn(name, code, proposal);
    await perform(decideOccupation, statistician, { round: name, code, decision, reason, writtenIn: "id" });
    if (decision !== "include") continue;
    for (const test of roundTests)
      await perform(recordTest, statistician, {
        round: name,
        code,
        test,
        met: true,
        evidence: evidence[test],
        writtenIn: "id",
        ...(test === "pipeline" && { commits: committed[hash(code) % committed.length] }),
      });
  }
  return perform(sealRound, head, { round: name, publishedOn });
}

function decisionOn(round: string, code: string, proposal: Decision): [Decision, string] {
  if (proposal === "include" && !isSkilled(code))
    return [
      "watch",
      "Contoh: dapat dipelajari dalam beberapa minggu, jadi tidak memenuhi uji berketerampilan.",
    ];
  if (proposal === "watch" && isSkilled(code) && hash(`${round}/${code}`) % 3 === 0)
    return ["include", "Contoh: rapat validasi menilai kebutuhannya nyata di kawasan industri."];
  return [proposal, ""];
}

/** What an invented body of elsewhere says of the same occupations: mostly the same, as such lists do. */
async function importOtherBody(
  { perform, job, statistician, scratch }: Given,
  list: string,
  codeList: string,
) {
  const { occupations } = await perform(readNumbers, statistician, { list });
  const next = stream("other-body");
  const rows = occupations.map(({ code, verdict, title }) => [
    ...[code, title.en ?? title.id ?? code],
    (verdict === "short") === next() < 0.85 ? "yes" : "no",
  ]);
  const path = join(scratch, "other-body.csv");
  await writeFile(path, csvText([["code", "title", "rating"], ...rows]));
  await perform(importVerdicts, job, {
    path,
    fileName: "other-body.csv",
    name: "lembaga-lain-contoh",
    source: "Dibuat untuk contoh, bukan daftar resmi · made as a sample, no official list",
    codeList,
    synthetic: true,
  });
}

/**
 * The rounds of the demo: editions of two years that were sealed, a list of elsewhere, a round in its first dovetailing,
 * and one whose call for evidence is open.
 */
export async function loadRounds(
  given: Given,
  lists: { earlier: string; newest: string },
  codeList: string,
): Promise<{ editions: number; critical: number }> {
  const { perform, statistician, head, today } = given;
  const year = Number(today.slice(0, 4));
  const later = `${year + 1}-12-31`;
  const { occupations } = await perform(readNumbers, statistician, { list: lists.earlier });
  await perform(registerEdition, statistician, {
    name: "2018",
    title: {
      id: "Daftar contoh yang terbit di tempat lain, 2018",
      en: "Sample list published elsewhere, 2018",
    },
    source: "Dibuat untuk contoh, bukan daftar resmi · made as a sample, no official list",
    publishedOn: "2018-05-02",
    codeList,
    rows: occupations
      .filter(
        ({ code, verdict }) => isSkilled(code) && (verdict === "short" || hash(`2018/${code}`) % 12 === 0),
      )
      .filter(({ code }) => hash(`old/${code}`) % 3 > 0)
      .map(({ code, title }) => ({ code, title: title.id ?? "" })),
    synthetic: true,
  });
  await perform(confirmEdition, head, { edition: "2018" });
  await openWithAnswers(given, "2024", lists.earlier, today);
  await decideAndSeal(given, "2024", "2024-09-12");
  await openWithAnswers(given, "2025", lists.newest, today);
  const { entries } = await decideAndSeal(given, "2025", "2025-09-12");

  await importOtherBody(given, lists.newest, codeList);

  await openWithAnswers(given, "2026", lists.newest, later);
  await perform(advanceRound, statistician, { round: "2026", to: "first-dovetailing" });
  await perform(openRound, statistician, { name: "2027", list: lists.newest, closesOn: later });
  await perform(advanceRound, statistician, { round: "2027", to: "evidence" });
  return { editions: 3, critical: entries };
}
