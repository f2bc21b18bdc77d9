import { refuse, type Outcome } from "../platform/index.ts";
import { currentVersion, type Dated } from "./classification.ts";
import { schemeShortName } from "./scheme-names.ts";

/**
 * The version of a scheme that a question is about: the one it names, else the current one.
 * Refusals: VERSION_NOT_FOUND, SCHEME_EMPTY (no version of the scheme is here).
 */
export function askedVersion<V extends Dated & { scheme: string }>(
  versions: readonly V[],
  scheme: string,
  name: string | undefined,
): Outcome<{ version: V }> {
  const own = versions.filter((one) => one.scheme === scheme);
  const version = name === undefined ? currentVersion(own) : own.find((one) => one.version === name);
  if (version) return { ok: true, version };
  const shown = { scheme: schemeShortName(scheme) };
  return name === undefined
    ? refuse("SCHEME_EMPTY", shown)
    : refuse("VERSION_NOT_FOUND", { ...shown, version: name });
}
