import { z } from "zod";

const words = z.object({ id: z.string().trim().min(1).max(1_000), en: z.string().trim().min(1).max(1_000) });
const source = z.string().trim().min(1).max(500);
const key = z.string().regex(/^[a-z0-9-]{2,60}$/);

/** What a body is there for, from one day to another, and where that is written. */
const mandateSchema = z
  .object({
    text: words,
    from: z.iso.date(),
    until: z.iso.date().nullable().default(null),
    source,
    /** false: it pays for such work or permits it, and does not do it. */
    delivers: z.boolean().default(true),
  })
  .refine(({ from, until }) => until === null || until >= from, { path: ["until"] });

/** A body that may take part: its name, from when until when there is one, and its mandates. */
export const agencySchema = z
  .object({
    key,
    party: z.string().regex(/^[A-Z]{2}$/),
    kind: z.enum([
      "ministry",
      "coordinating-ministry",
      "agency",
      "statistics-office",
      "education",
      "foundation",
      "embassy",
    ]),
    name: words,
    /** Its organisation in this installation, where it takes part with an account. */
    organisation: key.nullable().default(null),
    from: z.iso.date().nullable().default(null),
    until: z.iso.date().nullable().default(null),
    source,
    note: words.nullable().default(null),
    mandates: z.array(mandateSchema).max(40).default([]),
    /** Bodies that go on in this one, and since when. */
    succeeds: z
      .array(z.object({ key, since: z.iso.date(), source }))
      .max(10)
      .default([]),
  })
  .refine(({ from, until }) => from === null || until === null || until >= from, { path: ["until"] });

export const agencyFileSchema = z.object({
  synthetic: z.boolean().default(false),
  agencies: z.array(agencySchema).min(1).max(2_000),
});

export type Agency = z.infer<typeof agencySchema>;
export type Mandate = z.infer<typeof mandateSchema>;
export type AgencyKind = Agency["kind"];

/** Whether a day lies between two days, both included; null: open on that side. */
export const holdsOn = (day: string, from: string | null, until: string | null): boolean =>
  (from === null || from <= day) && (until === null || day <= until);

/** A mandate that holds on a day; `inheritedFrom`: the body that had it before it went on in this one. */
export type HeldMandate = { mandate: Mandate; inheritedFrom: string | null };

/**
 * What each body may do on a day. A body is there between its own days; from the day on which another one succeeds it,
 * the other one stands in its place and has its mandates too.
 */
export function standingOn(
  agencies: readonly Agency[],
  day: string,
): { agency: Agency; mandates: HeldMandate[] }[] {
  const byKey = new Map(agencies.map((agency) => [agency.key, agency]));
  const succeeded = new Set(
    agencies.flatMap(({ succeeds }) => succeeds.filter(({ since }) => since <= day).map((one) => one.key)),
  );
  const heldBy = (agency: Agency, seen: ReadonlySet<string>): HeldMandate[] => {
    const own = agency.mandates
      .filter(({ from, until }) => holdsOn(day, from, until))
      .map((mandate) => ({ mandate, inheritedFrom: null }));
    const inherited = agency.succeeds.flatMap(({ key: before, since }) => {
      const predecessor = byKey.get(before);
      if (since > day || !predecessor || seen.has(before)) return [];
      return heldBy(predecessor, new Set([...seen, before])).map(({ mandate, inheritedFrom }) => ({
        mandate,
        inheritedFrom: inheritedFrom ?? before,
      }));
    });
    return [...own, ...inherited];
  };
  return agencies
    .filter(({ key: one, from, until }) => holdsOn(day, from, until) && !succeeded.has(one))
    .map((agency) => ({ agency, mandates: heldBy(agency, new Set([agency.key])) }));
}
