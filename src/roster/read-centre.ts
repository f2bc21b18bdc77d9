import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { isOwnCentre } from "./centre-office.ts";
import { sideBySide } from "./centre.ts";
import { provinceName, provinceOf } from "./province.ts";
import type { CentreStores } from "./stores.ts";

/**
 * One centre: what it is, where it has lain, what it teaches, and its figures with those of every source side by side.
 * @returns `mine`: whether the reader's office may change it; `through`: the Disnaker by which it is asked
 * Refusal: CENTRE_NOT_FOUND.
 */
export const readCentre = useCase<CentreStores>()({
  name: "roster.read-centre",
  kind: "read",
  policy: [anyone],
  input: z.object({ centre: z.string().max(60) }),
  async run({ stores: { roster, identity }, principal }, { centre: key }) {
    const centre = await roster.centre(key);
    if (!centre) return refuse("CENTRE_NOT_FOUND");
    const parent = centre.parentKey === null ? undefined : await roster.centre(centre.parentKey);
    const office = async (one: string | null): Promise<{ key: string; name: Bilingual } | null> => {
      const found = one === null ? undefined : await identity.organisationByKey(one);
      return found ? { key: found.key, name: found.name } : null;
    };
    const figures = await roster.figuresOfCentres([key]);
    return {
      ok: true,
      centre,
      parent: parent ? { key: parent.key, name: parent.name } : null,
      children: await roster.childrenOf(key),
      organisation: await office(centre.organisationKey),
      through: await office(centre.throughKey),
      overseer: await office(centre.overseerKey),
      province: provinceName(centre.provinceCode),
      zoneName: provinceOf(centre.provinceCode)?.zoneName ?? centre.zone,
      provinces: (await roster.centreProvinces(key)).map((span) => ({
        ...{ code: span.provinceCode, name: provinceName(span.provinceCode) },
        ...{ since: span.since, until: span.until, source: span.source },
      })),
      vocations: (await roster.vocationsOfCentres([key])).map((one) => ({
        ...{ vocationId: one.vocationId, name: one.name, places: one.workshopPlaces, source: one.source },
      })),
      figures: sideBySide(
        figures.map(({ measure, period, value, source, sourceYear }) => ({
          ...{ measure, period, value, source, sourceYear },
        })),
      ),
      mine: isOwnCentre(principal, centre),
      synthetic: centre.synthetic,
    };
  },
});
