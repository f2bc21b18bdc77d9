import type { Ref } from "../thread/index.ts";
import { national } from "./area.ts";
import type { IndicatorId } from "./indicator.ts";

/** A number of an entry: people employed, or one of the indicators. */
export type NumberId = "employment" | IndicatorId;

/** One occupation in one area of a list, on the thread; the nation's carries no area. */
export const entryRef = (list: string, code: string, area: string): Ref => ({
  kind: "evidence.entry",
  id: area === national ? `${list}/${code}` : `${list}/${code}/${area}`,
});

/** One number of it. */
export const valueRef = (list: string, code: string, area: string, number: NumberId): Ref => ({
  kind: "evidence.value",
  id: `${entryRef(list, code, area).id}/${number}`,
});

/** The page that shows a record's thread. */
export const threadPath = ({ kind, id }: Ref): string => `/thread/${kind}/${id}`;

/** The dossier of an occupation, and in it one number. */
export function dossierPath(list: string, code: string, area: string, number?: NumberId): string {
  const here = area === national ? "" : `?area=${area}`;
  return `/col/${list}/${code}${here}${number === undefined ? "" : `#${number}`}`;
}
