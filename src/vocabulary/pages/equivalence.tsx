import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { disputeEquivalence, readEquivalences } from "../index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  ErrorSummary,
  Grid,
  Moment,
  PageHeading,
  TextArea,
} from "../../ui/index.ts";
import { LevelLink, useStatement } from "./equivalence-list.tsx";
import type { Route } from "./+types/equivalence.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readEquivalences, { equivalenceId: params.claim, limit: 1 });
  if (!read.ok) return deny(visit, read);
  const [claim] = read.equivalences;
  if (!claim) return deny(visit, refuse("EQUIVALENCE_ABSENT"));
  const may = decide(disputeEquivalence.policy, visit.visitor?.principal ?? anonymous) === null;
  return { claim, signedIn: visit.visitor !== null, mayDispute: may && !claim.own };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const reason = String(form.get("reason") ?? "");
  const outcome = await visit.perform(disputeEquivalence, { equivalenceId: params.claim, reason });
  if (outcome.ok) throw redirect(`/vocabulary/equivalences/${params.claim}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence, reason, atField: outcome.code.startsWith("REASON") }, status);
}

export default function EquivalencePage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const statement = useStatement();
  const say = (id: string) => intl.formatMessage({ id });
  const { claim, signedIn, mayDispute } = loaderData;
  const { dispute, status } = claim;
  const title = statement(claim);
  const atField = actionData?.atField ? actionData.sentence : undefined;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary
        errors={actionData ? [{ field: atField && "reason", message: actionData.sentence }] : []}
      />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.equivalences.title"), href: "/vocabulary/equivalences" },
        ]}
        title={title}
      />
      <Grid columns="side">
        <Card title={say("vocabulary.equivalence.claim")}>
          <DescriptionList
            items={[
              {
                term: say("vocabulary.equivalence.levels"),
                description: (
                  <>
                    <LevelLink level={claim.from} />
                    <br />
                    <LevelLink level={claim.to} />
                  </>
                ),
              },
              {
                term: say("vocabulary.equivalence.statusTerm"),
                description: say(`vocabulary.equivalence.status.${status}`),
              },
              { term: say("vocabulary.equivalence.basisTerm"), description: claim.basis },
              {
                term: say("vocabulary.version.source"),
                description: claim.source ?? say("vocabulary.equivalence.noSource"),
              },
              {
                term: say("vocabulary.equivalence.by"),
                description: (
                  <>
                    <BilingualText text={claim.organisation} />,{" "}
                    <Moment at={claim.claimedAt} dateStyle="long" />
                  </>
                ),
              },
            ]}
          />
        </Card>
        <Card title={say("vocabulary.equivalence.dispute")}>
          {dispute ? (
            <>
              <p>{dispute.reason}</p>
              <p className="quiet">
                <BilingualText text={dispute.organisation} />, <Moment at={dispute.at} dateStyle="long" />
              </p>
              <p className="quiet">{say("vocabulary.equivalence.stays")}</p>
            </>
          ) : mayDispute ? (
            <form method="post">
              <TextArea
                name="reason"
                label={say("vocabulary.equivalence.reason")}
                hint={say("vocabulary.equivalence.reasonHint")}
                error={atField}
                defaultValue={actionData?.reason}
                maxLength={2_000}
                rows={4}
              />
              <Button variant="danger">{say("vocabulary.equivalence.disputeSubmit")}</Button>
            </form>
          ) : (
            <p>
              {say(
                claim.own
                  ? "vocabulary.equivalence.ownClaim"
                  : signedIn
                    ? "vocabulary.equivalence.notYours"
                    : "vocabulary.equivalence.signInFirst",
              )}{" "}
              {!signedIn && (
                <a
                  href={`/sign-in?return=${encodeURIComponent(`/vocabulary/equivalences/${claim.equivalenceId}`)}`}
                >
                  {say("ui.shell.signIn")}
                </a>
              )}
            </p>
          )}
        </Card>
      </Grid>
    </>
  );
}
