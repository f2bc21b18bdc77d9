import { useIntl } from "react-intl";
import { Button, Card, LinkButton, RowItem, RowList, Tag, TextArea, TextInput } from "../../ui/index.ts";
import type { Ref } from "../../thread/index.ts";
import type { Panel } from "../gap-assessment.ts";
import { rangeText } from "../gap-words.ts";
import { dayOn } from "../format.ts";
import { threadPath } from "../thread-refs.ts";

type Props = {
  panels: readonly (Panel & { waits: boolean; record: Ref | null })[];
  /** Whether this reader may write down what a panel said; null: not signed in. */
  may: boolean | null;
  local: boolean;
  year: number;
  today: string;
  areaName: string;
  typed: Readonly<Record<string, string>>;
  problem: { field: string; sentence: string } | undefined;
};

/** What named experts said, and the form for it. */
export function PanelCard({ panels, may, local, year, today, areaName, typed, problem }: Props) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const rangeOf = (panel: Panel) =>
    say("evidence.panel.range", { range: rangeText(intl, panel), year: String(panel.year) });
  const errorAt = (field: string) => (problem?.field === field ? problem.sentence : undefined);
  return (
    <Card id="panel" title={say("evidence.panel.title")}>
      {panels.length > 0 ? (
        <RowList>
          {panels.map((panel) => (
            <RowItem
              key={`${panel.metOn} ${panel.members} ${panel.low} ${panel.high}`}
              title={
                <>
                  {panel.record ? (
                    <a className="thread-number" href={threadPath(panel.record)}>
                      {rangeOf(panel)}
                    </a>
                  ) : (
                    rangeOf(panel)
                  )}
                  {panel.waits && (
                    <>
                      {" "}
                      <Tag>{say("evidence.gap.waits")}</Tag>
                    </>
                  )}
                </>
              }
              note={
                <>
                  {say("evidence.panel.said", { members: panel.members, date: dayOn(intl, panel.metOn) })}
                  {panel.note && <> {panel.note}</>}
                </>
              }
            />
          ))}
        </RowList>
      ) : (
        <p className="quiet">{say(local ? "evidence.panel.local" : "evidence.panel.none")}</p>
      )}
      {may === null && !local && (
        <p>
          <LinkButton href="/sign-in" variant="plain">
            {say("evidence.panel.signIn")}
          </LinkButton>
        </p>
      )}
      {may && !local && (
        <details open={problem !== undefined}>
          <summary>{say("evidence.panel.add")}</summary>
          <form method="post">
            <p className="quiet">{say("evidence.panel.hint", { area: areaName })}</p>
            <TextInput
              name="low"
              inputMode="numeric"
              label={say("evidence.panel.low")}
              error={errorAt("low")}
              defaultValue={typed["low"]}
              width={10}
              maxLength={12}
            />
            <TextInput
              name="high"
              inputMode="numeric"
              label={say("evidence.panel.high")}
              error={errorAt("high")}
              defaultValue={typed["high"]}
              width={10}
              maxLength={12}
            />
            <TextInput
              name="year"
              inputMode="numeric"
              label={say("evidence.panel.year")}
              error={errorAt("year")}
              defaultValue={typed["year"] ?? String(year)}
              width={6}
              maxLength={4}
            />
            <TextArea
              name="members"
              rows={4}
              label={say("evidence.panel.members")}
              hint={say("evidence.panel.membersHint")}
              error={errorAt("members")}
              defaultValue={typed["members"]}
              maxLength={1_000}
            />
            <TextInput
              name="metOn"
              type="date"
              label={say("evidence.panel.metOn")}
              error={errorAt("metOn")}
              defaultValue={typed["metOn"]}
              max={today}
              width={14}
            />
            <TextArea
              name="note"
              rows={3}
              optional
              label={say("evidence.panel.note")}
              defaultValue={typed["note"]}
              maxLength={1_000}
            />
            <Button>{say("evidence.panel.save")}</Button>
          </form>
        </details>
      )}
    </Card>
  );
}
