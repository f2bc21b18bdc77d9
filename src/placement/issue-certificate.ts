import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse } from "../platform/index.ts";
import { officesIn } from "./case-work.ts";
import type { CertificateContent } from "./certificate.ts";
import { rolesFor } from "./placement-states.ts";
import { actIn, recordAct } from "./placement-work.ts";
import { expertDays, transferNow } from "./read-measures.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The head of the host issues the certificate of a placement that has ended, once: a number of the host's year, the facts of
 * the case as they are now, and their hash. It says that the expert was there and what passed on; it is no certificate of
 * competence.
 * Refusals: those of `actIn`, CERTIFICATE_ISSUED (names the number).
 */
export const issueCertificate = useCase<PlacementStores>()({
  name: "placement.issue-certificate",
  kind: "change",
  policy: [members(...rolesFor("certify"))],
  input: z.object({ placement: z.uuid() }),
  async run(work, which) {
    const { stores, principal, today } = work;
    const at = await actIn(work, which, "certify");
    if (!at.ok) return at;
    const { placement, terms, participants } = at;
    const issued = await stores.placement.certificate(placement.placementId);
    if (issued) return refuse("CERTIFICATE_ISSUED", { number: issued.number });
    const organisationId = organisationOf(principal) ?? "";
    const offices = new Map(
      (await stores.identity.organisations()).map((one) => [one.organisationId, one.name]),
    );
    const programme = officesIn(participants, "programme")[0];
    const parts = await stores.placement.termsParts(terms.termsId);
    const deliverables = await stores.placement.deliverables(terms.termsId);
    const number = await stores.placement.nextCertificateNumber(organisationId, today.slice(0, 4));
    const content: CertificateContent = {
      ...{ number, expert: placement.expertName, host: offices.get(organisationId) ?? {} },
      place: (await stores.roster.hostPlace(terms))?.name ?? {},
      sender: offices.get(placement.sender) ?? {},
      programme: (programme ? offices.get(programme) : null) ?? null,
      terms: { number: terms.number, title: terms.title },
      from: placement.startedOn ?? placement.fromDay,
      until: placement.endedOn ?? placement.untilDay,
      ...{ zone: placement.zone, days: expertDays(placement, today), early: placement.early },
      objectives: parts.objectives.map(({ text, units }) => ({
        text,
        units: units.map(({ code, title }) => ({ code, title })),
      })),
      counterparts: parts.counterparts.length,
      deliverables: deliverables.filter(({ state }) => state === "accepted").map(({ title }) => title),
      transfer: await transferNow(work, placement, parts),
      issuedOn: today,
      signedBy: principal.kind === "member" ? principal.name : "",
      synthetic: terms.synthetic,
    };
    await stores.placement.addCertificate({
      ...{ organisationId, termsId: terms.termsId, placementId: placement.placementId, number, content },
      ...{ contentHash: contentHash(content), issuedOn: today, issuedBy: personOf(principal) },
      synthetic: terms.synthetic,
    });
    const told = await recordAct(work, at, "certify");
    return told.ok ? { ok: true, number } : told;
  },
});
