import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { provinceList } from "./place.ts";
import { readPlaceFile } from "./place-file.ts";
import type { VocabularyStores } from "./stores.ts";

/** What a list of places is called. */
export const listName = z.string().regex(/^[a-z0-9-]{2,40}$/);

/**
 * Imports a list of places from a CSV file, whole or not at all. What the list has already gets the file's
 * values; places that the file does not name stay as they are. The same file again changes nothing.
 * @returns how many `places` the file has, how many were `added` and `changed`
 * Refusal: FILE_REFUSED with a row for each finding.
 */
export const importPlaces = useCase<VocabularyStores>()({
  name: "vocabulary.import-places",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    list: listName.default(provinceList),
    path: z.string(),
    fileName: z.string().min(1).max(255),
    dryRun: z.boolean().default(false),
  }),
  async run({ stores: { vocabulary }, touch, progress }, { list, path, fileName, dryRun }) {
    const file = await readPlaceFile(path, { fileName, onProgress: progress });
    if (!file.ok) return file;
    await vocabulary.oneImportAtATime();
    if (dryRun) await vocabulary.mark();
    const { added, changed } = await vocabulary.savePlaces(list, file.places);
    if (dryRun) await vocabulary.undo();
    else if (added + changed) touch({ kind: "vocabulary.places", id: list });
    const unchanged = added + changed === 0;
    return {
      ok: true,
      list,
      places: file.places.length,
      added,
      changed,
      unchanged,
      fileHash: file.fileHash,
      dryRun,
    };
  },
});
