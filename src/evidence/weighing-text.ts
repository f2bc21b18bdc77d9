import type { IntlShape } from "react-intl";
import type { CallSettings } from "./bottom-up.ts";

/** How respondents of a round are weighed, in a sentence. */
export function weighingText(
  intl: Pick<IntlShape, "formatMessage" | "formatNumber">,
  { weights, strongAt }: CallSettings,
): string {
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 6 });
  return intl.formatMessage(
    { id: "evidence.round.weightsText" },
    {
      firm: number(weights.firm),
      association: number(weights.association),
      union: number(weights.union),
      provider: number(weights["training-provider"]),
      strongAt: number(strongAt),
    },
  );
}
