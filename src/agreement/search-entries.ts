import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import type { Bilingual } from "../platform/index.ts";
import type { AgreementStores } from "./stores.ts";

/** Editions that are looked through, and entries that are told. */
const editionsLookedAt = 4;
const mostFound = 20;

export type FoundEntry = { edition: string; editionTitle: Bilingual; code: string; title: Bilingual };

/**
 * Entries of the newest editions of the Critical Occupation List, by their code or by words of their title in either
 * language; the newest edition first. What is withdrawn is not offered.
 */
export const searchEntries = useCase<AgreementStores>()({
  name: "agreement.search-entries",
  kind: "read",
  policy: [members()],
  input: z.object({ words: z.string().trim().max(100) }),
  async run({ stores: { evidence } }, { words }) {
    const asked = plain(words).split(" ").filter(Boolean);
    const found: FoundEntry[] = [];
    if (!asked.length) return { ok: true, entries: found };
    const heads = await evidence.editions({ limit: editionsLookedAt, offset: 0 });
    for (const { name } of heads.filter(({ withdrawnAt }) => !withdrawnAt)) {
      const edition = await evidence.edition(name);
      if (!edition) continue;
      for (const { code, title } of edition.content.entries) {
        const said = plain(`${title.id ?? ""} ${title.en ?? ""}`);
        if (!asked.every((word) => said.includes(word) || code.startsWith(word))) continue;
        found.push({ edition: name, editionTitle: edition.title, code, title });
        if (found.length >= mostFound) return { ok: true, entries: found };
      }
    }
    return { ok: true, entries: found };
  },
});

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
