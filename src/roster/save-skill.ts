import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { titledCodes } from "./coded-titles.ts";
import { expertSchema } from "./expert.ts";
import type { ExpertStores } from "./stores.ts";

/**
 * Says what an expert of one's own office can do, how well and by which evidence; said again it takes the place of what
 * was said before.
 * Refusals: EXPERT_NOT_FOUND, EXPERT_CODES (the code is not in the vocabulary).
 */
export const saveSkill = useCase<ExpertStores>()({
  name: "roster.save-skill",
  kind: "change",
  policy: [members("officer", "head")],
  input: expertSchema.shape.skills.element.extend({ expert: z.uuid() }),
  async run({ stores: { roster, vocabulary }, principal, touch }, { expert: expertId, ...skill }) {
    const expert = await roster.holdExpert(expertId);
    if (!expert || expert.organisationId !== organisationOf(principal)) return refuse("EXPERT_NOT_FOUND");
    const titled = await titledCodes(vocabulary, [skill]);
    if (!titled.ok) return refuse("EXPERT_CODES", { count: 1 }, titled.rows);
    for (const one of titled.titled) await roster.addSkill(expert, one);
    touch({ kind: "roster.expert", id: expertId });
    return { ok: true };
  },
});
