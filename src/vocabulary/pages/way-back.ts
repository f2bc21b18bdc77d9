import { deny, type Visit } from "../../identity/index.server.ts";
import type { Refusal } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";

/**
 * Ends a loader as `deny` does, with a link to where the reader came from: an unknown code leads to its classification,
 * an unknown version to all of them.
 */
export function denyWithWayBack(visit: Visit, refusal: Refusal, scheme: string, version?: string): never {
  const known = refusal.code === "CONCEPT_NOT_FOUND" || refusal.code === "PAGE_NOT_FOUND";
  const say = (id: string) => intlFor(visit.language).formatMessage({ id });
  return deny(
    visit,
    refusal,
    known && version !== undefined
      ? {
          href: `/vocabulary/${encodeURIComponent(scheme)}/${encodeURIComponent(version)}`,
          label: say("vocabulary.back.version"),
        }
      : { href: "/vocabulary", label: say("vocabulary.back.schemes") },
  );
}
