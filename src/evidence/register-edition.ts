import { randomUUID } from "node:crypto";
import { open } from "node:fs/promises";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { splitCodeList } from "./dataset.ts";
import { editionFormat, type EditionContent } from "./edition.ts";
import { editionReviewPath } from "./edition-proposal.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * Enters a list that was published elsewhere as an edition "as published": its rows as they were printed, with the
 * publication itself where there is one. Nothing is said of how it came about. Only the office sees it until another
 * person confirms it (`confirmEdition`).
 * Refusals: DOCUMENT_NO_PDF, NAME_TAKEN, PUBLISHED_LATER (a day to come), CODE_LIST_NOT_FOUND, CODES_UNKNOWN (a row each), CODES_TWICE (a row each).
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
    const { evidence, vocabulary, identity, files } = stores;
    const { name, title, source, publishedOn, codeList, synthetic } = input;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    if (publishedOn > today) return refuse("PUBLISHED_LATER", { date: publishedOn });
    if (input.document && !(await isPdf(input.document.path))) return refuse("DOCUMENT_NO_PDF");
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
    const editionId = randomUUID();
    const hash = contentHash(content);
    await evidence.addEditionProposal({
      ...{ organisationId: organisation, editionId, name, content, contentHash: hash, synthetic },
      documentHash: input.document ? await files.putFile(input.document.path) : null,
      enteredBy: personOf(principal),
      enteredAt: now,
    });
    touch({ kind: "evidence.edition", id: editionId });
    return {
      ok: true,
      edition: name,
      path: editionReviewPath(name),
      entries: content.entries.length,
      hash,
    };
  },
});

async function isPdf(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(5), 0, 5, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead)) === "%PDF-";
  } finally {
    await file.close();
  }
}
