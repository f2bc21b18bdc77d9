import { organisationOf, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { OwnCircle } from "./route-store.ts";
import type { AgreementStores } from "./stores.ts";

export type ArrivedVersion = NonNullable<Awaited<ReturnType<AgreementStores["agreement"]["version"]>>>;

/**
 * A released version that one may read, with the circle of one's side that answers it.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN (no circle of one's side yet, or one is not in it).
 */
export async function answeringCircle(
  { stores: { agreement }, principal }: Pick<Work<AgreementStores>, "stores" | "principal">,
  versionId: string,
): Promise<Outcome<{ version: ArrivedVersion; circle: OwnCircle; organisation: string }>> {
  const organisation = organisationOf(principal);
  const version = organisation ? await agreement.version(versionId) : undefined;
  if (!version || !organisation || version.kind !== "release") return refuse("VERSION_NOT_FOUND");
  const circle = await agreement.circleIn(version.proposalId, organisation);
  if (!circle || circle.side !== "answering") return refuse("ANSWER_NOT_OPEN");
  return { ok: true, version, circle, organisation };
}

/** The same for what only the lead of the circle does. Adds the refusal NOT_CIRCLE_LEAD. */
export async function ledAnsweringCircle(
  work: Pick<Work<AgreementStores>, "stores" | "principal">,
  versionId: string,
): ReturnType<typeof answeringCircle> {
  const found = await answeringCircle(work, versionId);
  if (found.ok && found.circle.organisationId !== found.organisation) return refuse("NOT_CIRCLE_LEAD");
  return found;
}

/** What the duty to release a prepared reply is about. */
export const preparedRef = (versionId: string) => ({ kind: "agreement.reply-draft", id: versionId });

/** A reply that was made ready says what is not so any more: it is not ready, and no head is asked to release it. */
export async function dropPrepared(
  { stores: { agreement, duty }, now }: Pick<Work<AgreementStores>, "stores" | "now">,
  circleId: string,
  versionId: string,
): Promise<void> {
  await agreement.dropReplyDraft(circleId, versionId);
  await duty.close(preparedRef(versionId), "cancelled", now);
}
