import { useIntl } from "react-intl";
import { redirect } from "react-router";
import type { z } from "zod";
import type { UseCase } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import {
  BilingualText,
  Card,
  CopyText,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  Steps,
  useDay,
} from "../../ui/index.ts";
import {
  agreeExtension,
  approveExtension,
  askExtension,
  cancelPlacement,
  dropCheck,
  endEarly,
  endPlacement,
  readPlacement,
  readPlacementParts,
  refuseExtension,
  settleCheck,
  startPlacement,
} from "../index.server.ts";
import { placementChat } from "../placement-chat.ts";
import type { PlacementStores } from "../stores.ts";
import { PartSections } from "./part-sections.tsx";
import { PlacementActions } from "./placement-actions.tsx";
import { PlacementChecks } from "./placement-checks.tsx";
import { PlacementTag, usePlacementDays } from "./placement-parts.tsx";
import { CaseHistory, CaseOffices } from "./terms-history.tsx";
import { DueDay } from "./terms-parts.tsx";
import type { Route } from "./+types/placement.ts";

export const handle = { step: "deliver", sentences: ["placement.case", "placement.part", "placement.terms"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const intl = intlFor(visit.language);
  const read = await visit.perform(readPlacement, { placement: params.placement });
  if (!read.ok)
    return deny(visit, read, {
      href: "/placements",
      label: intl.formatMessage({ id: "placement.case.title" }),
    });
  const far = await visit.perform(readPlacementParts, { placement: params.placement });
  return {
    ...read,
    far: far.ok ? far : null,
    chat: placementChat(
      read.terms,
      read.placement,
      read.place?.name ?? {},
      read.next,
      visit.language,
      (id, values) => intl.formatMessage({ id }, values),
      (on) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" }),
    ),
    saved: new URL(request.url).searchParams.has("saved"),
    synthetic: read.placement.synthetic,
  };
}

type Said = Readonly<Record<string, string>>;
type Step = { useCase: UseCase<PlacementStores, z.ZodType>; input: (said: Said) => object };
const plain = ({ revision }: Said) => ({ revision: Number(revision) });
const reasoned = (said: Said) => ({ ...plain(said), note: said.note });
const steps: Record<string, Step> = {
  start: { useCase: startPlacement, input: (said) => ({ ...plain(said), date: said.date || null }) },
  end: { useCase: endPlacement, input: plain },
  "end-early": { useCase: endEarly, input: (said) => ({ ...reasoned(said), date: said.date }) },
  cancel: { useCase: cancelPlacement, input: reasoned },
  "ask-extension": { useCase: askExtension, input: (said) => ({ ...reasoned(said), until: said.until }) },
  "approve-extension": { useCase: approveExtension, input: plain },
  "agree-extension": { useCase: agreeExtension, input: plain },
  "refuse-extension": { useCase: refuseExtension, input: reasoned },
  "settle-check": {
    useCase: settleCheck,
    input: ({ check, reference, date }) => ({ check, reference, date }),
  },
  "drop-check": { useCase: dropCheck, input: ({ check, reason }) => ({ check, reason }) },
};

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const said = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const step = steps[said.event ?? ""];
  if (!step) return formProblem(visit, refuse("INPUT_INVALID"), said);
  const done = await visit.perform(step.useCase, {
    ...step.input(said),
    placement: params.placement,
    writtenIn: visit.language,
  });
  if (!done.ok) return formProblem(visit, done, said);
  return redirect(`/placements/${params.placement}?saved`, 303);
}

const way = ["booked", "under-way", "ended", "closed"] as const;

