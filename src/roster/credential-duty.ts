import { randomUUID } from "node:crypto";
import type { DutyStore, NewDuty } from "../duty/index.server.ts";
import type { Bilingual } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { Credential, Instructor } from "./instructor-store.ts";
import { endingSoon } from "./instructor.ts";

const credentialDutyKind = "roster.instructor-credential";

const said = (
  key: string,
  values: (language: "id" | "en") => Record<string, string> = () => ({}),
): Bilingual => ({
  id: intlFor("id").formatMessage({ id: key }, values("id")),
  en: intlFor("en").formatMessage({ id: key }, values("en")),
});

/**
 * What the head of a centre owes because a credential ends and nothing follows it, due on its last day. It names the
 * credential and nobody: titles of duties go out in notices.
 */
function dutyOf(
  { organisationId, instructorId, synthetic }: Instructor,
  { credentialId, kind, title, validUntil }: Credential,
  by: string | null,
): NewDuty {
  const named = (language: "id" | "en") => ({
    kind,
    title: title[language] ?? title.id ?? title.en ?? "",
  });
  return {
    ...{ dutyId: randomUUID(), organisationId, personId: null, role: "head" },
    title: said("roster.letter.credentialEnds", named),
    note: said("roster.letter.credentialNote"),
    ...{ recordKind: credentialDutyKind, recordId: credentialId, path: `/instructors/${instructorId}` },
    nextActor: said("roster.letter.credentialNext"),
    ...{ dueOn: validUntil ?? "", raisedBy: by, synthetic },
  };
}

/**
 * Raises what is owed by an instructor's credentials that end soon, and closes what is owed no more: in the transaction of
 * the change, or by the worker's round. What was raised before is not raised twice.
 * @returns how many duties were raised
 */
export async function settleCredentials(
  duty: Pick<DutyStore, "raise" | "close" | "openAbout">,
  instructor: Instructor,
  credentials: readonly Credential[],
  { now, today, by }: { now: Date; today: string; by: string | null },
): Promise<number> {
  const open = await duty.openAbout(
    credentialDutyKind,
    credentials.map(({ credentialId }) => credentialId),
  );
  const owed = endingSoon(instructor, credentials, today);
  // What is late stays owed until a new credential follows, the old one is revoked, or its holder leaves.
  const late = credentials.filter(
    ({ credentialId, validUntil }) => validUntil !== null && validUntil < today && open.has(credentialId),
  );
  const still = new Set([
    ...owed.map(({ credentialId }) => credentialId),
    ...late
      .filter((one) => endingSoon(instructor, credentials, one.validUntil ?? today, 0).includes(one))
      .map(({ credentialId }) => credentialId),
  ]);
  for (const { credentialId, revokedOn } of credentials)
    if (open.has(credentialId) && !still.has(credentialId)) {
      const dropped = revokedOn !== null || instructor.leftOn !== null;
      await duty.close({ kind: credentialDutyKind, id: credentialId }, dropped ? "cancelled" : "done", now);
    }
  const fresh = owed.filter(({ credentialId }) => !open.has(credentialId));
  await duty.raise(fresh.map((one) => dutyOf(instructor, one, by)));
  return fresh.length;
}
