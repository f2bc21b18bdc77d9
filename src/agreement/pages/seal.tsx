import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  PasswordInput,
  Tag,
  TextInput,
  useDay,
  useParty,
} from "../../ui/index.ts";
import { askSeal, confirmScan, openAmendment, readSeal, sealVersion } from "../index.server.ts";
import { figureText } from "../figure-reading.ts";
import { sealPath } from "../seal-path.ts";
import type { Route } from "./+types/seal.ts";

export const handle = { step: "agree", sentences: ["agreement.seal"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readSeal, { version: params.version });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { file: _, ...shown } = read;
  return { ...shown, version: params.version };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const { version } = params;
  const does = {
    ask: () => visit.perform(askSeal, { version }),
    seal: () => visit.perform(sealVersion, { version, passphrase: String(form.get("passphrase") ?? "") }),
    confirm: () => visit.perform(confirmScan, { version }),
    amend: () =>
      visit.perform(openAmendment, {
        proposal: String(form.get("proposal") ?? ""),
        name: String(form.get("name") ?? "").trim(),
      }),
  };
  const what = String(form.get("do"));
  const outcome = what in does ? await does[what as keyof typeof does]() : refuse("PAGE_NOT_FOUND");
  if (outcome.ok) throw redirect("path" in outcome ? outcome.path : `${sealPath(version)}?done=${what}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence }, status);
}

/** Where the signature of a released text stands: seals of both sides, and the signed paper, which is the authority. */
export default function SealPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, title, number, hash, parties, verification, asked, scan, next, clauses } = loaderData;
  const partyName = useParty();
  const dayText = useDay();
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const heading = say("agreement.seal.title", { number });
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
        lead={<BilingualText text={title} />}
      />
      {verification.sound ? (
        <Notice kind="success" title={say("agreement.seal.sound")} />
      ) : (
        !verification.documentSound && <Notice kind="error" title={say("agreement.seal.changed")} />
      )}
      <Grid columns="side">
        <div className="grid">
          <Card title={say("agreement.seal.seals")}>
            <DataTable
              caption={say("agreement.seal.seals")}
              captionHidden
              rows={parties.map((party) => ({
                party,
                seal: verification.seals.find((one) => one.party === party),
              }))}
              rowKey={({ party }) => party}
              columns={[
                { key: "party", heading: say("agreement.seal.party"), cell: ({ party }) => partyName(party) },
                {
                  key: "state",
                  heading: say("agreement.seal.state"),
                  cell: ({ seal }) => (
                    <Tag kind={seal?.finding === "sound" ? "ok" : seal ? "late" : "neutral"}>
                      {say(`agreement.seal.finding.${seal?.finding ?? "none"}`)}
                    </Tag>
                  ),
                },
                {
                  key: "at",
                  heading: say("agreement.seal.at"),
                  cell: ({ seal }) => (seal ? <Moment at={new Date(seal.sealedAt)} /> : "–"),
                },
                {
                  key: "key",
                  heading: say("agreement.seal.key"),
                  priority: 2,
                  cell: ({ seal }) => (seal ? <code>{seal.keyId}</code> : "–"),
                },
              ]}
            />
            <details>
              <summary>{say("agreement.seal.howVerified")}</summary>
              <p>{say("agreement.seal.howVerifiedText")}</p>
              <p>
                <code className="hash">{hash}</code>
              </p>
              <p>
                <a href={`/agreement/versions/${version}/sealed`}>{say("agreement.seal.download")}</a>
              </p>
            </details>
          </Card>
          <Card title={say("agreement.seal.paper")}>
            {scan ? (
              <>
                <DescriptionList
                  items={[
                    {
                      term: say("agreement.seal.signed"),
                      description: say("agreement.seal.signedOnAt", {
                        date: dayText(scan.signedOn),
                        place: scan.place,
                      }),
                    },
                    {
                      term: say("agreement.seal.signatories"),
                      description: (
                        <ul className="plain-list">
                          {scan.signatories.map((one) => (
                            <li key={`${one.party} ${one.name}`}>
                              {one.name}, {one.office} ({partyName(one.party)})
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                    {
                      term: say("agreement.seal.powers"),
                      description: (
                        <ul className="plain-list">
                          {scan.fullPowers.map((one) => (
                            <li key={one.party}>
                              {partyName(one.party)}:{" "}
                              {one.number && one.date
                                ? say("agreement.seal.powersNumbered", {
                                    number: one.number,
                                    date: dayText(one.date),
                                  })
                                : say("agreement.seal.powersNotNeeded", { why: one.notNeeded ?? "" })}
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                    {
                      term: say("agreement.seal.prevailing"),
                      description: say(`agreement.seal.prevails.${scan.prevailing}`),
                    },
                    {
                      term: say("agreement.seal.scan"),
                      description: <a href={`/agreement/versions/${version}/paper`}>{scan.fileLabel}</a>,
                    },
                  ]}
                />
                <h3>{say("agreement.seal.differences", { count: scan.differences.length })}</h3>
                {scan.differences.length > 0 && (
                  <ul className="plain-list">
                    {scan.differences.map((one, index) => {
                      const clause = clauses.find(({ id }) => id === one.clause);
                      return (
                        <li key={index}>
                          <strong>{say("agreement.seal.clause", { number: clause?.number ?? 0 })}</strong>{" "}
                          <span lang={one.language}>
                            {one.sealed && <del>{one.sealed}</del>} <ins>{one.signed}</ins>
                          </span>
                          {one.figure && clause?.figures[one.figure.name] && (
                            <small className="lines-up">
                              {say("agreement.seal.figureAsSigned", {
                                sealed: figureText(clause.figures[one.figure.name]!, language),
                                signed: figureText(one.figure.as, language),
                              })}
                            </small>
                          )}
                        </li>
                      );
                    })}
                  </ul>
                )}
                {scan.confirmedAt ? (
                  <p>
                    <Tag kind="ok">{say("agreement.seal.confirmed")}</Tag>{" "}
                    <a href="/agreement/commitments">{say("agreement.seal.toCommitments")}</a>
                  </p>
                ) : (
                  <p>
                    <Tag>{say("agreement.seal.waitsForHead")}</Tag>
                  </p>
                )}
              </>
            ) : (
              <p>{say("agreement.seal.noPaper")}</p>
            )}
          </Card>
        </div>
        <Card title={say("agreement.seal.next")}>
          {next.feedbackOpen && (
            <Notice kind="warning" title={say("agreement.seal.feedbackOpen")}>
              {say("agreement.seal.feedbackOpenText")}
            </Notice>
          )}
          {next.key && (
            <>
              <p>{say("agreement.seal.keyNeeded")}</p>
              <LinkButton href="/agreement/keys" variant="plain">
                {say("agreement.keys.title")}
              </LinkButton>
            </>
          )}
          {next.ask && (
            <form method="post">
              <p>{say("agreement.seal.askText")}</p>
              <Button name="do" value="ask">
                {say("agreement.seal.ask")}
              </Button>
            </form>
          )}
          {asked && !next.seal && (
            <p>{asked.by ? say("agreement.seal.askedByYou") : say("agreement.seal.askedWaits")}</p>
          )}
          {next.seal && (
            <form method="post">
              <p>{say("agreement.seal.sealText", { number })}</p>
              <PasswordInput name="passphrase" label={say("agreement.keys.passphrase")} autoComplete="off" />
              <Button name="do" value="seal">
                {say("agreement.seal.do")}
              </Button>
            </form>
          )}
          {next.record && (
            <LinkButton href={`${sealPath(version)}/paper`} variant="plain">
              {scan ? say("agreement.seal.recordAgain") : say("agreement.seal.record")}
            </LinkButton>
          )}
          {next.confirm && (
            <form method="post">
              <p>{say("agreement.seal.confirmText")}</p>
              <Button name="do" value="confirm">
                {say("agreement.seal.confirm")}
              </Button>
            </form>
          )}
          {next.amend !== null && (
            <form method="post">
              <p>{say("agreement.seal.amendText")}</p>
              <input type="hidden" name="proposal" value={next.amend} />
              <TextInput
                name="name"
                label={say("agreement.seal.amendName")}
                hint={say("agreement.seal.amendNameHint")}
                defaultValue={`${next.amend}-amandemen-1`.slice(0, 60)}
              />
              <Button variant="plain" name="do" value="amend">
                {say("agreement.seal.amend")}
              </Button>
            </form>
          )}
          {next.amend === null &&
            !next.key &&
            !next.ask &&
            !asked &&
            !next.seal &&
            !next.record &&
            !next.confirm && <p>{say("agreement.seal.nothingNext")}</p>}
        </Card>
      </Grid>
    </>
  );
}
