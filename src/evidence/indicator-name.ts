import type { IntlShape } from "react-intl";
import type { Pay } from "./deflator.ts";

/** The name of an indicator; pay growth says whether it is real or nominal, wherever a number of it may stand. */
export const indicatorName = (intl: Pick<IntlShape, "formatMessage">, indicator: string, pay: Pay): string =>
  intl.formatMessage({
    id: indicator === "pay-growth" ? `evidence.pay-growth.${pay}` : `evidence.indicator.${indicator}`,
  });