/** A placement: where it stands, who acts next by when, what is missing before it may begin, how far its parts are. */
export default function PlacementPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const dayText = useDay();
  const days = usePlacementDays();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { placement, terms, place, next, checks, counterparts, counterpartCount, extension, far, today } =
    loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Said;
  const at = way.findIndex((one) => one === placement.state);
  const open = checks.filter(({ state }) => state === "open").length;
  const fieldOf = (name: string) => `${name}-${typed.check ?? typed.event ?? ""}`;
  const errors = !problem
    ? []
    : problem.fields.length && problem.code === "INPUT_INVALID"
      ? problem.fields.map(({ field, message }) => ({ field: fieldOf(field.split(".")[0] ?? ""), message }))
      : [{ field: typed.check ? `check-${typed.check}` : "step", message: problem.sentence }];
  return (
    <>
      <title>{`${say("placement.case.one")} ${terms.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("placement.case.title"), href: "/placements" }]}
        title={placement.expertName ?? <BilingualText text={terms.title} />}
        meta={
          <>
            {place && <BilingualText text={place.name} />} · {days(placement)} ·{" "}
            <PlacementTag state={placement.state} />
          </>
        }
        actions={
          <>
            <LinkButton href={`/terms/${terms.termsId}`} variant="plain">
              {say("placement.case.termsLink")}
            </LinkButton>
            <LinkButton href={`/placements/${placement.placementId}/print`} variant="plain">
              {say("placement.terms.print")}
            </LinkButton>
            <LinkButton href={`/thread/placement.placement/${placement.placementId}`} variant="plain">
              {say("placement.terms.thread")}
            </LinkButton>
          </>
        }
      />
      {loaderData.saved && !problem && <Notice kind="success" title={say("placement.terms.done")} />}
      <Grid columns="side">
        <div className="grid">
          <Card>
            {at >= 0 && (
              <Steps
                steps={way.map((state, index) => ({
                  label: say(`placement.case.state.${state}`),
                  state:
                    index < at || placement.state === "closed" ? "done" : index === at ? "current" : "next",
                }))}
              />
            )}
            <DescriptionList
              layout="columns"
              items={[
                {
                  term: say("placement.terms.nextStep"),
                  description: next
                    ? say(`placement.case.task.${next.task}`)
                    : say("placement.terms.nothingDue"),
                },
                {
                  term: say("placement.terms.nextActor"),
                  description: next ? say(`placement.terms.capacity.${next.capacity}`) : "–",
                },
                {
                  term: say("placement.terms.due"),
                  description: <DueDay dueOn={next?.dueOn ?? null} today={today} />,
                },
              ]}
            />
          </Card>
          {placement.endReason && (
            <Notice
              kind="info"
              title={say("placement.case.endedEarly", {
                day: dayText(placement.endedOn ?? placement.untilDay),
              })}
            >
              <p>
                <BilingualText text={placement.endReason} />
              </p>
            </Notice>
          )}
          <PlacementActions
            {...loaderData}
            missing={open}
            counterpartCount={counterpartCount}
            extension={extension}
            problem={problem}
            typed={typed}
          />
          <PlacementChecks
            placementId={placement.placementId}
            checks={checks}
            rulesOn={placement.rulesOn}
            mayDrop={loaderData.mayDo.includes("drop-check")}
            today={today}
            problem={problem}
            typed={typed}
          />
        </div>
        <div className="grid">
          {far && <PartSections placementId={placement.placementId} {...far} />}
          <Card>
            <DescriptionList
              items={[
                {
                  term: say("placement.case.terms"),
                  description: (
                    <a href={`/terms/${terms.termsId}`}>
                      {terms.number} · <BilingualText text={terms.title} />
                    </a>
                  ),
                },
                {
                  term: say("placement.terms.form.route"),
                  description: placement.route
                    ? say(`placement.terms.route.${placement.route}`)
                    : say("placement.terms.notYet"),
                },
                ...(placement.startedOn
                  ? [{ term: say("placement.case.startedOn"), description: dayText(placement.startedOn) }]
                  : []),
                {
                  term: say("placement.terms.counterparts"),
                  description:
                    counterparts.length === 0 ? (
                      say("placement.case.counterpartCount", { count: counterpartCount })
                    ) : (
                      <ul className="plain-list">
                        {counterparts.map(({ counterpartId, name, job }) => (
                          <li key={counterpartId}>
                            {name}, <BilingualText text={job} />
                          </li>
                        ))}
                      </ul>
                    ),
                },
              ]}
            />
          </Card>
          <CaseOffices offices={loaderData.offices} />
          <Card>
            <CopyText
              label={say("placement.terms.copy")}
              hint={say("placement.terms.copyHint")}
              text={loaderData.chat}
              rows={7}
            />
          </Card>
          {loaderData.history.length > 0 && (
            <CaseHistory history={loaderData.history} people={loaderData.people} />
          )}
        </div>
      </Grid>
    </>
  );
}
