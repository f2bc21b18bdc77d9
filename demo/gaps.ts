import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { national } from "../src/evidence/index.ts";
import { addPanel, importGapTerms, readEdition, releaseGaps } from "../src/evidence/index.server.ts";
import type { Principal, UseCase } from "../src/identity/index.ts";
import { provinces, spread, strata } from "./economy.ts";
import { outlooks, type Outlook } from "./outlook.ts";
import { hash } from "./random.ts";

type Given = {
  perform<Needs, Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Needs, Schema, Result>,
    principal: Principal,
    input: z.input<Schema>,
  ): Promise<Result>;
  statistician: Principal;
  head: Principal;
  scratch: string;
};

const survey = "Survei contoh (buatan)";
/** Several waves together: one alone has too few people of an occupation in most provinces. */
const pooled = "Gabungan tiga putaran survei contoh (buatan)";
const centres = "Data BLK contoh (buatan)";
const schools = "Data sekolah contoh (buatan)";

/** Of every sixth occupation nothing but the list is known: its gap is not measurable. */
const isUnknown = (_: string, place: number) => place % 6 === 5;

/**
 * Terms of the people short for some occupations, in the country and the larger provinces: those that no survey of the labour
 * force has. The employed and their growth come from the list for the country, from several waves together for the
 * larger provinces.
 */
function gapTermsCsv(codes: readonly string[], year: number): string {
  const lines = ["code,area,year,term,value,low,high,successes,trials,source,assumed"];
  for (const [place, code] of codes.entries()) {
    const outlook = outlooks.find((one) => one.code === code);
    if (!outlook || isUnknown(code, place)) continue;
    for (const [area, share] of shares(outlook)) {
      // In 2020 and since.
      const people = outlook.employed * 1_000 * share * Math.exp(outlook.growth * (year - 2020));
      // In smaller provinces no source tells enough of them: what is known of the rest would add up to nothing.
      if (area !== national && people < 1_500) continue;
      const term = (name: string, ...cells: (string | number)[]) =>
        lines.push([code, area, year, name, ...cells].join(","));
      const whole = (number: number) => Math.round(number);
      const dice = (name: string) => 0.8 + (hash(`${code}/${name}`) % 100) / 250;
      if (area !== national) {
        const { growth } = outlook;
        term("employed", whole(people), whole(people * 0.8), whole(people * 1.25), "", "", pooled, "");
        const [value, low, high] = [growth, growth - 0.03, growth + 0.03].map((rate) => rate.toFixed(4));
        term("growth", value!, low!, high!, "", "", pooled, "");
      }
      term(
        "unfilled",
        whole(people * outlook.employees * 0.01 * dice("unfilled")),
        "",
        "",
        "",
        "",
        survey,
        "",
      );
      term("reporting-rate", "", "", "", 58, 100, survey, "");
      if (hash(`exit/${code}`) % 2 === 0) term("exit-rate", "", "", "", 38, 900, survey, "");
      else term("exit-rate", 0.04, "", "", "", "", "Ketetapan kantor untuk contoh", "ya");
      term("seats:BLK contoh", whole(people * 0.012 * dice("blk")), "", "", "", "", centres, "");
      term("completion:BLK contoh", "", "", "", 182, 200, centres, "");
      term("certification:BLK contoh", "", "", "", 150, 182, centres, "");
      term("entry:BLK contoh", "", "", "", 96, 150, centres, "");
      term(
        "seats:SMK dan politeknik contoh",
        whole(people * 0.04 * dice("smk")),
        "",
        "",
        "",
        "",
        schools,
        "",
      );
      term("completion:SMK dan politeknik contoh", 0.93, 0.91, 0.95, "", "", schools, "");
      term("certification:SMK dan politeknik contoh", "", "", "", 410, 900, schools, "");
      term("entry:SMK dan politeknik contoh", "", "", "", 120, 410, schools, "");
      const inflow = people * 0.004 * dice("inflow");
      term("inflow", whole(inflow), whole(inflow * 0.4), whole(inflow * 1.7), "", "", survey, "");
    }
  }
  return `${lines.join("\n")}\n`;
}

/** How much of an occupation is in each province; all of it in the country. */
function shares({ setting }: Outlook): Map<string, number> {
  const found = new Map([[national, 1], ...provinces.map(({ code }) => [code, 0] as const)]);
  for (const [h, share] of spread(setting).entries()) {
    const { code } = strata[h]!.province;
    found.set(code, (found.get(code) ?? 0) + share);
  }
  return found;
}

/** The people short of one edition: terms for most of its occupations, an invented panel for one of the others. */
export async function loadGaps({ perform, statistician, head, scratch }: Given, edition: string) {
  const { edition: about, content } = await perform(readEdition, statistician, { edition });
  const year = Number(about.publishedOn.slice(0, 4));
  const codes = content.entries.map(({ code }) => code);
  const path = join(scratch, "kekurangan-contoh.csv");
  await writeFile(path, gapTermsCsv(codes, year));
  const { codeList } = about;
  await perform(importGapTerms, statistician, {
    ...{ path, fileName: "kekurangan-contoh.csv", codeList },
    synthetic: true,
  });
  const unknown = codes.find(isUnknown);
  if (unknown)
    await perform(addPanel, statistician, {
      ...{ edition, code: unknown, area: national, year, low: 3_000, high: 8_000 },
      members: "Ahli contoh A, Politeknik contoh; Ahli contoh B, Asosiasi contoh",
      metOn: about.publishedOn,
      note: "Contoh (buatan): rentang dari tiga kawasan industri.",
      synthetic: true,
    });
  await perform(releaseGaps, head, { edition });
}
