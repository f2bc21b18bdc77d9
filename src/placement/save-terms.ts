import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { openCase } from "./case-work.ts";
import { desk } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import { termsRead, termsSchema } from "./terms-input.ts";
import { termsRows } from "./terms-parts.ts";
import { writeTermsRecord } from "./terms-records.ts";

/**
 * Writes terms anew, while they are a draft or edits were asked for.
 * Refusals: CASE_NOT_FOUND, TERMS_CHANGED (somebody else saved since they were read), NOT_IN_CAPACITY, TERMS_STATE, and those
 * of `termsRows`.
 */
export const saveTerms = useCase<PlacementStores>()({
  name: "placement.save-terms",
  kind: "change",
  policy: [members(...desk)],
  input: termsSchema.omit({ template: true }).extend(termsRead),
  async run(work, { terms: termsId, revision, ...input }) {
    const at = await openCase(work, termsId, "change", revision);
    if (!at.ok) return at;
    const { terms, mine } = at;
    if (!mine.includes("host")) return refuse("NOT_IN_CAPACITY", { by: "host" });
    if (terms.state !== "draft" && terms.state !== "edits")
      return refuse("TERMS_STATE", { state: terms.state });
    const rows = await termsRows(work, terms, { ...input, template: terms.template });
    if (!rows.ok) return rows;
    const { placement } = work.stores;
    await placement.changeTerms(termsId, rows.written);
    await placement.saveTermsParts(termsId, rows.parts);
    await writeTermsRecord(work, { ...terms, ...rows.written });
    work.touch({ kind: "placement.terms", id: termsId });
    return { ok: true, terms: termsId, revision: terms.revision + 1 };
  },
});
