import { redirect } from "react-router";
import type { z } from "zod";
import type { UseCase } from "../../identity/index.ts";
import { deny, formProblem, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import { placementPath } from "../placement.ts";
import type { PlacementStores } from "../stores.ts";

export type Said = Readonly<Record<string, string>>;
export type Acts = Record<
  string,
  { useCase: UseCase<PlacementStores, z.ZodType>; input: (said: Said) => object }
>;

/** What was typed into a form; files are not among it. */
export const saidIn = (form: FormData): Said =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value.trim()]] : [])),
  );

/** Does what a form of a part of a placement asks for, and goes back to the part. */
export async function actOnPart(
  visit: Visit,
  { placement, part, said, acts }: { placement: string; part: string; said: Said; acts: Acts },
) {
  const act = acts[said.act ?? ""];
  if (!act) return formProblem(visit, refuse("INPUT_INVALID"), said);
  const done = await visit.perform(act.useCase, {
    ...{ writtenIn: visit.language, ...act.input(said), placement },
  });
  if (!done.ok) return formProblem(visit, done, said);
  return redirect(`${placementPath(placement)}/${part}?saved`, 303);
}

/** A part that its reader has no part in leads back to the list of placements. */
export const denyPart = (visit: Visit, refusal: Refusal): never =>
  deny(visit, refusal, {
    href: "/placements",
    label: intlFor(visit.language).formatMessage({ id: "placement.part.placements" }),
  });
