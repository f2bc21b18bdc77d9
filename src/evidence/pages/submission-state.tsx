import { useIntl } from "react-intl";
import { Tag, type TagKind } from "../../ui/index.ts";
import type { SubmissionState } from "../submission.ts";

const kinds: Record<SubmissionState, TagKind> = {
  draft: "neutral",
  sent: "new",
  accepted: "ok",
  rejected: "neutral",
};

/** The state of a submission, in words. */
export function StateTag({ status }: { status: SubmissionState }) {
  const intl = useIntl();
  return <Tag kind={kinds[status]}>{intl.formatMessage({ id: `evidence.submissions.state.${status}` })}</Tag>;
}
