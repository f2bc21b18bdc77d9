import { useIntl } from "react-intl";
import { Tag } from "../../ui/index.ts";
import type { ProposalState } from "../proposal.ts";

/** The state of a proposal in a word. */
export function StateTag({ state }: { state: ProposalState }) {
  const intl = useIntl();
  const kind = state === "signed" ? "ok" : state === "released" ? "new" : "neutral";
  return <Tag kind={kind}>{intl.formatMessage({ id: `agreement.proposal.state.${state}` })}</Tag>;
}
