import type { IntlShape } from "react-intl";
import type { Absence, IndicatorState, LevelValue } from "./indicator.ts";

/**
 * The state of a number in a few words, as a tag has them. Too few persons and too little precision are two reasons to
 * keep a number back, and are called by two names.
 */
export function stateWord(
  intl: Pick<IntlShape, "formatMessage">,
  state: IndicatorState | LevelValue["state"],
  reason: Absence | null,
): string {
  const withheld =
    reason === "few-persons" ||
    reason === "few-vacancies" ||
    reason === "few-closings" ||
    reason === "imprecise";
  return state === "suppressed" && withheld
    ? intl.formatMessage({ id: `evidence.withheld.${reason}` })
    : intl.formatMessage({ id: `ui.state.${state}` });
}
