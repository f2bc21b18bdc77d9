import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { centrePageSize, centreKinds } from "./centre-words.ts";
import { sideBySide } from "./centre.ts";
import { isProvinceOn, provinceName, provinces } from "./province.ts";
import type { RosterStores } from "./stores.ts";

/**
 * The register of centres, narrowed by words, province and kind, by name. With a day: the provinces of that day, and the
 * centres that were there.
 * @returns a page of `centres`, each with the newest figures of its seats side by side; `count` in all; how many there are
 * in each of the `provinces` and of each of the `kinds`, as narrowed by all but that; `synthetic`: whether some are made up
 */
export const readCentres = useCase<RosterStores>()({
  name: "roster.read-centres",
  kind: "read",
  policy: [anyone],
  input: z.object({
    text: z.string().trim().max(200).nullish(),
    province: z
      .string()
      .regex(/^\d{2}$/)
      .nullish(),
    kind: z.enum(centreKinds).nullish(),
    on: z.iso.date().nullish(),
    limit: z.number().int().min(1).max(100).default(centrePageSize),
    offset: z.number().int().min(0).max(1_000_000).default(0),
  }),
  async run({ stores: { roster } }, { text, province, kind, on, limit, offset }) {
    const filter = { text: text || null, province: province ?? null, kind: kind ?? null, on: on ?? null };
    const counts = await roster.countCentres(filter);
    const found = await roster.searchCentres(filter, { limit, offset });
    const figures = Map.groupBy(
      await roster.figuresOfCentres(found.map(({ key }) => key)),
      ({ centreKey }) => centreKey,
    );
    const sum = (some: typeof counts) => some.reduce((all, { count }) => all + count, 0);
    const inProvince = counts.filter(({ provinceCode }) => !province || provinceCode === province);
    const ofKind = counts.filter((one) => !kind || one.kind === kind);
    return {
      ok: true,
      on: on ?? null,
      count: sum(inProvince.filter((one) => !kind || one.kind === kind)),
      all: sum(counts),
      provinces: provinces
        .filter((one) => !on || isProvinceOn(one, on))
        .map(({ code, name }) => ({
          ...{ code, name },
          count: sum(ofKind.filter(({ provinceCode }) => provinceCode === code)),
        })),
      kinds: centreKinds
        .map((one) => ({ kind: one, count: sum(inProvince.filter((some) => some.kind === one)) }))
        .filter((one) => one.count > 0 || one.kind === kind),
      centres: found.map(({ organisationKey: _, overseerKey: __, provinceThen, ...centre }) => ({
        ...centre,
        /** In which it lay on that day. */
        province: { code: provinceThen, name: provinceName(provinceThen) },
        /** Of the newest period of which somebody says something; null: nobody says how many. */
        seats:
          sideBySide(figures.get(centre.key) ?? [])
            .filter(({ measure }) => measure === "seats")
            .map(({ period, differ, figures: told }) => ({
              ...{ period, differ },
              figures: told.map(({ value, source, sourceYear }) => ({ value, source, sourceYear })),
            }))[0] ?? null,
      })),
      synthetic: found.some((one) => one.synthetic),
    };
  },
});
