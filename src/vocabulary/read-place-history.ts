import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { isPlaceOn, provinceList } from "./place.ts";
import { placeHistory } from "./place-history.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * The places of a list on a day, and how the list became what it is.
 * @returns `places` that are there on `on` (left out: today), by code; `all`: how many the list has had; `changes`,
 *   the last day first
 */
export const readPlaceHistory = useCase<VocabularyStores>()({
  name: "vocabulary.read-place-history",
  kind: "read",
  policy: [anyone],
  input: z.object({ list: z.string().max(40).default(provinceList), on: z.iso.date().optional() }),
  async run({ stores: { vocabulary }, today }, { list, on = today }) {
    const all = await vocabulary.placeLines(list);
    const places = all.filter((place) => isPlaceOn(place, on));
    return { ok: true, list, on, places, all: all.length, changes: placeHistory(all) };
  },
});
