import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isIn } from "./circle.ts";
import { figuresAsSigned } from "./commitment.ts";
import { joinCircle } from "./join-circle.ts";
import { textNow, type ParagraphRow } from "./paragraph.ts";
import { proposalNameSchema, proposalPath, type Proposal } from "./proposal.ts";
import { proposalRecord } from "./proposal-records.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Opens an amendment of a signed proposal: its text as it was signed, figures as the paper has them, in a circle of the
 * same offices. Once the amendment is signed, its commitments take the place of those of the same clauses.
 * Refusals: PROPOSAL_NOT_FOUND (also where another office leads), NOT_SIGNED, PROPOSAL_NAME_TAKEN.
 */
export const openAmendment = useCase<AgreementStores>()({
  name: "agreement.open-amendment",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: z.string().max(60), name: proposalNameSchema }),
  async run(work, { proposal: key, name }) {
    const { stores, principal, now, touch } = work;
    const { agreement, thread } = stores;
    const organisation = organisationOf(principal);
    const signed = await agreement.proposalByName(key);
    if (!signed || !organisation || signed.organisationId !== organisation)
      return refuse("PROPOSAL_NOT_FOUND");
    if (signed.state !== "signed") return refuse("NOT_SIGNED");
    if ((await agreement.proposalByName(name))?.organisationId === organisation)
      return refuse("PROPOSAL_NAME_TAKEN", { name });
    const heads = (await agreement.versions(signed.proposalId)).filter(({ kind }) => kind === "release");
    let amended = null;
    for (const { versionId } of heads) {
      const scan = await agreement.scanOf(versionId);
      if (scan?.confirmedAt) {
        amended = { version: await agreement.version(versionId), scan };
        break;
      }
    }
    if (!amended?.version) return refuse("NOT_SIGNED");
    const { version, scan } = amended;
    const { content } = version;
    const synthetic = signed.synthetic;
    const proposal: Proposal = {
      ...signed,
      circleId: randomUUID(),
      proposalId: randomUUID(),
      name,
      title: content.title,
      state: "drafting",
      prevailing: scan.prevailing,
      amends: version.versionId,
      feedbackClosedAt: null,
      feedbackClosedBy: null,
      releaseAskedBy: null,
      releaseAskedAt: null,
      releaseAskedHash: null,
      openedBy: personOf(principal),
      openedAt: now,
    };
    const { circleId, proposalId } = proposal;
    const mine = { organisationId: organisation, circleId, proposalId };
    await agreement.addCircle({ ...mine, side: "drafting", synthetic });
    await joinCircle(work, proposal, { organisationId: organisation, capacity: "lead" });
    await agreement.addProposal(proposal);
    for (const member of await agreement.members(signed.circleId))
      if (member.organisationId !== organisation && (isIn(member) || member.capacity === "channel"))
        await joinCircle(work, proposal, member);

    const stamp = { changedBy: personOf(principal), changedAt: now, withdrawnAt: null, synthetic };
    for (const [index, clause] of content.clauses.entries()) {
      const clauseId = randomUUID();
      const { kind, obligation, links } = clause;
      const figures = figuresAsSigned(clause, scan.differences);
      await agreement.addClause({
        ...{ ...mine, clauseId, position: index + 1, kind, figures, obligation, links },
        ...{ figuresVersion: 1, ...stamp },
      });
      await agreement.setAmendedClause(clauseId, clause.id);
      const paragraphs = clause.paragraphs.map(({ role, text }, place): ParagraphRow => ({
        ...{ ...mine, paragraphId: randomUUID(), clauseId, position: place + 1, role },
        ...{ textId: text.id, textEn: text.en, stale: null, version: 1, ...stamp },
      }));
      await agreement.addParagraph(...paragraphs);
      await agreement.addParagraphText(...paragraphs.map((row) => textNow(row, "written", organisation)));
    }
    await thread.write(
      organisation,
      [proposalRecord(proposal)],
      [
        {
          from: { kind: "agreement.proposal", id: proposalId },
          relation: "rests-on",
          to: { kind: "agreement.version", id: version.versionId },
        },
      ],
    );
    touch({ kind: "agreement.proposal", id: proposalId });
    return { ok: true, proposal: proposalId, name, path: proposalPath(name) };
  },
});
