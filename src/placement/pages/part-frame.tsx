import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  ErrorSummary,
  Notice,
  PageHeading,
  useDay,
  type FieldError,
} from "../../ui/index.ts";
import { zoneName } from "../../roster/index.ts";
import { placementPath } from "../placement.ts";
import type { PartHead } from "../read-part.ts";
import type { Transfer } from "../transfer.ts";

export type PartName =
  | "papers"
  | "measures"
  | "diary"
  | "deliverables"
  | "feedback"
  | "handover"
  | "certificate"
  | "close";

/** The errors of a form, each at its field. */
export function partErrors(problem: FormProblem | undefined): FieldError[] {
  if (!problem) return [];
  return problem.fields.length > 0
    ? problem.fields.map(({ field, message }) => ({ field: field.split(".")[0], message }))
    : [{ field: undefined, message: problem.sentence }];
}
export const partErrorAt = (errors: readonly FieldError[], field: string) =>
  errors.find((one) => one.field === field)?.message;

/** The frame of every part of a placement: which placement it is, what the part is for, and the way back. */
export function PartFrame({
  head,
  part,
  errors = [],
  saved = false,
  children,
}: {
  head: PartHead;
  part: PartName;
  errors?: readonly FieldError[] | undefined;
  saved?: boolean | undefined;
  children: ReactNode;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const title = say(`placement.part.title.${part}`);
  const filesAlone = head.mine.every((one) => one === "filing");
  return (
    <>
      <title>{`${title} · ${head.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("placement.part.placements"), href: "/placements" },
          { label: <BilingualText text={head.title} />, href: placementPath(head.placementId) },
        ]}
        title={title}
        lead={say(`placement.part.lead.${part}`)}
        meta={
          <>
            {head.number} · <BilingualText text={head.place} /> ·{" "}
            {say("placement.part.days", {
              ...{ from: day(head.fromDay), until: day(head.untilDay), zone: zoneName(head.zone) },
            })}
            {filesAlone ? "" : ` · ${head.expertName}`}
          </>
        }
      />
      {saved && errors.length === 0 && <Notice kind="success" title={say("placement.part.saved")} />}
      <div className="grid one">{children}</div>
    </>
  );
}

/** What passed on, with what was not measured said as such. */
export function TransferCard({ transfer }: { transfer: Transfer }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  const none = say("placement.part.measure.none");
  return (
    <Card title={say("placement.part.measure.transfer")}>
      <DescriptionList
        layout="columns"
        items={[
          {
            term: say("placement.part.measure.perDay"),
            description: transfer.perExpertDay === null ? none : number(transfer.perExpertDay),
          },
          {
            term: say("placement.part.measure.gain"),
            description: transfer.gain === null ? none : number(transfer.gain),
          },
          {
            term: say("placement.part.measure.measured"),
            description: say("placement.part.measure.of", {
              ...{ measured: transfer.measured, expected: transfer.expected },
            }),
          },
          {
            term: say("placement.part.measure.days"),
            description: say("placement.part.measure.dayCount", { days: transfer.days }),
          },
        ]}
      />
      <p className="quiet">{say("placement.part.measure.how")}</p>
    </Card>
  );
}
