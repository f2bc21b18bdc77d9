import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { provinceList } from "./place.ts";
import type { VocabularyStores } from "./stores.ts";

/** The places of a list, by code; empty when nobody has imported it. */
export const readPlaces = useCase<VocabularyStores>()({
  name: "vocabulary.read-places",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.string().max(40).default(provinceList) }),
  async run({ stores: { vocabulary } }, { list }) {
    return { ok: true, list, places: await vocabulary.places(list) };
  },
});
