import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorSummary,
  PageHeading,
  RowItem,
  RowList,
  Select,
  Tag,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { candidateStates, mayBecome } from "../candidate.ts";
import { readCandidates, saveCandidate } from "../index.server.ts";
import type { Route } from "./+types/candidates.ts";

export const handle = { step: "agree", sentences: ["roster"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readCandidates, { version: params.version });
  if (!read.ok) return deny(visit, read, { href: "/agreement/inbox", label: "agreement.title" });
  return { ...read, version: params.version };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const [clause, agency] = [text("clause"), text("agency")];
  const state = candidateStates.find((one) => one === text("state")) ?? "found";
  const number = text("number");
  const outcome = await visit.perform(saveCandidate, {
    version: params.version,
    clause,
    agency,
    state,
    named: form.get("named") === "on",
    letter:
      state === "invited" && number
        ? { number, date: text("date"), channel: "workbench", dueOn: null }
        : null,
  });
  if (outcome.ok) throw redirect(`/agreement/versions/${params.version}/agencies#line-${clause}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence }, status);
}

/** The agencies that fit each scope line, and how far one's side has come with them. */
export default function Candidates({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, title, lines, leads, others, today } = loaderData;
  const dayText = useDay();
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const heading = say("agreement.candidates.title");
  return (
    <>
      <title>{`${heading} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: title[language] || title.id, href: `/agreement/versions/${version}` },
        ]}
        title={heading}
        lead={say("agreement.candidates.lead")}
      />
      {lines.length === 0 && (
        <Card>
          <EmptyState title={say("agreement.candidates.none")} />
        </Card>
      )}
      {lines.map((line) => (
        <Card
          key={line.clause}
          id={`line-${line.clause}`}
          title={say("agreement.candidates.line", {
            number: line.number,
            heading: line.heading[language] || line.heading.id,
          })}
        >
          <p className="quiet">
            {line.fitting === 0
              ? say("agreement.candidates.noEvidence")
              : say("agreement.candidates.more", { count: line.fitting })}
          </p>
          <RowList>
            {line.agencies.map((one) => (
              <RowItem
                key={one.key}
                title={<BilingualText text={one.name} />}
                href={`/agencies/${one.key}`}
                note={
                  <>
                    {one.mandate && <BilingualText text={one.mandate} />}
                    {one.words.length > 0 && (
                      <>
                        <br />
                        {say("roster.agencies.matched", { words: one.words.join(", ") })}
                      </>
                    )}
                    {one.source && (
                      <>
                        <br />
                        {one.from && `${say("roster.agencies.since", { from: dayText(one.from) })} · `}
                        {say("roster.agencies.source")}: {one.source}
                      </>
                    )}
                    {one.letterNumber && one.letterDate && (
                      <>
                        <br />
                        {say("agreement.candidates.letter", {
                          number: one.letterNumber,
                          date: dayText(one.letterDate),
                        })}
                      </>
                    )}
                    {leads && (
                      <details>
                        <summary>{say("agreement.candidates.change", { name: one.name[language] })}</summary>
                        <form method="post">
                          <input type="hidden" name="clause" value={line.clause} />
                          <input type="hidden" name="agency" value={one.key} />
                          <Select
                            id={`state-${line.clause}-${one.key}`}
                            name="state"
                            label={say("agreement.candidates.to")}
                            defaultValue={one.state ?? "found"}
                            options={candidateStates
                              .filter((to) => mayBecome(one.state ?? "found", to))
                              .map((to) => ({ value: to, label: say(`agreement.candidates.state.${to}`) }))}
                          />
                          <TextInput
                            id={`number-${line.clause}-${one.key}`}
                            name="number"
                            label={say("agreement.candidates.letterNumber")}
                            hint={say("agreement.candidates.letterHint")}
                            optional
                          />
                          <TextInput
                            id={`date-${line.clause}-${one.key}`}
                            name="date"
                            type="date"
                            label={say("agreement.candidates.letterDate")}
                            defaultValue={today}
                            width={14}
                            optional
                          />
                          <Checkbox
                            id={`named-${line.clause}-${one.key}`}
                            name="named"
                            label={say("agreement.candidates.name")}
                            defaultChecked={one.named}
                          />
                          <Button variant="plain">{say("agreement.candidates.save")}</Button>
                        </form>
                      </details>
                    )}
                  </>
                }
                action={
                  <span>
                    <Tag kind={one.state === "assigned" || one.state === "interested" ? "ok" : "neutral"}>
                      {say(`agreement.candidates.state.${one.state ?? "none"}`)}
                    </Tag>
                    {one.named && <Tag kind="new">{say("agreement.candidates.named")}</Tag>}
                  </span>
                }
              />
            ))}
          </RowList>
          {leads && (
            <details>
              <summary>{say("agreement.candidates.other")}</summary>
              <form method="post">
                <input type="hidden" name="clause" value={line.clause} />
                <input type="hidden" name="state" value="found" />
                <Select
                  id={`other-${line.clause}`}
                  name="agency"
                  label={say("agreement.candidates.choose")}
                  options={others
                    .filter(({ key }) => !line.agencies.some((one) => one.key === key))
                    .map(({ key, name }) => ({ value: key, label: name[language] }))}
                />
                <Button variant="plain">{say("agreement.candidates.add")}</Button>
              </form>
            </details>
          )}
        </Card>
      ))}
    </>
  );
}
