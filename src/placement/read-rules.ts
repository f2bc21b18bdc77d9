import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { routes } from "./route.ts";
import { rulesOn } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * What each route asks for on a day; rules are public.
 * @param on the day, today by default
 * @returns for each route its rules in the order of the file, each with the name of the body that gives it; `days`: the days
 *   on which rules changed
 */
export const readRules = useCase<PlacementStores>()({
  name: "placement.read-rules",
  kind: "read",
  policy: [anyone],
  input: z.object({ on: z.iso.date().nullish() }),
  async run({ stores: { placement, roster }, today }, { on }) {
    const day = on ?? today;
    const rules = await placement.rules();
    const names = new Map((await roster.agencies()).map(({ key, name }) => [key, name]));
    return {
      ok: true,
      day,
      today,
      routes: routes.map((route) => ({
        route,
        rules: rulesOn(rules, route, day).map((rule) => ({
          ...rule,
          officeName: rule.office ? (names.get(rule.office) ?? null) : null,
        })),
      })),
      days: [...new Set(rules.map(({ from }) => from))].toSorted().toReversed(),
      withoutSource: routes
        .flatMap((route) => rulesOn(rules, route, day))
        .filter((one) => one.source === null).length,
    };
  },
});
