import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { isPlaceOn, provinceList } from "./place.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * The places of a list, by code: those that are there on the day `on`, without one all that it has had. Empty when
 * nobody has imported it.
 */
export const readPlaces = useCase<VocabularyStores>()({
  name: "vocabulary.read-places",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.string().max(40).default(provinceList), on: z.iso.date().optional() }),
  async run({ stores: { vocabulary } }, { list, on }) {
    const all = await vocabulary.places(list);
    const places = on === undefined ? all : all.filter((place) => isPlaceOn(place, on));
    return { ok: true, list, on: on ?? null, places };
  },
});
