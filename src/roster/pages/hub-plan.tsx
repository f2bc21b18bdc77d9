import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse, type Bilingual } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  Select,
  TextInput,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import {
  milestoneStates,
  planParts,
  type HubPlan,
  type MilestoneState,
  type PlanPart,
} from "../hub-words.ts";
import { moveMilestone, readHub, removePlanPart, savePlanPart } from "../index.server.ts";
import { errorAt } from "./hub-fields.tsx";
import { planErrors, readPlanForm, typedOf, typedPart } from "./hub-form.ts";
import { MilestoneTag, useMilestoneNote } from "./hub-parts.tsx";
import { PlanFields } from "./hub-plan-fields.tsx";
import type { Route } from "./+types/hub-plan.ts";

export const handle = { step: "deliver", sentences: ["roster.hub"] };

const partOf = (text: string | null | undefined): PlanPart | null =>
  planParts.find((one) => one === text) ?? null;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(savePlanPart.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const read = await visit.perform(readHub, { key: params.hub });
  if (!read.ok) return deny(visit, read);
  if (!read.own) return deny(visit, refuse("HUB_NOT_FOUND"));
  const query = new URL(request.url).searchParams;
  const [asked, id = ""] = (query.get("edit") ?? query.get("add") ?? "").split(":");
  const part = partOf(asked);
  const typed = part && id ? typedPart(read.plan, part, id, visit.language) : null;
  if (part && id && !typed) return deny(visit, refuse("HUB_PART_NOT_FOUND"));
  const { hub, plan, today } = read;
  return { hub, plan, today, part, id, typed, done: query.get("done"), synthetic: hub.synthetic };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = typedOf(form);
  const here = `/hubs/${params.hub}/plan`;
  const hub = typed.hub ?? "";
  const revision = Number(typed.revision);
  const part = partOf(typed.part);
  if (typed.do === "remove" && part) {
    const removed = await visit.perform(removePlanPart, { hub, revision, part, id: typed.id ?? "" });
    return removed.ok ? redirect(`${here}?done=removed#${part}`, 303) : formProblem(visit, removed, typed);
  }
  if (typed.do === "move") {
    const moved = await visit.perform(moveMilestone, {
      milestone: typed.id ?? "",
      revision,
      to: typed.to as MilestoneState,
      on: typed.on || null,
      reason: typed.reason ?? "",
      writtenIn: visit.language,
    });
    return moved.ok ? redirect(`${here}?done=moved#milestone`, 303) : formProblem(visit, moved, typed);
  }
  const said = readPlanForm(form, visit.language);
  if (!said) return formProblem(visit, refuse("HUB_PART_NOT_FOUND"), typed);
  const saved = await visit.perform(savePlanPart, { hub, revision, said });
  return saved.ok ? redirect(`${here}?done=saved#${said.part}`, 303) : formProblem(visit, saved, typed);
}

