import type { Hop } from "./hop.ts";
import type { AgreementStores } from "./stores.ts";

/** What an office does next with a letter. */
export type NextAct = "receipt" | "relay" | "open-answer" | "answer" | "none";

/**
 * What an office does next with letters: those that it got, and those to offices without an account that it sent.
 * @param versions the texts that these letters carry or answer
 * @returns for a letter and its text, what is next
 */
export async function nextActs(
  { agreement }: Pick<AgreementStores, "agreement">,
  organisation: string,
  { versions, replies }: { versions: readonly string[]; replies: readonly string[] },
): Promise<(hop: Hop, version: string) => Promise<NextAct>> {
  const all = await agreement.hopsOf({ versions, replies });
  const own = all.filter((hop) => hop.organisationId === organisation);
  const answered = new Set(
    (await agreement.repliesTo(versions))
      .filter((reply) => reply.organisationId === organisation)
      .map((reply) => reply.versionId),
  );
  return async (hop, version) => {
    if ((hop.toOrganisation ?? hop.organisationId) !== organisation) return "none";
    if (!hop.receivedAt) return "receipt";
    if (hop.asked === "relay") {
      const { versionId, replyId, position } = hop;
      const went = own.some(
        (one) => one.versionId === versionId && one.replyId === replyId && one.position > position,
      );
      return went ? "none" : "relay";
    }
    // What an office without an account answers comes back as a letter.
    if (hop.asked !== "answer" || hop.toOrganisation === null || answered.has(version)) return "none";
    return (await agreement.circleIn(hop.proposalId, organisation)) ? "answer" : "open-answer";
  };
}
