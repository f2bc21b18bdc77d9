import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { templateNameSchema, templateSchema, type Template } from "./template.ts";

export type NamedTemplate = { name: string; content: Template };

/** A template of this installation by its name; undefined where there is none that can be read. */
export async function readTemplate(root: string, name: string): Promise<NamedTemplate | undefined> {
  if (!templateNameSchema.safeParse(name).success) return undefined;
  const text = await readFile(join(root, "templates", `${name}.yaml`), "utf8").catch(() => null);
  if (text === null) return undefined;
  try {
    const content = templateSchema.safeParse(parse(text));
    return content.success ? { name, content: content.data } : undefined;
  } catch {
    return undefined;
  }
}

/** The templates of this installation, by name; one that cannot be read is left out. */
export async function readTemplates(root: string): Promise<NamedTemplate[]> {
  const files = await readdir(join(root, "templates")).catch(() => []);
  const names = files.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -5));
  const read = await Promise.all(names.toSorted().map((name) => readTemplate(root, name)));
  return read.filter((one) => one !== undefined);
}
