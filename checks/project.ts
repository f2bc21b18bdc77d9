import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A file that a person wrote: its path from the root of the project, and its text. */
export type Source = { path: string; text: string };

/** Reads the files of some folders that match an ending, in order of their paths. */
export function readSources(pattern: string, folder = root): Source[] {
  return globSync(pattern, { cwd: folder, exclude: ["**/node_modules/**"] })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}
