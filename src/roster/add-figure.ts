import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { isOwnCentre } from "./centre-office.ts";
import { figureSchema, sameStatement } from "./centre.ts";
import type { RosterStores } from "./stores.ts";

/**
 * Adds a figure of a centre, with its source and the year of that source, beside the figures of other sources.
 * Refusals: CENTRE_NOT_FOUND, CENTRE_NOT_YOURS, CENTRE_SOURCE_LATER (a source of a year to come), CENTRE_FIGURE_SAID (it
 * stands there already), CENTRE_FIGURE_OTHERWISE (the same source of the same year says another value: none is overwritten).
 */
export const addFigure = useCase<RosterStores>()({
  name: "roster.add-figure",
  kind: "change",
  policy: [members("officer", "head")],
  input: figureSchema.extend({ centre: z.string().max(60) }),
  async run({ stores: { roster }, principal, now, today, touch }, { centre: key, ...figure }) {
    const centre = await roster.centre(key);
    if (!centre) return refuse("CENTRE_NOT_FOUND");
    const name = centre.name.id ?? key;
    if (!isOwnCentre(principal, centre)) return refuse("CENTRE_NOT_YOURS", { column: name });
    if (figure.sourceYear > Number(today.slice(0, 4))) return refuse("CENTRE_SOURCE_LATER");
    const said = (await roster.figuresOfCentres([key])).find((one) => sameStatement(one, figure));
    if (said && said.value === figure.value) return refuse("CENTRE_FIGURE_SAID");
    const otherwise = () =>
      refuse("CENTRE_FIGURE_OTHERWISE", {
        ...{ column: `${name}, ${figure.period}`, found: String(figure.value) },
        expected: String(said?.value ?? ""),
      });
    if (said) return otherwise();
    const entered = { enteredBy: personOf(principal), enteredAt: now, synthetic: centre.synthetic };
    const figureId = randomUUID();
    const added = await roster.addFigures([{ ...figure, figureId, centreKey: key, ...entered }]);
    if (added === 0) return otherwise();
    touch({ kind: "roster.centre", id: key });
    return { ok: true, centre: key, figure: figureId };
  },
});
