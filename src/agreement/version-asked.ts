import { z } from "zod";
import type { Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { ProposalDocument } from "./document.ts";
import { documentNow } from "./document-now.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import type { AgreementStores } from "./stores.ts";
import type { VersionHead } from "./version.ts";

/** A version by its number, or the text as it stands. */
export const versionNumberSchema = z.union([z.literal("now"), z.coerce.number().int().min(1).max(100_000)]);

/** A version of a proposal of one's own circle, or any version that one may read, by its id. */
export const versionAskedSchema = z.union([
  z.object({ proposal: proposalKeySchema, version: versionNumberSchema }),
  z.object({ id: z.uuid() }),
]);
export type VersionAsked = z.output<typeof versionAskedSchema>;

export type VersionFound = { head: VersionHead | null; content: ProposalDocument };

/**
 * The version that is asked for; `head` is null for the text as it stands.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND.
 */
export async function versionAsked(
  work: Pick<Work<AgreementStores>, "stores" | "principal">,
  asked: VersionAsked,
): Promise<Outcome<VersionFound>> {
  const { agreement } = work.stores;
  let id: string | undefined;
  if ("id" in asked) id = asked.id;
  else {
    const found = await readingProposal(work, asked.proposal);
    if (!found.ok) return found;
    const { proposal } = found;
    if (asked.version === "now")
      return { ok: true, head: null, content: await documentNow(agreement, proposal) };
    const heads = await agreement.versions(proposal.proposalId);
    id = heads.find((one) => one.number === asked.version && one.circleId === proposal.circleId)?.versionId;
  }
  const version = id === undefined ? undefined : await agreement.version(id);
  if (!version) return refuse("VERSION_NOT_FOUND");
  const { content, ...head } = version;
  return { ok: true, head, content };
}
