import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase, type Organisation } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { textNow, type ParagraphRow } from "./paragraph.ts";
import { proposalNameSchema, proposalPath, titleSchema, type Proposal } from "./proposal.ts";
import { proposalRecord } from "./proposal-records.ts";
import { corridorRoute } from "./route.ts";
import type { AgreementStores } from "./stores.ts";
import { joinCircle } from "./join-circle.ts";
import { beginFrom, templateNameSchema, templateSchema } from "./template.ts";

const organisationKey = z.string().min(1).max(100);

/**
 * Opens a proposal: a circle that the own office leads, and the clauses of a template to begin with. The channel writes
 * along until the release.
 * Refusals: ORGANISATION_NOT_FOUND, DESK_OF_OWN_PARTY, CHANNEL_OF_OTHER_PARTY, PROPOSAL_NAME_TAKEN.
 */
export const openProposal = useCase<AgreementStores>()({
  name: "agreement.open-proposal",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: z.object({
    name: proposalNameSchema,
    /** By default that of the template. */
    title: titleSchema.nullish(),
    /** Who answers on the other side: an organisation, or an office without an account and its party. */
    desk: z.union([
      organisationKey,
      z.object({ office: z.string().trim().min(1).max(200), party: z.string().regex(/^[A-Z]{2}$/) }),
    ]),
    /** Through whom it goes; null: straight to the desk. */
    channel: organisationKey.nullish(),
    template: z.object({ name: templateNameSchema, content: templateSchema }).nullish(),
    synthetic: z.boolean().default(false),
  }),
  async run(work, { name, title, desk, channel, template, synthetic }) {
    const { stores, principal, now, today, touch } = work;
    const { agreement, identity, roster, thread } = stores;
    const organisation = organisationOf(principal);
    const party = principal.kind === "anonymous" ? null : principal.party;
    if (!organisation || !party) return refuse("NOT_PERMITTED");
    const known = await identity.organisations();
    const named = (key: string) => known.find((one) => one.key === key);
    const answering = typeof desk === "string" ? named(desk) : null;
    if (answering === undefined) return refuse("ORGANISATION_NOT_FOUND", { name: String(desk) });
    const relaying = channel ? named(channel) : null;
    if (relaying === undefined) return refuse("ORGANISATION_NOT_FOUND", { name: channel ?? "" });
    const other = typeof desk === "string" ? answering?.party : desk.party;
    if (!other || other === party) return refuse("DESK_OF_OWN_PARTY");
    if (relaying && (relaying.party !== party || relaying.organisationId === organisation))
      return refuse("CHANNEL_OF_OTHER_PARTY");
    if ((await agreement.proposalByName(name))?.organisationId === organisation)
      return refuse("PROPOSAL_NAME_TAKEN", { name });

    const agencies = await roster.agencies();
    const office = ({ organisationId, key, name: known }: Organisation) => ({
      office: known.id ?? known.en ?? key,
      organisation: organisationId,
      agency: agencies.find((agency) => agency.organisation === key)?.key ?? null,
    });
    const own = known.find(({ organisationId }) => organisationId === organisation);
    const isSynthetic =
      synthetic || own?.synthetic === true || (principal.kind === "job" && principal.name === "demo");
    const proposal: Proposal = {
      organisationId: organisation,
      circleId: randomUUID(),
      proposalId: randomUUID(),
      name,
      title: title ?? template?.content.title ?? { id: "", en: "" },
      parties: [party, other],
      state: "drafting",
      prevailing: null,
      route: corridorRoute(
        relaying && office(relaying),
        answering
          ? office(answering)
          : { office: (desk as { office: string }).office, organisation: null, agency: null },
      ),
      template: template?.name ?? null,
      amends: null,
      feedbackClosedAt: null,
      feedbackClosedBy: null,
      releaseAskedBy: null,
      releaseAskedAt: null,
      releaseAskedHash: null,
      openedBy: personOf(principal),
      openedAt: now,
      synthetic: isSynthetic,
    };
    const { circleId, proposalId } = proposal;
    const mine = { organisationId: organisation, circleId, proposalId };
    await agreement.addCircle({ ...mine, side: "drafting", synthetic: isSynthetic });
    await joinCircle(work, proposal, { ...mine, capacity: "lead" });
    await agreement.addProposal(proposal);
    if (relaying)
      await joinCircle(work, proposal, {
        ...mine,
        organisationId: relaying.organisationId,
        capacity: "channel",
      });

    const stamp = {
      changedBy: personOf(principal),
      changedAt: now,
      withdrawnAt: null,
      synthetic: isSynthetic,
    };
    const begun = (template ? beginFrom(template.content, proposal.parties, today) : []).map(
      (clause, index) => {
        const { kind, figures, obligation, links } = clause;
        const clauseId = randomUUID();
        const paragraphs = clause.paragraphs.map(({ role, id: textId, en: textEn }, place): ParagraphRow => ({
          ...{ ...mine, paragraphId: randomUUID(), clauseId, position: place + 1, role, textId, textEn },
          ...{ stale: null, version: 1, ...stamp },
        }));
        const row = {
          ...mine,
          clauseId,
          position: index + 1,
          kind,
          figures,
          obligation,
          links,
          figuresVersion: 1,
        };
        return { row: { ...row, ...stamp }, paragraphs };
      },
    );
    const paragraphs = begun.flatMap((clause) => clause.paragraphs);
    await agreement.addClause(...begun.map(({ row }) => row));
    await agreement.addParagraph(...paragraphs);
    await agreement.addParagraphText(...paragraphs.map((row) => textNow(row, "written", organisation)));
    await thread.write(organisation, [proposalRecord(proposal)], []);
    touch({ kind: "agreement.proposal", id: proposalId });
    return { ok: true, proposal: proposalId, name, path: proposalPath(name) };
  },
});
