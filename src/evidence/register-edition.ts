import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { contentHash } from "./content-hash.ts";
import { splitCodeList } from "./dataset.ts";
import { editionFormat, editionPath, type Edition, type EditionContent } from "./edition.ts";
import { editionRecords } from "./edition-records.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Registers a list that was published elsewhere as an edition "as published": its rows as they were printed, with the
 * publication itself where there is one. Nothing is said of how it came about.
 * Refusals: NAME_TAKEN, PUBLISHED_LATER (a day to come), CODE_LIST_NOT_FOUND, CODES_UNKNOWN (a row each), CODES_TWICE (a row each).
 */
export const registerEdition = useCase<EvidenceStores>()({
  name: "evidence.register-edition",
  kind: "change",
  policy: [members("statistician", "officer"), jobs("command-line", "demo")],
  input: z.object({
    name: roundNameSchema,
    title: z.object({ id: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
    source: z.string().trim().min(1).max(500),
    publishedOn: z.iso.date(),
    codeList: z.string().max(120),
    rows: z
      .array(
        z.object({ code: z.string().trim().min(1).max(20), title: z.string().trim().max(300).default("") }),
      )
      .min(1)
      .max(2_000),
    /** The publication, as it was uploaded. */
    document: z.object({ path: z.string(), fileName: z.string().max(200) }).nullish(),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores, principal, now, today, touch }, input) {
    const { evidence, vocabulary, identity, files, thread } = stores;
    const { name, title, source, publishedOn, codeList, synthetic } = input;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    if (publishedOn > today) return refuse("PUBLISHED_LATER", { date: publishedOn });
    if (!(await evidence.takeName(name, organisation, synthetic))) return refuse("NAME_TAKEN", { name });
    const { scheme, version } = splitCodeList(codeList);
    const codes = input.rows.map(({ code }) => code);
    const twice = codes.filter((code, i) => codes.indexOf(code) !== i);
    if (twice.length > 0)
      return refuse(
        "CODES_TWICE",
        { count: twice.length },
        twice.map((file) => ({ file, code: "CODE_TWICE" })),
      );
    const titles = await vocabulary.titles(scheme, version, codes);
    const unknown = codes.filter((code) => !titles.has(code));
    if (unknown.length > 0)
      return refuse(
        "CODES_UNKNOWN",
        { count: unknown.length, codeList },
        unknown.map((file) => ({ file, code: "CODE_NOT_HERE" })),
      );
    const content: EditionContent = {
      format: editionFormat,
      name,
      title,
      method: "as-published",
      office: (await identity.organisation(organisation))?.name ?? {},
      codeList,
      publishedOn,
      source,
      from: null,
      synthetic,
      entries: input.rows.map(({ code, title: printed }) => ({
        code,
        title: titles.get(code) ?? {},
        printed: printed || null,
        figures: null,
        voices: null,
        decided: null,
        tests: [],
      })),
    };
    const edition: Edition = {
      editionId: randomUUID(),
      organisationId: organisation,
      name,
      title: content.title,
      method: "as-published",
      roundId: null,
      listId: null,
      codeList,
      publishedOn,
      source,
      contentHash: contentHash(content),
      content,
      documentHash: input.document ? await files.putFile(input.document.path) : null,
      sealedBy: personOf(principal),
      sealedAt: now,
      synthetic,
      releasedTo: ["public"],
    };
    await evidence.addEdition(edition);
    const { records, links } = editionRecords(edition);
    await thread.write(organisation, records, links, edition.releasedTo);
    touch({ kind: "evidence.edition", id: edition.editionId });
    return {
      ok: true,
      edition: name,
      path: editionPath(name),
      entries: content.entries.length,
      hash: edition.contentHash,
    };
  },
});
