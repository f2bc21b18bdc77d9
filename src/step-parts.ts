/** A page of a step of the loop: its address and the key of its name. */
export type StepPart = { href: string; label: string };

const registers: readonly StepPart[] = [
  { href: "/centres", label: "root.part.centres" },
  { href: "/hubs", label: "root.part.hubs" },
  { href: "/knowledge", label: "root.part.knowledge" },
];
const ofOffices: readonly StepPart[] = [
  { href: "/placements", label: "root.part.placements" },
  { href: "/terms", label: "root.part.terms" },
  { href: "/experts", label: "root.part.experts" },
  { href: "/instructors", label: "root.part.instructors" },
];
const ofExperts: readonly StepPart[] = [
  { href: "/placements", label: "root.part.myPlacements" },
  { href: "/nominations", label: "root.part.nominations" },
  { href: "/experts/me", label: "root.part.myCalendar" },
];

/**
 * Pages of the step DELIVER that are open to somebody: registers to everybody, cases to offices, one's own to whoever acts
 * for themselves.
 * @param role of whoever is signed in; null: a visitor
 */
export function deliverParts(role: string | null): StepPart[] {
  if (role === null) return [...registers];
  if (role === "expert") return [...ofExperts, ...registers];
  const [placements] = ofExperts;
  if (role === "instructor" && placements) return [placements, ...registers];
  return [...ofOffices, ...registers];
}

/** Of some pages the one under which an address lies: the longest that it begins with. */
export const partOf = (parts: readonly StepPart[], path: string): string | null =>
  parts
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0] ?? null;
