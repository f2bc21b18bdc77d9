import { expect, test } from "vitest";
import { readTermsTemplates } from "./template-folder.ts";

test("every beginning of terms that comes with the product can be read, in both languages", async () => {
  const templates = await readTermsTemplates(".");
  expect(templates.map(({ name }) => name)).toEqual(["hub-development", "new-vocation", "teaching-methods"]);
  for (const { content } of templates)
    for (const words of [content.title, content.summary, content.background])
      expect([Boolean(words.id), Boolean(words.en)]).toEqual([true, true]);
});

test("where there is no folder there is no template", async () => {
  expect(await readTermsTemplates("/nowhere")).toEqual([]);
});
