import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { RosterStores } from "./stores.ts";

/** Takes a skill off an expert of one's own office. Refusals: EXPERT_NOT_FOUND, EXPERT_SKILL_NOT_FOUND. */
export const dropSkill = useCase<RosterStores>()({
  name: "roster.drop-skill",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ expert: z.uuid(), scheme: z.string().max(40), code: z.string().max(120) }),
  async run({ stores: { roster }, principal, touch }, { expert: expertId, ...skill }) {
    const expert = await roster.holdExpert(expertId);
    if (!expert || expert.organisationId !== organisationOf(principal)) return refuse("EXPERT_NOT_FOUND");
    if (!(await roster.dropSkill(expertId, skill))) return refuse("EXPERT_SKILL_NOT_FOUND");
    touch({ kind: "roster.expert", id: expertId });
    return { ok: true };
  },
});
