import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, roles, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { DutyStores } from "./read-duties.ts";

const words = z.string().max(300).exactOptional();
const bilingual = z.object({ id: words, en: words });

/** Writes down who in one's own organisation owes what by when: everybody with a role, or one person. */
export const raiseDuty = useCase<DutyStores>()({
  name: "duty.raise",
  kind: "change",
  policy: [members("officer", "statistician", "head", "registrar")],
  input: z.object({
    title: bilingual,
    note: bilingual.nullable().default(null),
    role: z.enum(roles).nullable().default(null),
    person: z.uuid().nullable().default(null),
    nextActor: bilingual.nullable().default(null),
    dueOn: z.iso.date(),
    path: z.string().startsWith("/").max(300).default("/"),
    record: z.object({ kind: z.string().max(60), id: z.string().max(200) }),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores: { duty }, principal, touch }, input) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const dutyId = randomUUID();
    await duty.raise([
      {
        dutyId,
        organisationId,
        personId: input.person,
        role: input.role,
        title: input.title,
        note: input.note,
        recordKind: input.record.kind,
        recordId: input.record.id,
        path: input.path,
        nextActor: input.nextActor,
        dueOn: input.dueOn,
        raisedBy: personOf(principal),
        synthetic: input.synthetic,
      },
    ]);
    touch({ kind: "duty.duty", id: dutyId });
    return { ok: true, duty: dutyId };
  },
});
