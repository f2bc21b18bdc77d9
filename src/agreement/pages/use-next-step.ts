import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import { useDay, useLanguage } from "../../ui/index.ts";
import type { NextStep } from "../next-step.ts";

/** What happens next as a sentence, with who does it and until when. */
export function useNextStep(): (next: NextStep, stale: number) => string {
  const intl = useIntl();
  const day = useDay();
  const language = useLanguage();
  return ({ step, office, dueOn }, stale) => {
    const due = dueOn ? day(dueOn) : "none";
    return intl.formatMessage(
      { id: `agreement.proposal.next.${step}` },
      { count: stale, office: office ? inLanguage(office, language).text : "", due },
    );
  };
}
