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
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Notice,
  PageHeading,
  pageNumber,
} from "../../ui/index.ts";
import {
  addInterviewNote,
  decideSelection,
  nominateExpert,
  readSelection,
  shortlistExpert,
  sourceTerms,
  withdrawNomination,
} from "../index.server.ts";
import type { PlacementStores } from "../stores.ts";
import { termsPageSize } from "../terms-list.ts";
import { DecisionForm, SourceForm } from "./selection-forms.tsx";
import { LongList } from "./selection-long-list.tsx";
import { NominationCard } from "./selection-nomination.tsx";
import { CodeLink, DueDay, useStretch } from "./terms-parts.tsx";
import type { Route } from "./+types/selection.ts";

export const handle = { step: "deliver", sentences: ["placement.selection", "placement.terms"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const text = (query.get("text") ?? "").trim().slice(0, 200);
  const page = pageNumber(query);
  const offset = (page - 1) * termsPageSize;
  const found = await visit.perform(readSelection, { terms: params.terms, text, offset });
  const label = intlFor(visit.language).formatMessage({ id: "placement.terms.title" });
  if (!found.ok) return deny(visit, found, { href: "/terms", label });
  return { ...found, text, page, saved: query.has("saved"), synthetic: found.terms.synthetic };
}

type Said = Readonly<Record<string, string>>;
const nominated = ({ nomination }: Said) => ({ nomination });
const acts: Record<string, { useCase: UseCase<PlacementStores, z.ZodType>; input: (said: Said) => object }> =
  {
    nominate: { useCase: nominateExpert, input: ({ expert }) => ({ expert }) },
    withdraw: { useCase: withdrawNomination, input: (said) => ({ ...nominated(said), note: said.note }) },
    shortlist: { useCase: shortlistExpert, input: nominated },
    unlist: { useCase: shortlistExpert, input: (said) => ({ ...nominated(said), on: false }) },
    note: {
      useCase: addInterviewNote,
      input: (said) => ({ ...nominated(said), heldOn: said.heldOn, text: said.text }),
    },
    decide: {
      useCase: decideSelection,
      input: (said) => ({
        ...nominated(said),
        reason: said.reason || null,
        reasons: Object.entries(said).flatMap(([name, reason]) =>
          name.startsWith("reason-") && name !== `reason-${said.nomination}`
            ? [{ nomination: name.slice("reason-".length), reason }]
            : [],
        ),
      }),
    },
    source: { useCase: sourceTerms, input: ({ note }) => ({ note: note || null }) },
  };

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const said = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const act = acts[said.act ?? ""];
  if (!act) return formProblem(visit, refuse("INPUT_INVALID"), said);
  const done = await visit.perform(act.useCase, {
    ...act.input(said),
    terms: params.terms,
    writtenIn: visit.language,
  });
  if (!done.ok) return formProblem(visit, done, said);
  return redirect(`/terms/${params.terms}/selection?saved`, 303);
}

/** Who was put forward for a request, why, what the host thinks of them, and who was chosen. */
export default function Selection({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const stretch = useStretch();
  const { terms, mine, nominations, next, today, longList, mayChoose, mayPut, saved } = loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Said;
  const errors = problem
    ? problem.fields.length > 0
      ? problem.fields.map(({ field, message }) => ({ field: field.split(".").at(-1), message }))
      : [{ field: undefined, message: problem.sentence }]
    : [];
  const title = say("placement.selection.title");
  const standing = nominations.filter(({ state }) => state !== "withdrawn");
  const sends = mine.includes("sender");
  const chosen = nominations.find(({ state }) => state === "selected");
  return (
    <>
      <title>{`${title} · ${terms.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("placement.terms.title"), href: "/terms" },
          { label: <BilingualText text={terms.title} />, href: `/terms/${terms.termsId}` },
        ]}
        title={title}
        meta={`${terms.number} · ${stretch(terms)}`}
        lead={say(sends ? "placement.selection.leadSender" : "placement.selection.leadHost")}
      />
      {saved && !problem && <Notice kind="success" title={say("placement.terms.done")} />}
      <div className="grid one">
        <Card>
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
              {
                term: say("placement.terms.skills"),
                description: (
                  <ul className="plain-list">
                    {loaderData.skills.map((skill) => (
                      <li key={skill.code}>
                        <CodeLink coded={skill} /> · {say("placement.terms.level", { level: skill.level })}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Card>
        {sends && terms.state === "ready" && chosen && mayPut && <SourceForm expert={chosen.profile.name} />}
        <Card
          title={say(sends ? "placement.selection.ours" : "placement.selection.putForward", {
            count: standing.length,
          })}
          id="nominations"
        >
          {!sends && standing.length > 0 && <p className="quiet">{say("placement.selection.disclosed")}</p>}
          {nominations.length === 0 ? (
            <EmptyState level={3} title={say("placement.selection.none")}>
              {say(sends ? "placement.selection.noneSender" : "placement.selection.noneHost")}
            </EmptyState>
          ) : (
            nominations.map((one) => (
              <NominationCard
                key={one.nominationId}
                nomination={one}
                notes={loaderData.notes.filter(({ nominationId }) => nominationId === one.nominationId)}
                people={loaderData.people}
                today={today}
                mayChoose={mayChoose}
                mayTakeBack={mayPut}
                named={!sends}
                typed={typed.nomination === one.nominationId ? typed : {}}
              />
            ))
          )}
        </Card>
        {mayChoose && <DecisionForm nominations={standing} typed={typed} errors={errors} />}
        {longList && (
          <LongList
            {...longList}
            termsId={terms.termsId}
            text={loaderData.text}
            page={loaderData.page}
            mayPut={mayPut}
          />
        )}
      </div>
    </>
  );
}
