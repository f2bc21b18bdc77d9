import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  TextArea,
} from "../../ui/index.ts";
import { codeListName } from "../code-list-name.ts";
import { editionPath } from "../edition.ts";
import { editionReviewPath } from "../edition-proposal.ts";
import { dayOn } from "../format.ts";
import { confirmEdition, readEditionReview, withdrawEdition } from "../index.server.ts";
import { OccupationCell } from "./occupation-cell.tsx";
import type { Route } from "./+types/edition-review.ts";

export const handle = { step: "sense", sentences: ["evidence.review"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readEditionReview, { edition: params.edition });
  if (!outcome.ok && outcome.code === "EDITION_WITHDRAWN") throw redirect(editionPath(params.edition));
  if (!outcome.ok) return deny(visit, outcome);
  return {
    ...outcome,
    synthetic: outcome.edition.synthetic,
    classification: codeListName(outcome.edition.codeList),
    entered: new URL(request.url).searchParams.has("entered"),
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { edition } = params;
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const reason = value("reason");
  if (value("do") === "confirm") {
    const done = await visit.perform(confirmEdition, { edition, hash: value("hash") });
    if (done.ok) throw redirect(`${done.path}${done.done === "entry" ? "?confirmed" : ""}`, 303);
    const { status, sentence } = visit.explain(done);
    return data({ sentence, reason }, status);
  }
  const keep = value("do") === "keep";
  const done = await visit.perform(withdrawEdition, { edition, reason, keep });
  if (done.ok)
    throw redirect(
      done.done === "entry"
        ? "/col/editions"
        : done.done === "kept"
          ? editionPath(edition)
          : editionReviewPath(edition),
      303,
    );
  const { status, sentence } = visit.explain(done);
  return data({ sentence, reason }, status);
}

/**
 * What to look at before a list of elsewhere becomes an edition, or before one is withdrawn; a step of its own, by
 * another person than the one who entered it or asked.
 */
export default function EditionReview({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition, waits, since, reason, own, mayConfirm, mayTakeBack, entered } = loaderData;
  const { name, entries } = edition;
  const title = waits === "entry" ? say("evidence.review.title", { name }) : say("evidence.withdraw.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.editions.title"), href: "/col/editions" },
          ...(waits === "entry"
            ? []
            : [{ label: <BilingualText text={edition.title} />, href: editionPath(name) }]),
        ]}
        title={title}
        meta={<BilingualText text={edition.title} />}
        lead={
          waits === "entry"
            ? say("evidence.review.lead", { count: entries.length })
            : say("evidence.withdraw.lead")
        }
      />
      {entered && waits === "entry" && (
        <Notice kind="success" title={say("evidence.review.entered")}>
          {say("evidence.review.enteredNote")}
        </Notice>
      )}
      <Grid columns="side">
        <div className="grid">
          <Card title={say("evidence.review.facts")}>
            <DescriptionList
              items={[
                { term: say("evidence.edition.source"), description: edition.source ?? "–" },
                {
                  term: say("evidence.editions.published"),
                  description: dayOn(intl, edition.publishedOn),
                },
                {
                  term: say("evidence.edition.classification"),
                  description: <a href={`/vocabulary/${edition.codeList}`}>{loaderData.classification}</a>,
                },
                ...(waits === "entry" && since
                  ? [{ term: say("evidence.review.enteredOn"), description: dayOn(intl, since) }]
                  : []),
              ]}
            />
            {edition.hasDocument ? (
              <p className="actions">
                <a href={`${editionPath(name)}/document`}>{say("evidence.edition.document")}</a>
              </p>
            ) : (
              <p>{say("evidence.review.noDocument")}</p>
            )}
          </Card>
          {waits === "entry" && (
            <Card title={say("evidence.review.rows")}>
              <DataTable
                caption={say("evidence.review.rows")}
                captionHidden
                rows={entries}
                rowKey={(entry) => entry.code}
                empty={null}
                columns={[
                  {
                    key: "occupation",
                    heading: say("evidence.column.occupation"),
                    cell: (entry) => (
                      <OccupationCell
                        title={entry.title}
                        code={entry.code}
                        href={`/vocabulary/${edition.codeList}/${entry.code}`}
                      />
                    ),
                  },
                  {
                    key: "printed",
                    heading: say("evidence.review.printed"),
                    cell: (entry) => entry.printed ?? "–",
                  },
                ]}
              />
            </Card>
          )}
        </div>
        <Card title={waits === null ? say("evidence.withdraw.ask") : say("evidence.review.confirmTitle")}>
          {waits === "withdrawal" && since && (
            <DescriptionList
              items={[
                { term: say("evidence.withdraw.reason"), description: reason },
                { term: say("evidence.withdraw.askedOn"), description: dayOn(intl, since) },
              ]}
            />
          )}
          {waits !== null && (
            <>
              <p>{say(`evidence.review.${waits === "entry" ? "final" : "finalWithdrawal"}`)}</p>
              {own && <Notice kind="info">{say("evidence.review.otherEyes")}</Notice>}
              {!own && !mayConfirm && <Notice kind="info">{say("evidence.review.byHead")}</Notice>}
              <div className="actions">
                {mayConfirm && (
                  <form method="post">
                    <input type="hidden" name="hash" value={edition.hash} />
                    <Button name="do" value="confirm">
                      {say(waits === "entry" ? "evidence.review.do" : "evidence.withdraw.do")}
                    </Button>
                  </form>
                )}
                {mayTakeBack && (
                  <form method="post">
                    <Button variant="plain" name="do" value={waits === "entry" ? "withdraw" : "keep"}>
                      {say(waits === "entry" ? "evidence.review.takeBack" : "evidence.withdraw.keep")}
                    </Button>
                  </form>
                )}
                <LinkButton href={waits === "entry" ? "/col/editions" : editionPath(name)} variant="plain">
                  {say(waits === "entry" ? "evidence.editions.all" : "evidence.review.back")}
                </LinkButton>
              </div>
            </>
          )}
          {waits === null && (
            <form method="post">
              <p>{say("evidence.withdraw.what")}</p>
              <TextArea
                name="reason"
                label={say("evidence.withdraw.reason")}
                hint={say("evidence.withdraw.reasonHint")}
                rows={4}
                maxLength={2_000}
                defaultValue={actionData?.reason}
              />
              <div className="actions">
                <Button name="do" value="withdraw">
                  {say("evidence.withdraw.askDo")}
                </Button>
                <LinkButton href={editionPath(name)} variant="plain">
                  {say("evidence.review.back")}
                </LinkButton>
              </div>
            </form>
          )}
        </Card>
      </Grid>
    </>
  );
}
