import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Opens the circle of one's own side for a version that one is asked to answer: what is said in it stays there until a
 * reply leaves. Opened before, nothing changes.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_ASKED (no letter asks this office for an answer), HOP_UNRECEIVED.
 */
export const openAnswer = useCase<AgreementStores>()({
  name: "agreement.open-answer",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ version: z.uuid() }),
  async run({ stores: { agreement }, principal, today, touch }, { version: versionId }) {
    const organisation = organisationOf(principal);
    const version = organisation ? await agreement.version(versionId) : undefined;
    if (!version || !organisation) return refuse("VERSION_NOT_FOUND");
    const { proposalId, synthetic } = version;
    const before = await agreement.circleIn(proposalId, organisation);
    if (before?.side === "answering") return { ok: true, opened: false };
    const hops = await agreement.hopsOf({ versions: [versionId] });
    const asked = hops.filter(
      (hop) => hop.toOrganisation === organisation && (hop.asked === "answer" || hop.asked === "sign"),
    );
    if (before || asked.length === 0) return refuse("ANSWER_NOT_ASKED");
    if (!asked.some(({ receivedAt }) => receivedAt)) return refuse("HOP_UNRECEIVED");
    const circle = { organisationId: organisation, circleId: randomUUID(), proposalId, synthetic };
    await agreement.addCircle({ ...circle, side: "answering" });
    await agreement.addMember({
      organisationId: organisation,
      circleId: circle.circleId,
      proposalId,
      capacity: "lead",
      since: today,
      leftOn: null,
      invitedBy: personOf(principal),
    });
    touch({ kind: "agreement.circle", id: circle.circleId });
    return { ok: true, opened: true };
  },
});
