import { deny, type Visit } from "../../identity/index.server.ts";
import type { Refusal } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";

/** A refusal of a page about one expert, with the way to all of them. */
export function denyToExperts(visit: Visit, refusal: Refusal): never {
  const label = intlFor(visit.language).formatMessage({ id: "roster.expert.title" });
  return deny(visit, refusal, { href: "/experts", label });
}
