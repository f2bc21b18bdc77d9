import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { wentBefore, type Hop } from "./hop.ts";
import { newPackageCode } from "./package-code.ts";
import { packageDays, packageFormat, type PackagePage } from "./package-page.ts";
import { signPackage } from "./package-statement.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Makes the page for an office without an account: what it is asked, by which mandate, the release, and the release that
 * it had before. The code on the letter opens it, and the installation signs it.
 * @returns `code`, this one time: only its hash is kept
 * Refusals: HOP_NOT_FOUND (also another office's letter), PACKAGE_FOR_ACCOUNT (the office reads it with its account),
 * PACKAGE_OF_REPLY, PACKAGE_DAYS (ends before today, or later than in a year).
 */
export const makePackage = useCase<AgreementStores>()({
  name: "agreement.make-package",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ hop: z.uuid(), expiresOn: z.iso.date().nullish() }),
  async run({ stores, principal, now, today, touch }, { hop: hopId, expiresOn }) {
    const { agreement, identity, roster, installationKeys } = stores;
    const organisation = organisationOf(principal);
    const hop = await agreement.hop(hopId);
    if (!hop || !organisation || hop.organisationId !== organisation) return refuse("HOP_NOT_FOUND");
    if (hop.toOrganisation !== null) return refuse("PACKAGE_FOR_ACCOUNT");
    const version = hop.versionId ? await agreement.version(hop.versionId) : undefined;
    if (!version) return refuse("PACKAGE_OF_REPLY");
    const last = expiresOn ?? dayAfter(today, packageDays.usual);
    if (last < today || last > dayAfter(today, packageDays.most))
      return refuse("PACKAGE_DAYS", { date: last });
    const own = await identity.organisation(organisation);
    const agency = (await roster.agencies()).find(({ key }) => key === hop.agencyKey);
    const page: PackagePage = {
      format: packageFormat,
      from: hop.fromAgency ? { id: hop.fromAgency, en: hop.fromAgency } : (own?.name ?? {}),
      office: hop.toAgency,
      asked: hop.asked,
      letter: { number: hop.letterNumber, date: hop.letterDate, channel: hop.channel },
      dueOn: hop.dueOn,
      mandates: (agency?.mandates ?? [])
        .filter(({ from, until }) => from <= hop.letterDate && (until === null || hop.letterDate <= until))
        .map(({ text, from, until, source }) => ({ text, from, until, source })),
      release: released(version),
      before: await releaseBefore(hop, version),
    };
    const { code, hash } = newPackageCode();
    const packageId = randomUUID();
    await agreement.addPackage({
      organisationId: organisation,
      circleId: version.circleId,
      packageId,
      hopId,
      versionId: version.versionId,
      codeHash: hash,
      page,
      signature: JSON.stringify(signPackage(page, await installationKeys(), now)),
      madeBy: personOf(principal),
      madeAt: now,
      expiresOn: last,
      revokedAt: null,
      openedCount: 0,
      openedAt: null,
      synthetic: version.synthetic,
    });
    touch({ kind: "agreement.package", id: packageId });
    return { ok: true, package: packageId, code, path: `/package/${code}`, expiresOn: last };

    /** The release that the same office was sent before this one. */
    async function releaseBefore(
      { toAgency }: Hop,
      { proposalId, number }: { proposalId: string; number: number },
    ) {
      const earlier = (await agreement.versions(proposalId)).filter(
        (one) => one.kind === "release" && one.number < number,
      );
      const sent = await agreement.hopsOf({ versions: earlier.map(({ versionId }) => versionId) });
      const stop = {
        office: toAgency,
        organisation: null,
        agency: null,
        asked: "inform",
        optional: false,
      } as const;
      const last = earlier
        .toSorted((a, b) => b.number - a.number)
        .find(({ versionId }) => wentBefore(sent, { versionId, replyId: null }, stop));
      const known = last && (await agreement.version(last.versionId));
      return known ? released(known) : null;
    }
  },
});

const released = ({
  number,
  contentHash,
  madeAt,
  content,
}: {
  number: number;
  contentHash: string;
  madeAt: Date;
  content: PackagePage["release"]["document"];
}): PackagePage["release"] => ({
  number,
  hash: contentHash,
  releasedAt: madeAt.toISOString(),
  document: content,
});

/**
 * Closes a package: from now on its code opens nothing. Closed before, nothing changes.
 * Refusal: PACKAGE_NOT_FOUND (also one that another office made).
 */
export const revokePackage = useCase<AgreementStores>()({
  name: "agreement.revoke-package",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ hop: z.uuid(), package: z.uuid() }),
  async run({ stores: { agreement }, principal, now, touch }, { hop, package: packageId }) {
    const made = (await agreement.packagesOf([hop])).find((one) => one.packageId === packageId);
    if (!made || made.organisationId !== organisationOf(principal)) return refuse("PACKAGE_NOT_FOUND");
    if (await agreement.revokePackage(packageId, now)) touch({ kind: "agreement.package", id: packageId });
    return { ok: true };
  },
});
