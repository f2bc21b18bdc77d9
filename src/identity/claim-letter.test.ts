import { describe, expect, test } from "vitest";
import { printClaimLetters, type ClaimLetter } from "./claim-letter.ts";

const letter: ClaimLetter = {
  code: "ABCD-EFGH-JKMN",
  name: "Putu Ayu Wirasari",
  jobTitle: { id: "Statistisi", source: "id" },
  roles: ["statistician"],
  validUntil: "2026-03-16",
};
const about = {
  languages: ["id"] as const,
  organisation: { id: "Pusat Data", en: "Data Centre" },
  corridor: { id: "Kerja Sama", en: "Cooperation" },
  address: "https://jembatan.example/claim",
  date: "2026-03-02",
  synthetic: false,
};
const pages = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b/g)?.length;

describe("the letter that hands a claim code over", () => {
  test("has a page for each person and language", async () => {
    const two = [letter, { ...letter, name: "Slamet" }];
    expect(pages(await printClaimLetters([letter], about))).toBe(1);
    expect(pages(await printClaimLetters(two, { ...about, languages: ["en", "id"] }))).toBe(4);
  });

  test("fits one page also for long names, titles and organisations", async () => {
    const long =
      "Raden Mas Prof. Dr. ir. H. Djoko Soesilo Sastrodiningrat bin Abdullah, M.Sc., Ph.D. ".repeat(2);
    const pdf = await printClaimLetters([{ ...letter, name: long.trim(), jobTitle: { id: long } }], {
      ...about,
      organisation: { id: long },
    });
    expect(pages(pdf)).toBe(1);
  });

  test("is the same to the byte when it is set again, and another with another code", async () => {
    const first = Buffer.from(await printClaimLetters([letter], about));
    const again = Buffer.from(await printClaimLetters([letter], about));
    const other = Buffer.from(await printClaimLetters([{ ...letter, code: "2345-6789-ABCD" }], about));
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  test("can be printed where nobody knows the address of the installation", async () => {
    expect(pages(await printClaimLetters([letter], { ...about, address: null, corridor: null }))).toBe(1);
  });
});
