import { members, useCase } from "../identity/index.ts";
import { z } from "zod";
import { desk } from "./case.ts";
import type { PlacementStores } from "./stores.ts";

/** What the form of terms offers: places for which one's own office may ask, and its instructors. */
export const readTermsChoices = useCase<PlacementStores>()({
  name: "placement.read-terms-choices",
  kind: "read",
  policy: [members(...desk)],
  input: z.object({}),
  async run({ stores: { roster }, principal, today }) {
    const key = principal.kind === "member" ? principal.organisationKey : "";
    return {
      ok: true,
      today,
      places: await roster.hostPlacesOf(key, today),
      instructors: await roster.instructorsHere(),
    };
  },
});
