import { useIntl } from "react-intl";
import type { FormProblem } from "../../identity/index.server.ts";
import type { Bilingual } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  Grid,
  Notice,
  Tag,
  TextArea,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { DueDay } from "./terms-parts.tsx";

export type ShownCheck = {
  checkId: string;
  ruleKey: string;
  rule: {
    title: Bilingual;
    help?: Bilingual | null | undefined;
    source: string | null;
    officeName: Bilingual | null;
  };
  capacity: string;
  dueOn: string;
  state: string;
  doneOn: string | null;
  reason: string | null;
  reference: string | null;
  withdrawn: boolean;
  mayEnter: boolean;
};

type Props = {
  placementId: string;
  checks: readonly ShownCheck[];
  rulesOn: string;
  mayDrop: boolean;
  today: string;
  problem: FormProblem | undefined;
  typed: Readonly<Record<string, string>>;
};

/** What has to be there before the expert may begin: what, from which office, by whom until when. */
export function PlacementChecks({ checks, ...props }: Props) {
  const intl = useIntl();
  const dayText = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const done = checks.filter(({ state }) => state !== "open").length;
  return (
    <Card title={say("placement.case.checks")} id="checks">
      <p className="quiet">
        {checks.length === 0
          ? say("placement.case.check.none")
          : say("placement.case.check.count", { done, count: checks.length, day: dayText(props.rulesOn) })}
      </p>
      <ul className="rows plain-list">
        {checks.map((check) => (
          <li key={check.checkId} id={`check-${check.checkId}`}>
            <div style={{ flex: 1, minWidth: 0 }}>
              <strong>
                <BilingualText text={check.rule.title} />
              </strong>{" "}
              <Tag kind={check.state === "done" ? "ok" : check.state === "open" ? "new" : "neutral"}>
                {say(`placement.case.check.state.${check.state}`)}
              </Tag>
              <small>
                {say(`placement.terms.capacity.${check.capacity}`)}
                {check.rule.officeName && (
                  <>
                    {" · "}
                    {say("placement.case.check.from")} <BilingualText text={check.rule.officeName} />
                  </>
                )}
              </small>
              {check.state === "open" && (
                <small>
                  {say("placement.terms.due")}: <DueDay dueOn={check.dueOn} today={props.today} />
                </small>
              )}
              {check.state === "done" && (
                <small>
                  {[check.reference, check.doneOn && dayText(check.doneOn)].filter(Boolean).join(" · ")}
                </small>
              )}
              {check.reason && <small>{check.reason}</small>}
              {check.withdrawn && <small>{say("placement.case.check.withdrawn")}</small>}
              {check.state === "open" && check.rule.help && (
                <small>
                  <BilingualText text={check.rule.help} />
                </small>
              )}
              <CheckForms {...props} check={check} />
            </div>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/placements/rules?on=${props.rulesOn}`}>{say("placement.case.check.rules")}</a>
      </p>
    </Card>
  );
}

function CheckForms({
  check,
  placementId,
  mayDrop,
  today,
  problem,
  typed,
}: Omit<Props, "checks"> & { check: ShownCheck }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { checkId, state, mayEnter } = check;
  const ownOf = (event: string) => typed.check === checkId && typed.event === event;
  const errorOf = (event: string, name: string) =>
    ownOf(event) ? problem?.fields.find(({ field }) => field.split(".")[0] === name)?.message : undefined;
  const refusal = (event: string) =>
    ownOf(event) && problem && problem.fields.length === 0 ? (
      <Notice kind="error" title={problem.sentence} />
    ) : null;
  const action = `/placements/${placementId}#check-${checkId}`;
  return (
    <>
      {mayEnter && (
        <details className="field" open={ownOf("settle-check") && problem !== undefined}>
          <summary>{say("placement.case.check.enter")}</summary>
          <form method="post" action={action}>
            <input type="hidden" name="event" value="settle-check" />
            <input type="hidden" name="check" value={checkId} />
            {refusal("settle-check")}
            <Grid columns="two">
              <TextInput
                name="reference"
                id={`reference-${checkId}`}
                label={say("placement.case.check.number")}
                maxLength={200}
                defaultValue={ownOf("settle-check") ? typed.reference : ""}
                error={errorOf("settle-check", "reference")}
              />
              <TextInput
                name="date"
                id={`date-${checkId}`}
                type="date"
                width={14}
                max={today}
                label={say("placement.case.check.date")}
                defaultValue={ownOf("settle-check") ? typed.date : ""}
                error={errorOf("settle-check", "date")}
              />
            </Grid>
            <div className="actions">
              <Button>{say("placement.case.check.save")}</Button>
            </div>
          </form>
        </details>
      )}
      {mayDrop && state === "open" && (
        <details className="field" open={ownOf("drop-check") && problem !== undefined}>
          <summary>{say("placement.case.check.drop")}</summary>
          <form method="post" action={action}>
            <input type="hidden" name="event" value="drop-check" />
            <input type="hidden" name="check" value={checkId} />
            {refusal("drop-check")}
            <TextArea
              name="reason"
              id={`reason-${checkId}`}
              label={say("placement.terms.reason")}
              hint={say("placement.terms.noteFor.all")}
              maxLength={1_000}
              rows={2}
              defaultValue={ownOf("drop-check") ? typed.reason : ""}
              error={errorOf("drop-check", "reason")}
            />
            <div className="actions">
              <Button variant="plain">{say("placement.case.check.drop")}</Button>
            </div>
          </form>
        </details>
      )}
    </>
  );
}
