import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isValidOn, jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isZone } from "./booking.ts";
import { titledCodes } from "./coded-titles.ts";
import { expertSchema } from "./expert.ts";
import type { ExpertStores } from "./stores.ts";

/**
 * Enters an expert of one's own office, or changes one. Skills and languages that are left out stay as they are; skills
 * are codes of the vocabulary and get their titles there.
 * Refusals: EXPERT_NOT_FOUND, EXPERT_ZONE, BOOKING_DAYS_REVERSED, EXPERT_AGREED_LATER (a day still to come),
 * EXPERT_ACCOUNT (no member of this office with the role of an expert), EXPERT_ACCOUNT_TAKEN, EXPERT_CODES with a row for
 * each code that is not in the vocabulary, EXPERT_TWICE, EXPERT_BOUND (a booking lies outside the days on the roster).
 */
export const saveExpert = useCase<ExpertStores>()({
  name: "roster.save-expert",
  kind: "change",
  policy: [members("officer", "head"), jobs("command-line", "demo")],
  input: expertSchema.extend({
    expert: z.uuid().nullish(),
    skills: expertSchema.shape.skills.optional(),
    languages: expertSchema.shape.languages.optional(),
    synthetic: z.boolean().default(false),
  }),
  async run(
    { stores, principal, today, touch },
    { expert: expertId, skills, languages, synthetic, ...said },
  ) {
    const { roster, identity, vocabulary } = stores;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const before = expertId ? await roster.holdExpert(expertId) : null;
    if (expertId && before?.organisationId !== organisationId) return refuse("EXPERT_NOT_FOUND");
    const { homeZone, activeFrom, activeUntil, agreedOn, person } = said;
    if (!isZone(homeZone)) return refuse("EXPERT_ZONE", { zone: homeZone });
    if (activeUntil !== null && activeUntil < activeFrom)
      return refuse("BOOKING_DAYS_REVERSED", { from: activeFrom, until: activeUntil });
    if (agreedOn !== null && agreedOn > today) return refuse("EXPERT_AGREED_LATER", { date: agreedOn });
    if (person !== null) {
      const member = await identity.member(organisationId, person);
      if (!member?.memberships.some((one) => one.role === "expert" && isValidOn(one, today)))
        return refuse("EXPERT_ACCOUNT");
    }
    const bound = before && (await roster.boundOutside(before.expertId, activeFrom, activeUntil));
    if (bound) return refuse("EXPERT_BOUND", { from: bound.fromDay, until: bound.untilDay });
    const keys = [
      ...(skills ?? []).map(({ scheme, code }) => `${scheme} ${code}`),
      ...(languages ?? []).map(({ language }) => language),
    ];
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) return refuse("EXPERT_TWICE", { what: twice });
    const titled = await titledCodes(vocabulary, skills ?? []);
    if (!titled.ok) return refuse("EXPERT_CODES", { count: titled.rows.length }, titled.rows);

    const { person: personId, clearanceUntil, ...rest } = said;
    const id = before?.expertId ?? randomUUID();
    const saved = await roster.saveExpert({
      ...rest,
      organisationId,
      expertId: id,
      personId,
      clearanceUntil: said.clearance === "cleared" ? clearanceUntil : null,
      synthetic: before?.synthetic ?? synthetic,
      skills: skills ? titled.titled : (before?.skills ?? []),
      languages: languages ?? before?.languages ?? [],
    });
    if (!saved) return refuse("EXPERT_ACCOUNT_TAKEN");
    touch({ kind: "roster.expert", id });
    return { ok: true, expert: id };
  },
});
