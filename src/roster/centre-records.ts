import type { ThreadRecord } from "../thread/index.ts";
import type { CentreProvince } from "./centre-store.ts";
import type { CentreFacts } from "./centre.ts";
import { provinceName, provinceSpans } from "./province.ts";

/** A centre on the thread: hubs and terms of reference rest on it. */
export const centreRecord = ({ key, name, provinceCode, synthetic }: CentreFacts): ThreadRecord => ({
  ...{ kind: "roster.centre", id: key, title: name, note: provinceName(provinceCode) },
  ...{ path: `/centres/${key}`, synthetic },
});

/** Where no first day is known a province is there since the republic is. */
const firstDay = "1945-08-17";

/** In which provinces a centre has lain, by the laws that split them. */
export const centreSpans = ({ key, provinceCode, source }: CentreFacts): CentreProvince[] =>
  provinceSpans(provinceCode).map(({ code, since, until, law }) => ({
    ...{ centreKey: key, provinceCode: code, since: since ?? firstDay, until, source: law ?? source },
  }));
