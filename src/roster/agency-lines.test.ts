import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { agencyFileSchema } from "./agency.ts";
import { searchAgencies } from "./agency-search.ts";

type Both = { id: string; en: string };
type Clause = { kind: string; heading: Both; paragraphs: Both[] };

const root = resolve(import.meta.dirname, "../..");
const read = (path: string): unknown => parse(readFileSync(resolve(root, path), "utf8"));
const { agencies } = agencyFileSchema.parse(read("demo/agencies.yaml"));
const found = (text: string) => searchAgencies(agencies, { text, day: "2026-03-01" });

const lines = readdirSync(resolve(root, "templates"))
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) =>
    (read(`templates/${file}`) as { clauses: Clause[] }).clauses
      .filter(({ kind }) => kind === "scope-line")
      .flatMap(({ heading, paragraphs }) =>
        (["id", "en"] as const).map((language) => ({
          name: `${file}: ${heading[language]}`,
          text: [heading, ...paragraphs].map((one) => one[language]).join(" "),
        })),
      ),
  );

test("there are scope lines to try", () => expect(lines.length).toBeGreaterThan(20));

test.each(lines)("the whole of a scope line names who fits, with words and source · $name", ({ text }) => {
  const [first] = found(text);
  expect(first?.words.length).toBeGreaterThan(0);
  expect(first?.held.mandate.source).toMatch(/\w{3}/);
});

test("more of the same about training keeps those whom the one word finds, the fittest first", () => {
  const keys = (text: string) => found(text).map(({ agency }) => agency.key);
  const line = lines.find(({ name }) => name.startsWith("training-of-trainers"))?.text ?? "";
  expect(keys(line)).toEqual(expect.arrayContaining(keys("pelatihan")));
});

describe("of another field there is no evidence, however long the text", () => {
  test.each([
    `Pemerintah menetapkan kuota penangkapan ikan tuna setiap musim, mendata kapal nelayan, dan mencegah penangkapan ikan
     secara ilegal. Budidaya rumput laut dan udang dikembangkan di wilayah pesisir.`,
    `The Parties cooperate in the management of capture fisheries in border waters. The government sets a catch quota for
     tuna each season, registers fishing vessels and prevents illegal fishing. Shrimp farming is developed along the coast.`,
    `Wajib pajak badan menyampaikan surat pemberitahuan tahunan paling lambat empat bulan setelah akhir tahun pajak. Pajak
     penghasilan atas dividen dipotong pada sumbernya, dan keberatan diajukan kepada pengadilan pajak.`,
    `A corporate taxpayer files its annual return within four months after the end of the tax year. Income tax on dividends
     is withheld at source, and relief from double taxation is given under a separate convention.`,
    `Local governments protect forests and peatland from fire. Joint patrols take place in the dry season, and indigenous
     communities manage forest products other than timber.`,
    `Angkatan laut kedua negara mengadakan latihan bersama di selat dan bertukar informasi tentang pembajakan kapal. Kapal
     selam yang mengalami kecelakaan ditolong oleh tim penyelamat.`,
    `Jalan tol dibangun dengan lebar dua lajur, dan jembatan diperiksa setiap lima tahun. Kendaraan bermuatan lebih tidak
     boleh melintas.`,
    `Pembangkit tenaga listrik dan tenaga surya dibangun di kepulauan. Kabel transmisi bawah laut menghubungkan dua negara,
     dan harga listrik ditetapkan oleh regulator setiap tahun.`,
  ])("%s", (text) => expect(found(text)).toEqual([]));
});
