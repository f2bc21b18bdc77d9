import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, operatorOrganisation, useCase, type Principal, type UseCase } from "../identity/index.ts";
import type { Outcome } from "../platform/index.ts";
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

/** What a test's database does: it runs a use case as somebody. */
type TestDatabase = {
  run(useCase: UseCase<VocabularyStores>, principal: Principal, input: object): Promise<Outcome>;
};

const importer: Principal = {
  kind: "job",
  name: "demo",
  organisation: operatorOrganisation,
  party: null,
  person: null,
};

/** Puts a version into the database as its importer would, without a file of its format. */
export async function addTestScheme(db: TestDatabase, { scheme, version, ...content }: TestScheme) {
  const versionId = randomUUID();
  const put = useCase<VocabularyStores>()({
    name: "vocabulary.import-scheme",
    kind: "change",
    policy: [jobs("demo")],
    input: z.object({}),
    async run({ stores: { vocabulary }, now }) {
      await vocabulary.addScheme(
        {
          versionId,
          scheme,
          version,
          title: { id: `${scheme} ${version}`, en: `${scheme} ${version}` },
          source: content.source ?? null,
          fileName: `${scheme}.csv`,
          fileHash: versionId.replaceAll("-", "").repeat(2),
          organisationId: operatorOrganisation,
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
  const done = await db.run(put as UseCase<VocabularyStores>, importer, {});
  if (!done.ok) throw new Error(done.code);
  return versionId;
}
