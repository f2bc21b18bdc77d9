import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Bilingual } from "../platform/index.ts";
import { readMapping } from "./survey-file.ts";

/** Where a mapping of this installation lies, by its name; only a plain name can be one. */
export function mappingPath(root: string, name: string): string | null {
  return /^[a-z0-9][a-z0-9-]{0,60}$/.test(name) ? join(root, "mappings", `${name}.yaml`) : null;
}

/** The mappings of this installation, by name; one that cannot be read is left out. */
export async function readMappings(root: string): Promise<{ id: string; title: Bilingual }[]> {
  const files = await readdir(join(root, "mappings")).catch(() => []);
  const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -5));
  const read = await Promise.all(
    names.toSorted().map(async (name) => {
      const path = mappingPath(root, name);
      const outcome = path === null ? null : await readMapping(path);
      return outcome?.ok ? [{ id: name, title: outcome.mapping.title }] : [];
    }),
  );
  return read.flat();
}
