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
} from "../../ui/index.ts";
import {
  approveTerms,
  askEdits,
  cancelTerms,
  declineTerms,
  endorseTerms,
  inviteSender,
  readTerms,
  returnTerms,
  submitTerms,
  withdrawTerms,
} from "../index.server.ts";
import type { PlacementStores } from "../stores.ts";
import { termsChat } from "../terms-chat.ts";
import { fieldOfTerms, termsErrors } from "./terms-errors.ts";
import { TermsActions } from "./terms-actions.tsx";
import { CaseHistory, CaseOffices } from "./terms-history.tsx";
import { AskedFor, DueDay, StateTag, useLanguageName, useStretch } from "./terms-parts.tsx";
import type { Route } from "./+types/terms.ts";

export const handle = { step: "deliver", sentences: ["placement.terms"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readTerms, { terms: params.terms });
  if (!read.ok)
    return deny(visit, read, {
      href: "/terms",
      label: intlFor(visit.language).formatMessage({ id: "placement.terms.title" }),
    });
  const intl = intlFor(visit.language);
  const day = (on: string) => intl.formatDate(`${on}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  return {
    ...read,
    gaps: read.gaps.map((gap) => ({
      ...gap,
      sentence: visit.explainRow({
        file: "",
        code: gap.code,
        column: gap.field,
        ...(gap.objective && { row: gap.objective }),
      }),
    })),
    chat: termsChat(
      read.terms,
      read.place?.name ?? {},
      read.next,
      visit.language,
      (id, values) => intl.formatMessage({ id }, values),
      day,
    ),
    saved: new URL(request.url).searchParams.has("saved"),
    synthetic: read.terms.synthetic,
  };
}

type Said = Readonly<Record<string, string>>;
type Step = { useCase: UseCase<PlacementStores, z.ZodType>; input: (said: Said) => object };
const plain = ({ note }: Said) => ({ note: note || null });
const read = ({ note, revision }: Said) => ({ note: note || null, revision: Number(revision) });
const steps: Record<string, Step> = {
  submit: { useCase: submitTerms, input: (said) => ({ ...read(said), programme: said.programme || null }) },
  endorse: { useCase: endorseTerms, input: (said) => ({ ...read(said), programme: said.programme || null }) },
  return: { useCase: returnTerms, input: plain },
  "ask-edits": { useCase: askEdits, input: plain },
  approve: { useCase: approveTerms, input: (said) => ({ ...read(said), commitment: said.commitment }) },
  decline: { useCase: declineTerms, input: plain },
  invite: { useCase: inviteSender, input: (said) => ({ ...plain(said), sender: said.sender }) },
  withdraw: { useCase: withdrawTerms, input: plain },
  cancel: { useCase: cancelTerms, input: plain },
};

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const said = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const step = steps[said.event ?? ""];
  if (!step) return formProblem(visit, refuse("INPUT_INVALID"), said);
  const done = await visit.perform(step.useCase, {
    ...step.input(said),
    terms: params.terms,
    writtenIn: visit.language,
  });
  if (!done.ok) return formProblem(visit, done, said);
  return redirect(`/terms/${params.terms}?saved`, 303);
}

const way = ["draft", "review", "approved", "ready", "sourced"] as const;
/** How far a request is on its way; who waits for edits or for its Disnaker is not yet under review. */
function stepOf(state: string): number {
  if (state === "edits" || state === "routing") return 0;
  return way.findIndex((one) => one === state);
}

/** A request for an expert: where it stands, who acts next by when, and everything that it asks for. */
export default function TermsPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const stretch = useStretch();
  const languageName = useLanguageName();
  const { terms, place, next, gaps, mayEdit, mine, selection, today, commitment } = loaderData;
  const problem = actionData?.problem;
  const errors = termsErrors(problem).map((one) => ({
    ...one,
    field: problem?.fields.length ? undefined : `note-${actionData?.typed.event}`,
  }));
  const at = stepOf(terms.state);
  const selects =
    ["ready", "sourced"].includes(terms.state) && mine.some((one) => one !== "router" && one !== "expert");
  return (
    <>
      <title>{`${terms.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("placement.terms.title"), href: "/terms" }]}
        title={<BilingualText text={terms.title} />}
        meta={
          <>
            {terms.number} · {place ? <BilingualText text={place.name} /> : terms.centreKey} ·{" "}
            <StateTag state={terms.state} />
          </>
        }
        actions={
          <>
            {mayEdit && (
              <LinkButton href={`/terms/${terms.termsId}/edit`}>{say("placement.terms.edit")}</LinkButton>
            )}
            {selects && (
              <LinkButton href={`/terms/${terms.termsId}/selection`} variant={mayEdit ? "plain" : undefined}>
                {say("placement.terms.selectionLink", { count: selection.put })}
              </LinkButton>
            )}
            {loaderData.placement && (
              <LinkButton href={`/placements/${loaderData.placement.placementId}`}>
                {say("placement.terms.placementLink")}
              </LinkButton>
            )}
            <LinkButton href={`/terms/${terms.termsId}/print`} variant="plain">
              {say("placement.terms.print")}
            </LinkButton>
            <LinkButton href={`/thread/placement.terms/${terms.termsId}`} variant="plain">
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
                  label: say(`placement.terms.way.${state}`),
                  state: index < at || terms.state === "sourced" ? "done" : index === at ? "current" : "next",
                }))}
              />
            )}
            <DescriptionList
              layout="columns"
              items={[
                {
                  term: say("placement.terms.nextStep"),
                  description: next
                    ? say(`placement.terms.task.${next.task}`)
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
          {gaps.length > 0 && (
            <Notice kind="info" title={say("placement.terms.gaps", { count: gaps.length })}>
              <ul>
                {gaps.map(({ code, field, objective, sentence }) => (
                  <li key={`${code} ${objective ?? ""}`}>
                    <a
                      href={`/terms/${terms.termsId}/edit#${fieldOfTerms(
                        objective
                          ? `${field}.${objective - 1}.${code.endsWith("UNIT") ? "units" : "measure"}`
                          : field,
                      )}`}
                    >
                      {sentence}
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          <TermsActions
            {...loaderData}
            gaps={gaps.length}
            problem={problem}
            typed={(actionData?.typed ?? {}) as Said}
          />
          <Card>
            {terms.background && (
              <p style={{ whiteSpace: "pre-line" }}>
                <BilingualText text={terms.background} />
              </p>
            )}
            <DescriptionList
              items={[
                { term: say("placement.terms.days"), description: stretch(terms) },
                {
                  term: say("placement.terms.form.route"),
                  description: terms.route
                    ? say(`placement.terms.route.${terms.route}`)
                    : say("placement.terms.notYet"),
                },
                {
                  term: say("placement.terms.form.languages"),
                  description: terms.languages.map(languageName).join(", ") || say("placement.terms.notYet"),
                },
                ...(commitment
                  ? [
                      {
                        term: say("placement.terms.commitment"),
                        description: (
                          <>
                            <a href={`/agreement/commitments#${commitment.commitmentId}`}>
                              <BilingualText text={commitment.title} />
                            </a>{" "}
                            {say("placement.terms.left", {
                              left: commitment.left,
                              quantity: commitment.quantity,
                            })}
                          </>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            <AskedFor {...loaderData} />
          </Card>
        </div>
        <div className="grid">
          <CaseOffices offices={loaderData.offices} />
          <Card>
            <CopyText
              label={say("placement.terms.copy")}
              hint={say("placement.terms.copyHint")}
              text={loaderData.chat}
              rows={7}
            />
          </Card>
          <CaseHistory history={loaderData.history} people={loaderData.people} />
        </div>
      </Grid>
    </>
  );
}
