import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { readSkkniCode } from "../vocabulary/index.ts";
import { settleCredentials } from "./credential-duty.ts";
import type { Credential } from "./instructor-store.ts";
import { credentialKinds } from "./instructor.ts";
import { heldInstructor } from "./save-instructor.ts";
import type { InstructorStores } from "./stores.ts";
import { wordsUpTo } from "./written-words.ts";

/**
 * Records what proves an instructor's competence in the work, or in teaching it. A credential that ends soon with nothing
 * after it is owed by the centre's head, due on its last day; one that follows another closes what was owed.
 * Refusals: INSTRUCTOR_NOT_FOUND, INSTRUCTOR_NOT_YOURS, CREDENTIAL_DAYS_REVERSED, UNIT_CODE_FORM, CREDENTIAL_TWICE.
 */
export const addCredential = useCase<InstructorStores>()({
  name: "roster.add-credential",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    instructor: z.uuid(),
    kind: z.enum(credentialKinds),
    title: wordsUpTo(200),
    /** Of the unit of competence, where there is one. */
    code: z.string().trim().max(40).default(""),
    validFrom: z.iso.date(),
    validUntil: z.iso.date().nullable(),
    issuer: z.string().trim().min(1).max(200),
    number: z.string().trim().max(120).default(""),
    source: z.string().trim().min(1).max(500),
  }),
  async run(work, { instructor: id, code, number, ...said }) {
    const { stores, principal, touch, now, today } = work;
    const { roster, duty } = stores;
    const held = await heldInstructor(work, id);
    if (!held.ok) return held;
    const { instructor } = held;
    if (said.validUntil !== null && said.validUntil < said.validFrom)
      return refuse("CREDENTIAL_DAYS_REVERSED");
    const unit = code === "" ? null : readSkkniCode(code);
    if (code !== "" && !unit) return refuse("UNIT_CODE_FORM", { found: code });
    const before = await roster.credentialsOf([id]);
    const twice = before.some(
      (one) =>
        one.kind === said.kind &&
        one.validFrom === said.validFrom &&
        one.revokedOn === null &&
        (one.title.id ?? one.title.en) === (said.title.id ?? said.title.en),
    );
    if (twice) return refuse("CREDENTIAL_TWICE");
    const { organisationId, instructorId, overseer, personId, synthetic } = instructor;
    const credential: Credential = {
      ...{ organisationId, credentialId: randomUUID(), instructorId, overseer, personId, synthetic },
      ...said,
      ...{ code: unit && { scheme: "skkni", version: null, code: unit.code }, number: number || null },
      revokedOn: null,
    };
    await roster.addCredential(credential);
    const by = personOf(principal);
    await settleCredentials(duty, instructor, [...before, credential], { now, today, by });
    touch({ kind: "roster.instructor-credential", id: credential.credentialId });
    return { ok: true, credential: credential.credentialId };
  },
});
