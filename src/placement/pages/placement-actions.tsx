import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import {
  Button,
  Card,
  DescriptionList,
  LinkButton,
  Notice,
  TextArea,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import type { PlacementEvent } from "../placement-states.ts";
import type { Placement } from "../placement.ts";

type Said = Readonly<Record<string, string>>;
type Asked = { untilDay: string; weeks: number; reason: string; writtenIn: string; state: string };
export type PlacementActionsProps = {
  placement: Pick<Placement, "placementId" | "revision" | "fromDay" | "untilDay" | "state">;
  mayDo: readonly PlacementEvent[];
  extension: Asked | null;
  /** Papers that are still missing. */
  missing: number;
  counterpartCount: number;
  today: string;
  problem: FormProblem | undefined;
  typed: Said;
};

type Step = { event: PlacementEvent; date?: { name: "date" | "until"; day: string }; reason?: boolean };

/** Steps in the order in which they come; the ones behind end, cancel or refuse. */
function stepsOf({ mayDo, placement, extension, missing, counterpartCount, today }: PlacementActionsProps) {
  const may = (event: PlacementEvent) => mayDo.includes(event);
  const asked = extension?.state === "asked";
  const approved = extension?.state === "approved";
  const last = today >= placement.untilDay;
  // What would be refused is not offered: the page says above what is still missing.
  const ready = missing === 0 && counterpartCount > 0 && today >= placement.fromDay;
  const forward: Step[] = [
    ...(may("start") && ready
      ? [{ event: "start" as const, date: { name: "date" as const, day: today } }]
      : []),
    ...(may("approve-extension") && asked ? [{ event: "approve-extension" as const }] : []),
    ...(may("agree-extension") && approved ? [{ event: "agree-extension" as const }] : []),
    ...(may("end") && last ? [{ event: "end" as const }] : []),
  ];
  const behind: Step[] = [
    ...(may("ask-extension") && !extension
      ? [{ event: "ask-extension" as const, date: { name: "until" as const, day: "" }, reason: true }]
      : []),
    ...(may("refuse-extension") && extension ? [{ event: "refuse-extension" as const, reason: true }] : []),
    ...(may("end-early") && today >= placement.fromDay
      ? [
          {
            event: "end-early" as const,
            date: { name: "date" as const, day: last ? "" : today },
            reason: true,
          },
        ]
      : []),
    ...(may("cancel") ? [{ event: "cancel" as const, reason: true }] : []),
  ];
  return { forward, behind };
}

/** What the reader may do with a placement now: the step that is waited for first, the others behind a word. */
export function PlacementActions(props: PlacementActionsProps) {
  const intl = useIntl();
  const dayText = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { typed, problem, extension, mayDo, placement, missing, counterpartCount, today } = props;
  const { forward, behind } = stepsOf(props);
  const waits =
    mayDo.includes("start") && forward.length === 0
      ? missing > 0
        ? say("placement.case.startWaitsChecks", { count: missing })
        : counterpartCount === 0
          ? say("placement.case.startWaitsCounterpart")
          : today < placement.fromDay
            ? say("placement.case.startWaitsDay", { day: dayText(placement.fromDay) })
            : null
      : null;
  const closes = mayDo.includes("close");
  const steps = forward.length + behind.length > 0 || waits !== null || closes;
  // What was asked is read by everybody of the case, also by whoever has nothing to do about it.
  if (!steps && !extension) return null;
  return (
    <Card title={say(steps ? "placement.case.yourStep" : "placement.case.extensionOpen")} id="step">
      {waits && <p>{waits}</p>}
      {closes && (
        <>
          <p>{say("placement.case.about.close")}</p>
          <div className="actions">
            <LinkButton href={`/placements/${placement.placementId}/close`}>
              {say("placement.case.do.close")}
            </LinkButton>
          </div>
        </>
      )}
      {extension && (
        <DescriptionList
          items={[
            { term: say("placement.case.extensionAsked"), description: dayText(extension.untilDay) },
            {
              term: say("placement.case.extensionWeeks"),
              description: say("placement.terms.weeks", { weeks: extension.weeks }),
            },
            {
              term: say("placement.terms.reason"),
              description: <span lang={extension.writtenIn}>{extension.reason}</span>,
            },
          ]}
        />
      )}
      {forward.map((step) => (
        <StepForm key={step.event} {...props} step={step} />
      ))}
      {behind.map((step) => (
        <details
          key={step.event}
          className="field"
          style={{ marginTop: "var(--s3)" }}
          open={typed.event === step.event && problem !== undefined}
        >
          <summary>{say(`placement.case.do.${step.event}`)}</summary>
          <StepForm {...props} step={step} plain />
        </details>
      ))}
    </Card>
  );
}

function StepForm({
  step: { event, date, reason },
  plain = false,
  placement,
  problem,
  typed,
}: PlacementActionsProps & { step: Step; plain?: boolean }): ReactNode {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const own = typed.event === event;
  const errorOf = (name: string) =>
    own ? problem?.fields.find(({ field }) => field.split(".")[0] === name)?.message : undefined;
  return (
    <form method="post" action={`/placements/${placement.placementId}#step`}>
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="revision" value={placement.revision} />
      {own && problem && problem.fields.length === 0 && <Notice kind="error" title={problem.sentence} />}
      <p className="quiet">{say(`placement.case.about.${event}`)}</p>
      {date && (
        <TextInput
          name={date.name}
          id={`${date.name}-${event}`}
          type="date"
          width={14}
          label={say(`placement.case.dateOf.${event}`)}
          defaultValue={own ? typed[date.name] : date.day}
          error={errorOf(date.name)}
        />
      )}
      {reason && (
        <TextArea
          name="note"
          id={`note-${event}`}
          label={say("placement.terms.reason")}
          hint={say("placement.terms.noteFor.all")}
          defaultValue={own ? typed.note : ""}
          error={errorOf("note")}
          maxLength={event === "ask-extension" ? 1_000 : 2_000}
          rows={3}
        />
      )}
      <div className="actions">
        <Button variant={plain ? "plain" : undefined}>{say(`placement.case.do.${event}`)}</Button>
      </div>
    </form>
  );
}
