import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * How much of each version is named in both languages: a line for each scheme, version and kind, with how many
 * concepts have a title in a language and how many proposals wait for review. Local codes are left out.
 */
export const readCoverage = useCase<VocabularyStores>()({
  name: "vocabulary.read-coverage",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { vocabulary } }) {
    return { ok: true, coverage: await vocabulary.coverage() };
  },
});
