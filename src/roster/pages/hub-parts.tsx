import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  DataTable,
  IndicatorBar,
  Tag,
  Timeline,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { isLate, wayDone, type HubTarget, type Milestone, type MilestoneState } from "../hub-words.ts";

/** Where a milestone stands; late says so in words. */
export function MilestoneTag({ milestone, today }: { milestone: Milestone; today: string }) {
  const intl = useIntl();
  const { state } = milestone;
  const late = isLate(milestone, today);
  const words = intl.formatMessage({ id: `roster.hub.state.${state}` });
  return (
    <Tag kind={late ? "late" : state === "reached" ? "ok" : state === "under-way" ? "new" : "neutral"}>
      {late ? intl.formatMessage({ id: "roster.hub.late" }, { state: words }) : words}
    </Tag>
  );
}

/** Targets with their baseline, where they stand and what is meant, each with its day; what was not measured says so. */
export function TargetTable({ targets }: { targets: readonly HubTarget[] }) {
  const intl = useIntl();
  const dayText = useDay();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const figure = (target: HubTarget, value: number | null, on: string | null) =>
    value === null || on === null ? (
      <Tag kind="suppressed">{say("roster.hub.notMeasured")}</Tag>
    ) : (
      <>
        {intl.formatNumber(value, { maximumFractionDigits: 2 })} <BilingualText text={target.unit} />
        <small>{dayText(on)}</small>
      </>
    );
  return (
    <DataTable
      caption={say("roster.hub.howFar")}
      captionHidden
      rows={targets}
      rowKey={({ targetId }) => targetId}
      columns={[
        {
          key: "title",
          heading: say("roster.hub.what"),
          label: "",
          wide: true,
          cell: (target) => {
            const done = wayDone(target);
            return (
              <>
                <BilingualText text={target.title} />
                {done !== null && (
                  <IndicatorBar
                    value={Math.round(done * 100)}
                    max={100}
                    label={say("roster.hub.way", { what: inLanguage(target.title, language).text })}
                  />
                )}
                <small>{say("roster.hub.source", { source: target.source })}</small>
              </>
            );
          },
        },
        {
          key: "baseline",
          heading: say("roster.hub.baseline"),
          cell: (target) => figure(target, target.baseline, target.baselineOn),
        },
        {
          key: "actual",
          heading: say("roster.hub.actual"),
          cell: (target) => figure(target, target.actual, target.actualOn),
        },
        {
          key: "target",
          heading: say("roster.hub.target"),
          cell: (target) => figure(target, target.target, target.targetOn),
        },
      ]}
    />
  );
}

const dots = {
  planned: "next",
  "under-way": "current",
  reached: "done",
  dropped: "off",
} as const satisfies Record<MilestoneState, string>;

/** Milestones along a line, the earliest first: where each stands, its day, and what moved it. */
export function MilestoneLine({ milestones, today }: { milestones: readonly Milestone[]; today: string }) {
  const note = useMilestoneNote();
  return (
    <Timeline
      stops={milestones.map((milestone) => ({
        id: milestone.milestoneId,
        title: <BilingualText text={milestone.title} />,
        tag: <MilestoneTag milestone={milestone} today={today} />,
        note: note(milestone),
        state: dots[milestone.state],
      }))}
    />
  );
}

/** When a milestone is due or was reached, and what moved it last. */
export function useMilestoneNote() {
  const intl = useIntl();
  const dayText = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return ({ dueOn, reachedOn, movedBy }: Milestone) => (
    <>
      {reachedOn
        ? say("roster.hub.reachedOn", { reached: dayText(reachedOn), due: dayText(dueOn) })
        : say("roster.hub.dueOn", { due: dayText(dueOn) })}
      {movedBy?.reason && (
        <>
          {" · "}
          <span lang={movedBy.writtenIn}>{movedBy.reason}</span>
        </>
      )}
      {movedBy && !movedBy.reason && ` · ${say("roster.hub.byDeliverable")}`}
    </>
  );
}
