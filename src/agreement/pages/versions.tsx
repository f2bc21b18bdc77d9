import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Grid,
  Moment,
  Notice,
  PageHeading,
  Select,
  Tag,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { makeDraftVersion, readVersions } from "../index.server.ts";
import { AuthorName } from "./author-name.tsx";
import { errorAt, formErrors } from "./form-errors.ts";
import type { Route } from "./+types/versions.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readVersions, { proposal: params.proposal });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { proposal } = read;
  return {
    ...read,
    mayWrite:
      decide(makeDraftVersion.policy, visit.visitor?.principal ?? anonymous) === null &&
      proposal.state === "drafting",
    made: new URL(request.url).searchParams.get("made"),
    synthetic: proposal.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const note = String(form.get("note") ?? "").trim();
  const made = await visit.perform(makeDraftVersion, { proposal: params.proposal, note: note || null });
  if (made.ok) throw redirect(`/agreement/${params.proposal}/versions?made=${made.number}`, 303);
  return formProblem(visit, made, { note });
}

/** All versions of a proposal: number, hash, who and when; any two are compared. */
export default function Versions({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, versions, mayWrite, made } = loaderData;
  const here = `/agreement/${proposal.key}`;
  const title = say("agreement.proposal.versions");
  const errors = formErrors(actionData?.problem, { VERSION_SAME: "note" });
  const choices = versions.map(({ number, kind }) => ({
    value: String(number),
    label: `${say("agreement.proposal.version", { number })} (${say(`agreement.proposal.versionKind.${kind}`)})`,
  }));
  const now = { value: "now", label: say("agreement.proposal.now") };
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: here },
        ]}
        title={title}
        lead={say("agreement.proposal.versionsLead")}
      />
      {made && (
        <Notice kind="success">{say("agreement.proposal.versionMade", { number: Number(made) })}</Notice>
      )}
      <Grid columns="side">
        <Card>
          <DataTable
            caption={title}
            captionHidden
            note={say("agreement.proposal.versionCount", { count: versions.length })}
            rows={versions}
            rowKey={({ versionId }) => versionId}
            empty={
              <EmptyState title={say("agreement.proposal.noVersions")}>
                {say("agreement.proposal.noVersionsHow")}
              </EmptyState>
            }
            columns={[
              {
                key: "number",
                heading: say("agreement.proposal.versionColumn"),
                cell: ({ number, note }) => (
                  <>
                    <a href={`${here}/versions/${number}`}>{say("agreement.proposal.version", { number })}</a>
                    {note && <small className="lines-up">{note}</small>}
                  </>
                ),
              },
              {
                key: "kind",
                heading: say("agreement.proposal.kindColumn"),
                cell: ({ kind }) => (
                  <Tag kind={kind === "release" ? "ok" : "neutral"}>
                    {say(`agreement.proposal.versionKind.${kind}`)}
                  </Tag>
                ),
              },
              {
                key: "by",
                heading: say("agreement.proposal.byColumn"),
                cell: ({ by, madeAt }) => (
                  <>
                    <AuthorName by={by} />
                    <small className="lines-up">
                      <Moment at={madeAt} />
                    </small>
                  </>
                ),
              },
              {
                key: "hash",
                heading: "SHA-256",
                priority: 3,
                cell: ({ contentHash }) => <code>{contentHash.slice(0, 16)}</code>,
              },
            ]}
          />
        </Card>
        <div>
          {versions.length > 0 && (
            <Card title={say("agreement.proposal.compare")}>
              <form method="get" action={`${here}/diff`}>
                <Select
                  name="from"
                  label={say("agreement.proposal.compareFrom")}
                  options={choices}
                  defaultValue={choices[0]?.value}
                />
                <Select
                  name="to"
                  label={say("agreement.proposal.compareTo")}
                  options={[now, ...choices]}
                  defaultValue="now"
                />
                <Select
                  name="lang"
                  label={say("agreement.proposal.compareIn")}
                  options={(["id", "en"] as const).map((value) => ({
                    value,
                    label: say(`ui.sides.${value}`),
                  }))}
                  defaultValue={language}
                />
                <Button variant="plain">{say("agreement.proposal.compareDo")}</Button>
              </form>
            </Card>
          )}
          {mayWrite && (
            <Card title={say("agreement.proposal.keep")}>
              <p>{say("agreement.proposal.keepHow")}</p>
              <form method="post">
                <TextInput
                  name="note"
                  label={say("agreement.proposal.note")}
                  hint={say("agreement.proposal.noteHint")}
                  error={errorAt(errors, "note")}
                  defaultValue={actionData?.typed["note"]}
                  maxLength={1_000}
                  optional
                />
                <Button>{say("agreement.proposal.keepDo")}</Button>
              </form>
            </Card>
          )}
        </div>
      </Grid>
    </>
  );
}
