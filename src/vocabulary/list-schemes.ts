import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { currentVersion } from "./classification.ts";
import { bySchemes } from "./scheme-names.ts";
import type { VocabularyStores } from "./stores.ts";

/** The version in use of each scheme that is here, in the order in which schemes are shown. */
export const listSchemes = useCase<VocabularyStores>()({
  name: "vocabulary.list-schemes",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { vocabulary } }) {
    const all = await vocabulary.versionFacts();
    const schemes = [...Map.groupBy(all, ({ scheme }) => scheme).values()].flatMap((versions) => {
      const current = currentVersion(versions);
      if (!current) return [];
      const { scheme, version, title, synthetic } = current;
      return [{ scheme, version, title, synthetic }];
    });
    return { ok: true, schemes: schemes.toSorted((a, b) => bySchemes(a.scheme, b.scheme)) };
  },
});
