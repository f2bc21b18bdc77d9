import type { IdentityStore } from "../identity/index.server.ts";
import type { Bilingual } from "../platform/index.ts";

type Line = { organisationId: string; changedBy: string | null };

/** Who did something: the person, where they are of one's own office or known to it, and the office. */
export type Author = { person: string | null; office: Bilingual };

/** Tells who wrote each of some lines. */
export async function whoWrote(
  identity: IdentityStore,
  lines: readonly Line[],
): Promise<(line: Line) => Author> {
  const people = [...new Set(lines.flatMap(({ changedBy }) => (changedBy ? [changedBy] : [])))];
  const names = new Map((await identity.names(people)).map(({ personId, name }) => [personId, name]));
  const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
  return ({ organisationId, changedBy }) => ({
    person: (changedBy && names.get(changedBy)) || null,
    office: offices.get(organisationId) ?? {},
  });
}
