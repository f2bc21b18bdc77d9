import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { settleCredentials } from "./credential-duty.ts";
import { heldInstructor } from "./save-instructor.ts";
import type { InstructorStores } from "./stores.ts";

/**
 * Says that a credential counts no more from a day on. It stays on record.
 * Refusals: INSTRUCTOR_NOT_FOUND, INSTRUCTOR_NOT_YOURS, CREDENTIAL_NOT_FOUND, CREDENTIAL_REVOKED (it is already),
 * CREDENTIAL_DAYS_REVERSED (before its first day).
 */
export const revokeCredential = useCase<InstructorStores>()({
  name: "roster.revoke-credential",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ instructor: z.uuid(), credential: z.uuid(), on: z.iso.date() }),
  async run(work, { instructor: id, credential: credentialId, on }) {
    const { stores, principal, touch, now, today } = work;
    const held = await heldInstructor(work, id);
    if (!held.ok) return held;
    const credentials = await stores.roster.credentialsOf([id]);
    const credential = credentials.find((one) => one.credentialId === credentialId);
    if (!credential) return refuse("CREDENTIAL_NOT_FOUND");
    if (credential.revokedOn !== null) return refuse("CREDENTIAL_REVOKED");
    if (on < credential.validFrom) return refuse("CREDENTIAL_DAYS_REVERSED");
    await stores.roster.revokeCredential(credentialId, on);
    const after = credentials.map((one) => (one === credential ? { ...one, revokedOn: on } : one));
    await settleCredentials(stores.duty, held.instructor, after, { now, today, by: personOf(principal) });
    touch({ kind: "roster.instructor-credential", id: credentialId });
    return { ok: true, credential: credentialId };
  },
});
