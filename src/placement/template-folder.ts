import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { termsTemplateSchema, type TermsTemplate } from "./template.ts";

/** The beginnings of terms that this installation has, by name; one that cannot be read is left out. */
export async function readTermsTemplates(root: string): Promise<{ name: string; content: TermsTemplate }[]> {
  const folder = join(root, "templates", "terms");
  const files = (await readdir(folder).catch(() => [])).filter((file) => /^[a-z0-9-]+\.yaml$/.test(file));
  const read = await Promise.all(
    files.toSorted().map(async (file) => {
      const text = await readFile(join(folder, file), "utf8").catch(() => "");
      const content = termsTemplateSchema.safeParse(readYaml(text));
      return content.success ? [{ name: file.slice(0, -5), content: content.data }] : [];
    }),
  );
  return read.flat();
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 10 });
  } catch {
    return null;
  }
}
