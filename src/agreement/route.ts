import { z } from "zod";
import { refuse, type Refusal } from "../platform/index.ts";
import { asks, channels } from "./route-words.ts";

export type { Ask, Channel } from "./route-words.ts";

export const askSchema = z.enum(asks);
export const channelSchema = z.enum(channels);

/**
 * One office on the way. `organisation` where it takes part with an account; `agency` is its key in the directory, where
 * its mandates stand. `optional`: the letter may pass it by.
 */
export const stopSchema = z.object({
  office: z.string().trim().min(1).max(200),
  organisation: z.uuid().nullable(),
  agency: z.string().max(60).nullable(),
  asked: askSchema,
  optional: z.boolean(),
});
export type Stop = z.infer<typeof stopSchema>;

/** The offices behind the one that writes, in their order; the answer comes back the same way. */
export const routeSchema = z.array(stopSchema).min(1).max(12);
export type Route = z.infer<typeof routeSchema>;

type Office = Pick<Stop, "office" | "organisation" | "agency">;

/**
 * The way of this corridor: through the coordinating ministry, past the foreign ministry and the embassy where it is so
 * wanted, to the desk of the other side.
 * @param channel null where the desk is written to without a relay
 */
export function corridorRoute(channel: Office | null, desk: Office): Route {
  const relay = (office: Office, optional: boolean): Stop => ({ ...office, asked: "relay", optional });
  const onPaper = (office: string, agency: string) => ({ office, organisation: null, agency });
  return [
    ...(channel ? [relay(channel, false)] : []),
    relay(onPaper("Kementerian Luar Negeri", "kemlu"), true),
    relay(onPaper("Kedutaan Besar Republik Indonesia di Singapura", "kbri-singapura"), true),
    { ...desk, asked: "answer", optional: false },
  ];
}

/**
 * What is wrong with a route, if anything.
 * Refusals: ROUTE_WITHOUT_ANSWER (nobody is asked to answer or to sign), ROUTE_TWICE (one office in two places), ROUTE_OWN
 * (the office that writes).
 */
export function routeFault(route: Route, own: string): Refusal | null {
  if (!route.some(({ asked }) => asked === "answer" || asked === "sign"))
    return refuse("ROUTE_WITHOUT_ANSWER");
  const keys = route.map(({ organisation, office }) => organisation ?? office.toLowerCase());
  const twice = route.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  if (twice) return refuse("ROUTE_TWICE", { office: twice.office });
  const back = route.find(({ organisation }) => organisation === own);
  return back ? refuse("ROUTE_OWN", { office: back.office }) : null;
}
