import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { languages, refuse } from "../platform/index.ts";
import { exportEdition as write } from "./edition-export.ts";
import { withdrawnOf } from "./edition-in-force.ts";
import { editionFormats } from "./edition-formats.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/** An edition as a file: CSV, JSON-LD or a CASE 1.0 package. Refusals: EDITION_NOT_FOUND. */
export const exportEdition = useCase<EvidenceStores>()({
  name: "evidence.export-edition",
  kind: "read",
  policy: [anyone],
  input: z.object({
    edition: roundNameSchema.nullable().default(null),
    format: z.enum(editionFormats),
    language: z.enum(languages).default("id"),
  }),
  async run({ stores: { evidence } }, { edition: name, format, language }) {
    const edition = await evidence.edition(name);
    if (!edition) return refuse("EDITION_NOT_FOUND", { name: name ?? "" });
    return {
      ok: true,
      edition: edition.name,
      hash: edition.contentHash,
      ...write({ ...edition, withdrawn: withdrawnOf(edition) }, format, language),
    };
  },
});
