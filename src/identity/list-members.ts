import { z } from "zod";
import { refuse } from "../platform/index.ts";
import { jobs, members } from "./policy.ts";
import { organisationOf } from "./principal.ts";
import type { IdentityStores } from "./stores.ts";
import { useCase } from "./use-case.ts";

/**
 * The people of one's own organisation, by name, with their roles there and the state of their claim code.
 * @returns `people` (a page), `total` (on all pages); `synthetic`: the organisation is part of the demo
 */
export const listMembers = useCase<IdentityStores>()({
  name: "identity.list-members",
  kind: "read",
  policy: [members("registrar", "head"), jobs("command-line")],
  input: z.object({
    search: z.string().trim().max(100).default(""),
    /** `current`: with a role that has not ended; `ended`: without one. */
    show: z.enum(["current", "ended", "all"]).default("current"),
    limit: z.int().min(1).max(10_000).default(50),
    offset: z.int().min(0).default(0),
  }),
  async run({ stores: { identity }, principal, today }, input) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    return { ok: true, ...(await identity.members(organisation, { ...input, today })) };
  },
});

/** One of them. Refusal: PERSON_NOT_FOUND (also for people who have nothing to do with the organisation). */
export const readMember = useCase<IdentityStores>()({
  name: "identity.read-member",
  kind: "read",
  policy: [members("registrar", "head"), jobs("command-line")],
  input: z.object({ personId: z.string().max(60) }),
  async run({ stores: { identity }, principal }, { personId }) {
    const organisation = organisationOf(principal);
    const asked = z.uuid().safeParse(personId);
    const member = organisation && asked.success && (await identity.member(organisation, asked.data));
    return member ? { ok: true, member } : refuse("PERSON_NOT_FOUND");
  },
});
