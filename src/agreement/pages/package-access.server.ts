import { deny, type Visit } from "../../identity/index.server.ts";
import { callBudget } from "../../platform/call-budget.ts";
import { refuse } from "../../platform/index.ts";
import { openPackage } from "../index.server.ts";
import { packageCodeHash } from "../package-code.ts";

/** Each code opens so often; who tries codes that open nothing gets tired together. */
const openings = callBudget({ calls: 60, seconds: 60 });
const misses = callBudget({ calls: 120, seconds: 60 });

/** Opens a package for a page or a download, or throws what its visitor is told. */
export async function accessPackage(visit: Visit, code: string) {
  const key = packageCodeHash(code);
  if (key && !openings.take(key, Date.now())) return deny(visit, refuse("PACKAGE_BUSY"));
  const found = await visit.perform(openPackage, { code });
  if (found.ok) return found;
  return deny(visit, misses.take("all", Date.now()) ? found : refuse("PACKAGE_BUSY"));
}

/** No index lists these pages, no cache keeps them, and no address is told where a reader goes on. */
export const packageHeaders = {
  "x-robots-tag": "noindex, nofollow, noarchive",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
};
