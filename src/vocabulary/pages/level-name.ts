import { useIntl } from "react-intl";
import type { ConceptLine } from "../concept.ts";

/** Levels of KBJI and ISCO, by how many digits their codes have. */
export const digitLevels = [1, 2, 3, 4, 6];

/**
 * What a concept is, in a word or two: KBJI and ISCO name their levels, elsewhere its kind says it.
 * @returns a function of the line and its scheme
 */
export function useLevelName(): (
  scheme: string,
  line: Pick<ConceptLine, "kind" | "level" | "local">,
) => string {
  const intl = useIntl();
  return (scheme, { kind, level, local }) => {
    if (local) return intl.formatMessage({ id: "vocabulary.concept.local" });
    if ((scheme === "kbji" || scheme === "isco") && digitLevels.includes(level))
      return intl.formatMessage({ id: `vocabulary.level.${level}` });
    return intl.formatMessage({ id: `vocabulary.kind.${kind}` });
  };
}
