import type { Item, Version } from "./item.ts";
import { reachOf } from "./reach.ts";

type Asked = Pick<Item, "releasedTo" | "publicAskedBy" | "publicAskedAt" | "madeBy">;
type Written = Pick<Version, "releasedTo" | "madeBy" | "madeAt">;

/**
 * Whether a person's yes makes two who have looked at what everybody will read. Where somebody asked for it, everything is
 * seen by two: by who asked and by who says yes, except what the second one wrote after that. Where nobody asked, the one
 * who opens it must have written none of it. Of what everybody reads already only the versions that wait count.
 */
export function isSecondPerson(person: string, item: Asked, versions: readonly Written[]): boolean {
  const isPublic = reachOf(item.releasedTo) === "public";
  const waiting = isPublic ? versions.filter((one) => reachOf(one.releasedTo) !== "public") : versions;
  const { publicAskedBy, publicAskedAt } = item;
  if (publicAskedBy !== null)
    return (
      person !== publicAskedBy &&
      !waiting.some(
        ({ madeBy, madeAt }) => madeBy === person && publicAskedAt !== null && madeAt > publicAskedAt,
      )
    );
  const writers = [...(isPublic ? [] : [item.madeBy]), ...waiting.map(({ madeBy }) => madeBy)];
  return !writers.includes(person);
}
