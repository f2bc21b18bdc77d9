import { randomUUID } from "node:crypto";
import { organisationOf, type Work } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { provinceOf, weeksOf } from "../roster/index.ts";
import type { HostPlace } from "../roster/index.server.ts";
import type { PlacementStores } from "./stores.ts";
import type { TermsInput } from "./terms-input.ts";
import type { Coded, Counterpart, Terms, TermsParts } from "./terms.ts";

const longestWeeks = 104;

/** Columns of the terms that the form writes. */
type Written = Pick<
  Terms,
  | "centreKey"
  | "hubId"
  | "title"
  | "background"
  | "fromDay"
  | "untilDay"
  | "weeks"
  | "zone"
  | "route"
  | "languages"
>;

/**
 * The form of terms as rows: codes with their titles, instructors with their names, weeks counted.
 * Refusals: PLACE_NOT_FOUND, PLACE_OF_OTHERS, TERMS_DAYS_REVERSED, TERMS_TOO_LONG, SKILL_UNKNOWN, COUNTERPART_WITHOUT_NAME,
 * INSTRUCTOR_NOT_OWN.
 */
export async function termsRows(
  work: Work<PlacementStores>,
  { termsId, synthetic }: Pick<Terms, "termsId" | "synthetic">,
  input: TermsInput,
): Promise<{ ok: true; written: Written; parts: TermsParts; place: HostPlace } | Refusal> {
  const { stores, principal, today } = work;
  const organisationId = organisationOf(principal) ?? "";
  const place = await ownPlace(work, input.place);
  if (!place.ok) return place;
  const { fromDay, untilDay } = input;
  if (fromDay && untilDay && untilDay < fromDay)
    return refuse("TERMS_DAYS_REVERSED", { from: fromDay, until: untilDay });
  const weeks = fromDay && untilDay ? weeksOf(fromDay, untilDay) : null;
  if (weeks && weeks > longestWeeks) return refuse("TERMS_TOO_LONG", { weeks, most: longestWeeks });

  const asked = [...input.objectives.flatMap(({ units }) => units), ...input.skills];
  const titles = new Map<string, Coded["title"]>();
  for (const [key, codes] of Map.groupBy(asked, ({ scheme, version }) => `${scheme}/${version}`)) {
    const [scheme = "", version = ""] = key.split("/");
    const found = await stores.vocabulary.titles(scheme, version, [...new Set(codes.map((one) => one.code))]);
    for (const [code, title] of found) titles.set(`${key}/${code}`, title);
  }
  const unknown = asked.find(({ scheme, version, code }) => !titles.has(`${scheme}/${version}/${code}`));
  if (unknown) return refuse("SKILL_UNKNOWN", { found: unknown.code });
  const coded = ({ scheme, version, code }: Pick<Coded, "scheme" | "version" | "code">): Coded => ({
    ...{ scheme, version, code },
    title: titles.get(`${scheme}/${version}/${code}`) ?? {},
  });

  const own = input.counterparts.some(({ instructor }) => instructor)
    ? await stores.roster.instructorsHere()
    : [];
  const counterparts: Counterpart[] = [];
  for (const { instructor, name, job } of input.counterparts) {
    const known = own.find((one) => one.instructorId === instructor);
    if (instructor && !known) return refuse("INSTRUCTOR_NOT_OWN");
    if (!known && !name) return refuse("COUNTERPART_WITHOUT_NAME");
    counterparts.push({
      ...{ organisationId, termsId, counterpartId: randomUUID(), synthetic, job, since: today, until: null },
      ...{ instructorId: instructor, personId: known?.personId ?? null, name: known?.name ?? name },
    });
  }
  const { centreKey, hubId, zone, provinceCode } = place.place;
  return {
    ok: true,
    place: place.place,
    written: {
      ...{ centreKey, hubId, title: input.title, background: input.background, fromDay, untilDay, weeks },
      ...{
        zone: zone ?? provinceOf(provinceCode)?.zone ?? "Asia/Jakarta",
        route: input.route,
        languages: input.languages,
      },
    },
    parts: {
      counterparts,
      objectives: input.objectives.map(({ text, units, measure, counterparts: whose }, position) => ({
        ...{ organisationId, termsId, objectiveId: randomUUID(), position, text, measure },
        units: units.map(coded),
        counterparts: [...new Set(whose)].flatMap((at) => counterparts[at]?.counterpartId ?? []),
      })),
      skills: uniqueCodes(input.skills).map((skill) => ({
        ...coded(skill),
        ...{ organisationId, termsId, level: skill.level, essential: skill.essential },
      })),
    },
  };
}

/** The place of a form, where one's own office may ask for it. */
async function ownPlace(
  { stores, principal }: Work<PlacementStores>,
  asked: TermsInput["place"],
): Promise<{ ok: true; place: HostPlace } | Refusal> {
  const ref =
    "hub" in asked ? { centreKey: null, hubId: asked.hub } : { centreKey: asked.centre, hubId: null };
  const place = await stores.roster.hostPlace(ref);
  if (!place) return refuse("PLACE_NOT_FOUND");
  const own = principal.kind === "member" ? principal.organisationKey : "";
  const { organisationKey, throughKey, overseerKey, kind } = place;
  if (![organisationKey, throughKey, overseerKey].includes(own)) return refuse("PLACE_OF_OTHERS");
  if (kind === "UPTD" && throughKey === null) return refuse("CENTRE_WITHOUT_DISNAKER");
  return { ok: true, place };
}

function uniqueCodes<Skill extends Pick<Coded, "scheme" | "code">>(skills: readonly Skill[]): Skill[] {
  return [...new Map(skills.map((skill) => [`${skill.scheme}/${skill.code}`, skill])).values()];
}