/** The development plan of a hub, as its office writes it; risks are read here alone. */
export default function HubPlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const { hub, plan, today, part, id, done } = loaderData;
  const errors = planErrors(actionData?.problem);
  const name = inLanguage(hub.name, language).text;
  const rowsOf = usePlanRows(plan, today);
  const here = `/hubs/${hub.key}/plan`;
  const hidden = (
    <>
      <input type="hidden" name="hub" value={hub.hubId} />
      <input type="hidden" name="revision" value={hub.revision} />
    </>
  );
  const milestone =
    part === "milestone" ? plan.milestones.find(({ milestoneId }) => milestoneId === id) : undefined;
  const moving = actionData?.typed.do === "move";
  return (
    <>
      <title>{`${say("roster.hub.plan")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("roster.hub.title"), href: "/hubs" },
          { label: name, href: `/hubs/${hub.key}` },
        ]}
        title={say("roster.hub.plan")}
        lead={say("roster.hub.planLead")}
      />
      {(done === "new" || done === "saved" || done === "removed" || done === "moved") && (
        <Notice kind="success">{say(`roster.hub.done.${done}`)}</Notice>
      )}
      {part && (
        <Card title={say(id ? `roster.hub.edit.${part}` : `roster.hub.add.${part}`)} id="form">
          <form method="post">
            {hidden}
            <input type="hidden" name="part" value={part} />
            {id && <input type="hidden" name="id" value={id} />}
            <PlanFields
              part={part}
              typed={(moving ? null : actionData?.typed) ?? loaderData.typed ?? {}}
              errors={moving ? [] : errors}
            />
            <div className="actions">
              <Button>{say("roster.hub.savePart")}</Button>
              <LinkButton href={`${here}#${part}`} variant="plain">
                {say("roster.hub.cancel")}
              </LinkButton>
            </div>
          </form>
        </Card>
      )}
      {milestone && (
        <Card title={say("roster.hub.move")}>
          <p>{say("roster.hub.moveLead")}</p>
          <form method="post">
            {hidden}
            <input type="hidden" name="do" value="move" />
            <input type="hidden" name="id" value={milestone.milestoneId} />
            <Select
              name="to"
              label={say("roster.hub.moveTo")}
              error={errorAt(errors, "to")}
              defaultValue={moving ? actionData?.typed.to : "reached"}
              options={milestoneStates
                .filter((state) => state !== milestone.state)
                .map((value) => ({ value, label: say(`roster.hub.state.${value}`) }))}
            />
            <TextInput
              name="on"
              type="date"
              label={say("roster.hub.moveOn")}
              hint={say("roster.hub.moveOnHint")}
              error={errorAt(errors, "on")}
              defaultValue={moving ? actionData?.typed.on : ""}
              width={14}
              optional
            />
            <TextInput
              name="reason"
              label={say("roster.hub.moveReason")}
              hint={say("roster.hub.moveReasonHint")}
              error={errorAt(errors, "reason")}
              defaultValue={moving ? actionData?.typed.reason : ""}
              maxLength={500}
            />
            <div className="actions">
              <Button>{say("roster.hub.moveDo")}</Button>
            </div>
          </form>
        </Card>
      )}
      {planParts.map((one) => {
        const rows = rowsOf(one);
        return (
          <Card
            key={one}
            id={one}
            title={say(`roster.hub.part.${one}`)}
            action={<a href={`${here}?add=${one}#form`}>{say(`roster.hub.add.${one}`)}</a>}
          >
            {one === "risk" && <p className="quiet">{say("roster.hub.riskInside")}</p>}
            {rows.length === 0 ? (
              <p>{say(`roster.hub.empty.${one}`)}</p>
            ) : (
              <RowList>
                {rows.map((row) => (
                  <RowItem
                    key={row.id}
                    title={<BilingualText text={row.title} />}
                    href={`${here}?edit=${one}:${row.id}#form`}
                    note={row.note}
                    action={
                      <form method="post">
                        {hidden}
                        <input type="hidden" name="do" value="remove" />
                        <input type="hidden" name="part" value={one} />
                        <input type="hidden" name="id" value={row.id} />
                        <Button
                          variant="plain"
                          aria-label={say("roster.hub.removeNamed", {
                            what: inLanguage(row.title, language).text,
                          })}
                        >
                          {say("roster.hub.remove")}
                        </Button>
                      </form>
                    }
                  />
                ))}
              </RowList>
            )}
          </Card>
        );
      })}
    </>
  );
}

type Row = { id: string; title: Bilingual; note: ReactNode };

/** The parts of a plan as rows, each with its figures and days in a line. */
function usePlanRows(plan: HubPlan, today: string): (part: PlanPart) => Row[] {
  const intl = useIntl();
  const language = useLanguage();
  const dayText = useDay();
  const milestoneNote = useMilestoneNote();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const number = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  return (part) => {
    switch (part) {
      case "target":
        return plan.targets.map(({ targetId, title, unit, baseline, target, targetOn }) => ({
          id: targetId,
          title,
          note: say("roster.hub.row.target", {
            baseline: baseline === null ? say("roster.hub.notMeasured") : number(baseline),
            target: number(target),
            unit: inLanguage(unit, language).text,
            on: dayText(targetOn),
          }),
        }));
      case "milestone":
        return plan.milestones.map((one) => ({
          id: one.milestoneId,
          title: one.title,
          note: (
            <>
              <MilestoneTag milestone={one} today={today} /> {milestoneNote(one)}
            </>
          ),
        }));
      case "programme":
        return plan.programmes.map(({ programmeId, title, startsOn, endsOn }) => ({
          id: programmeId,
          title,
          note: endsOn
            ? say("roster.hub.fromUntil", { from: dayText(startsOn), until: dayText(endsOn) })
            : say("roster.hub.since", { from: dayText(startsOn) }),
        }));
      case "post":
        return plan.posts.map(({ postId, title, planned, filled }) => ({
          id: postId,
          title,
          note: say("roster.hub.row.post", { filled, planned }),
        }));
      case "risk":
        return plan.risks.map(({ riskId, title, likelihood, impact, response, state }) => ({
          id: riskId,
          title,
          note: (
            <>
              {say("roster.hub.row.risk", {
                likelihood: say(`roster.hub.degree.${likelihood}`),
                impact: say(`roster.hub.degree.${impact}`),
                state: say(`roster.hub.risk.${state}`),
              })}
              {" · "}
              <BilingualText text={response} />
            </>
          ),
        }));
    }
  };
}
