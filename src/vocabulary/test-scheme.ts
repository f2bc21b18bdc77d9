import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { principals, type TestWorkbench } from "../test-database.ts";
import type { SchemeContent } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";

type TestScheme = Partial<Pick<SchemeContent, "relations" | "references">> & {
  scheme: string;
  version: string;
  source?: string;
  synthetic?: boolean;
  concepts: { code: string; kind?: "occupation" | "skill" | "unit" | "level" | "group"; level?: number }[] &
    Partial<SchemeContent["concepts"][number]>[];
};

/** Puts a version into the database as its importer would, without a file of its format. */
export async function addTestScheme(db: TestWorkbench, { scheme, version, ...content }: TestScheme) {
  const versionId = randomUUID();
  const put = useCase<VocabularyStores>()({
    name: "vocabulary.import-scheme",
    kind: "change",
    policy: [members("statistician"), jobs("demo")],
    input: z.object({}),
    async run({ stores: { vocabulary }, principal, now }) {
      await vocabulary.addScheme(
        {
          versionId,
          scheme,
          version,
          title: { id: `${scheme} ${version}`, en: `${scheme} ${version}` },
          source: content.source ?? null,
          fileName: `${scheme}.csv`,
          fileHash: versionId.replaceAll("-", "").repeat(2),
          organisationId: organisationOf(principal) ?? "",
          importedBy: null,
          importedAt: now,
          synthetic: content.synthetic ?? false,
        },
        {
          concepts: content.concepts.map((concept) => ({
            kind: "occupation",
            level: 1,
            parent: null,
            labels: { en: concept.code },
            extra: null,
            ...concept,
          })),
          relations: content.relations ?? [],
          references: content.references ?? [],
          dangling: [],
        },
      );
      return { ok: true };
    },
  });
  const done = await db.run(put, principals.bureau.statistician, {});
  if (!done.ok) throw new Error(done.code);
  return versionId;
}
