import { z } from "zod";
import { members, organisationOf, useCase, type Work } from "../identity/index.ts";
import { dayOf, refuse, type Outcome } from "../platform/index.ts";
import { nextStop, type Hop, type NextStop } from "./hop.ts";
import { letterSchema, type Letter } from "./letter.ts";
import { stopSchema, type Route } from "./route.ts";
import { sendPaper } from "./send-paper.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

export const nextStopSchema = z.union([
  z.object({ place: z.int().min(0).max(11) }),
  z.object({ stop: stopSchema, reason: z.string().trim().max(1_000).nullable() }),
]);

type Released = { versionId: string; proposalId: string; circleId: string; madeAt: Date; synthetic: boolean };

/**
 * Sends a released version from the office that leads it, in the transaction of whoever calls: at the release to the first
 * office of the route, later to another one.
 * Refusals: those of `nextStop` and `sendPaper`.
 */
export async function sendRelease(
  work: Work<AgreementStores>,
  version: Released,
  route: Route,
  letter: Letter,
  next: NextStop = { place: 0 },
): Promise<Outcome<{ hop: Hop }>> {
  const found = nextStop(route, next);
  if (!found.ok) return found;
  const { stop, onward, reason } = found;
  await work.stores.agreement.oneLetterAtATime(version.versionId);
  const { versionId, proposalId, circleId, synthetic } = version;
  const carried = { versionId, replyId: null, about: versionId, proposalId, circleId, synthetic };
  const paper = { ...carried, basis: dayOf(version.madeAt) };
  return sendPaper(work, { paper, stop, onward, position: 0, letter, reason });
}

/**
 * Sends a version that is released to one office more: a copy for information, or a letter that goes another way.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND, VERSION_NOT_RELEASED, NOT_CIRCLE_LEAD, STOP_NOT_FOUND, STOP_SKIPPED,
 * STOP_OFF_ROUTE, STOP_OWN, HOP_TWICE, LETTER_BEFORE_RELEASE, LETTER_IN_FUTURE.
 */
export const sendVersion = useCase<AgreementStores>()({
  name: "agreement.send-version",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    version: z.uuid(),
    next: nextStopSchema,
    letter: letterSchema,
  }),
  async run(work, { proposal: name, version: versionId, next, letter }) {
    const { agreement } = work.stores;
    const proposal = await agreement.proposalByName(name);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    if (proposal.organisationId !== organisationOf(work.principal)) return refuse("NOT_CIRCLE_LEAD");
    const version = await agreement.version(versionId);
    if (!version || version.proposalId !== proposal.proposalId) return refuse("VERSION_NOT_FOUND");
    if (version.kind !== "release") return refuse("VERSION_NOT_RELEASED");
    const sent = await sendRelease(work, version, proposal.route, letter, next);
    return sent.ok ? { ok: true, hop: sent.hop.hopId } : sent;
  },
});
