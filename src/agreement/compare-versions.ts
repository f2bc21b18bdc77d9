import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { diffDocuments } from "./document-diff.ts";
import type { AgreementStores } from "./stores.ts";
import { versionAsked, versionAskedSchema, type VersionFound } from "./version-asked.ts";

/** The text as it stands is the last. */
const order = ({ head }: VersionFound) => head?.number ?? Number.POSITIVE_INFINITY;

/**
 * What changed between two versions of a proposal that one may read, from the one with the smaller number to the other.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND, VERSIONS_SAME, VERSIONS_OF_TWO (of two proposals).
 */
export const compareVersions = useCase<AgreementStores>()({
  name: "agreement.compare-versions",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ from: versionAskedSchema, to: versionAskedSchema }),
  async run(work, asked) {
    const one = await versionAsked(work, asked.from);
    if (!one.ok) return one;
    const other = await versionAsked(work, asked.to);
    if (!other.ok) return other;
    if (order(one) === order(other)) return refuse("VERSIONS_SAME");
    if (one.content.proposal !== other.content.proposal) return refuse("VERSIONS_OF_TWO");
    const [from, to] = order(one) < order(other) ? [one, other] : [other, one];
    return { ok: true, from, to, diff: diffDocuments(from.content, to.content) };
  },
});
