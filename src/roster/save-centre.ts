import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { foldedHeading } from "./centre-headings.ts";
import { isOwnCentre } from "./centre-office.ts";
import { centreRecord } from "./centre-records.ts";
import { longestCentre, overseerOf } from "./centre.ts";
import type { CentreStores } from "./stores.ts";

const text = (most: number) => z.string().trim().max(most);
const words = (most: number) => z.object({ id: text(most).min(1), en: text(most).default("") });
const written = ({ id, en }: { id: string; en: string }): Bilingual => ({ id, ...(en && { en }) });

/**
 * A centre's own office puts right what the register says of it: its name, its regency, its days, and what it teaches.
 * What belongs to its ministry (kind, parent, province, Disnaker) comes with the ministry's list. Who oversees its
 * instructors follows the register as it stands now.
 * Refusals: CENTRE_NOT_FOUND, CENTRE_NOT_YOURS, CENTRE_DAYS_REVERSED, VOCATION_TWICE.
 */
export const saveCentre = useCase<CentreStores>()({
  name: "roster.save-centre",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    centre: z.string().max(60),
    name: words(longestCentre.name),
    regency: text(longestCentre.regency),
    activeFrom: z.iso.date().nullable(),
    activeUntil: z.iso.date().nullable(),
    /** All that is taught; what is left out is taught no more. */
    vocations: z
      .array(
        z.object({
          name: words(longestCentre.vocation),
          places: z.number().int().min(0).max(10_000).nullable(),
        }),
      )
      .max(longestCentre.vocations),
  }),
  async run({ stores, principal, touch, today }, { centre: key, vocations, ...said }) {
    const { roster, identity, thread } = stores;
    const before = await roster.holdCentre(key);
    if (!before) return refuse("CENTRE_NOT_FOUND");
    const organisation = organisationOf(principal);
    if (!organisation || !isOwnCentre(principal, before))
      return refuse("CENTRE_NOT_YOURS", { column: before.name.id ?? key });
    const { activeFrom, activeUntil } = said;
    if (activeFrom && activeUntil && activeUntil < activeFrom) return refuse("CENTRE_DAYS_REVERSED");
    const folded = vocations.map(({ name }) => foldedHeading(name.id));
    const twice = folded.findIndex((name, at) => folded.indexOf(name) < at);
    if (twice >= 0) return refuse("VOCATION_TWICE", { name: vocations[twice]?.name.id ?? "" });

    const now = {
      ...before,
      name: written(said.name),
      regency: said.regency || null,
      activeFrom,
      activeUntil,
    };
    await roster.saveCentres([now]);
    const stored = await roster.vocationsOfCentres([key]);
    const taught = new Map(stored.map((one) => [foldedHeading(one.name.id ?? one.name.en ?? ""), one]));
    const kept = new Set<string>();
    for (const [at, { name, places }] of vocations.entries()) {
      const one = taught.get(folded[at] ?? "");
      const bilingual = written(name);
      if (
        one &&
        one.workshopPlaces === places &&
        one.name.en === bilingual.en &&
        one.name.id === bilingual.id
      ) {
        kept.add(one.vocationId);
        continue;
      }
      await roster.addVocations([
        {
          ...{ vocationId: randomUUID(), centreKey: key, name: bilingual, workshopPlaces: places },
          ...{ source: `${now.name.id ?? key}, ${today}`, synthetic: before.synthetic },
        },
      ]);
    }
    await roster.removeVocations(stored.map(({ vocationId }) => vocationId).filter((one) => !kept.has(one)));
    const overseer = overseerOf(now);
    const office = overseer === null ? undefined : await identity.organisationByKey(overseer);
    await roster.setOverseer(key, office?.organisationId ?? null);
    await thread.write(organisation, [centreRecord(now)], [], ["public"]);
    touch({ kind: "roster.centre", id: key });
    return { ok: true, centre: key };
  },
});
