import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DataTable,
  DescriptionList,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  StateDots,
  Tag,
  useLanguage,
  type DotState,
} from "../../ui/index.ts";
import { codeListName } from "../code-list-name.ts";
import { leadingDriver, remedyOf } from "../driver.ts";
import { editionPath, editionPay, type EditionEntry } from "../edition.ts";
import { editionFormats } from "../edition-formats.ts";
import { editionReviewPath } from "../edition-proposal.ts";
import { explainEntry } from "../explain-entry.ts";
import { readEdition, withdrawEdition } from "../index.server.ts";
import { dayOn, people, publishedBy } from "../format.ts";
import { OccupationCell } from "./occupation-cell.tsx";
import { payText } from "../method.ts";
import { entryRef, threadPath } from "../thread-refs.ts";
import type { Route } from "./+types/edition.ts";

export const handle = { step: "sense" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readEdition, { edition: params.edition });
  if (!outcome.ok) return deny(visit, outcome);
  const { content, changes, ...rest } = outcome;
  const running = new Map(changes?.persistent.map((one) => [one.code, one.running]));
  const added = new Set(changes?.added);
  return {
    ...rest,
    synthetic: outcome.edition.synthetic,
    mayWithdraw:
      outcome.mine &&
      outcome.edition.method === "as-published" &&
      outcome.edition.withdrawn === null &&
      decide(withdrawEdition.policy, visit.visitor?.principal ?? anonymous) === null,
    classification: codeListName(outcome.edition.codeList),
    sealed: new URL(request.url).searchParams.has("sealed"),
    confirmed: new URL(request.url).searchParams.has("confirmed"),
    from: content.from,
    office: content.office,
    pay: editionPay(content),
    left: changes?.left ?? [],
    counts: changes && {
      added: changes.added.length,
      left: changes.left.length,
      persistent: changes.persistent.length,
    },
    // What a row shows; everything else is in the files.
    entries: content.entries.map((entry) => ({
      ...lineOf(entry),
      why: explainEntry(entry, content, visit.language),
      running: running.get(entry.code) ?? (added.has(entry.code) ? 1 : null),
    })),
  };
}

function lineOf({ code, title, figures, voices, tests }: EditionEntry) {
  const leading = voices && leadingDriver(voices.drivers);
  return {
    code,
    title,
    passes: figures?.passes ?? 0,
    available: figures ? figures.passes + figures.fails : 0,
    states: figures?.indicators.map(({ state }) => state) ?? null,
    employed: figures?.employed ?? null,
    respondents: voices?.respondents ?? 0,
    leading,
    remedy: leading && remedyOf(leading),
    commits: tests.find(({ test }) => test === "pipeline")?.commits ?? null,
  };
}

/** An edition on one screen: what is in it and why, what is new and what left, and how to check and take it away. */
export default function EditionPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition, entries, counts, before, left, from, intact, sealed, editions } = loaderData;
  const here = editionPath(edition.name);
  const title = counts
    ? say("evidence.edition.headline", { count: entries.length, added: counts.added, left: counts.left })
    : say("evidence.edition.headlineFirst", { count: entries.length });
  return (
    <>
      <title>{`${inLanguage(edition.title, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("evidence.editions.title"), href: "/col/editions" }]}
        title={title}
        meta={
          <>
            <BilingualText text={edition.title} /> ·{" "}
            {publishedBy(intl, edition, inLanguage(loaderData.office, language).text)} ·{" "}
            <code title={edition.hash}>{`${edition.hash.slice(0, 8)}…`}</code>
          </>
        }
        lead={say(edition.method === "rounds" ? "evidence.edition.lead" : "evidence.edition.leadElsewhere", {
          source: edition.source ?? "",
        })}
        actions={
          <>
            {edition.withdrawn === null && (
              <LinkButton href={`/col/gap/${edition.name}`} variant="plain">
                {say("evidence.edition.gaps")}
              </LinkButton>
            )}
            <LinkButton href={`${here}/print`} variant="plain">
              {say("evidence.list.print")}
            </LinkButton>
            <LinkButton
              href={threadPath({ kind: "evidence.edition", id: edition.editionId })}
              variant="plain"
            >
              {say("evidence.dossier.thread")}
            </LinkButton>
            {loaderData.mayWithdraw && (
              <LinkButton href={editionReviewPath(edition.name)} variant="plain">
                {say("evidence.withdraw.title")}
              </LinkButton>
            )}
          </>
        }
      />
      {edition.withdrawn && (
        <Notice
          kind="warning"
          title={say("evidence.edition.withdrawnOn", { date: dayOn(intl, edition.withdrawn.on) })}
        >
          <p>{say("evidence.edition.withdrawnNote")}</p>
          <p>
            {say("evidence.withdraw.reason")}: {edition.withdrawn.reason}
          </p>
        </Notice>
      )}
      {sealed && (
        <Notice kind="success" title={say("evidence.edition.sealedTitle")}>
          {say("evidence.edition.sealedNote")}
        </Notice>
      )}
      {loaderData.confirmed && (
        <Notice kind="success" title={say("evidence.edition.confirmedTitle")}>
          {say("evidence.edition.sealedNote")}
        </Notice>
      )}
      {!intact && (
        <Notice kind="error" title={say("evidence.edition.broken")}>
          {say("evidence.edition.brokenNote")}
        </Notice>
      )}
      <Grid columns="side">
        <Card title={say("evidence.edition.entries")}>
          <DataTable
            caption={say("evidence.edition.entries")}
            captionHidden
            rows={entries}
            rowKey={(entry) => entry.code}
            empty={null}
            columns={[
              {
                key: "occupation",
                heading: say("evidence.column.occupation"),
                cell: (entry) => (
                  <span id={entry.code}>
                    <OccupationCell
                      title={entry.title}
                      code={entry.code}
                      href={
                        from
                          ? `/col/${from.list}/${entry.code}`
                          : `/vocabulary/${edition.codeList}/${entry.code}`
                      }
                    />
                    <details>
                      <summary>{say("evidence.edition.why")}</summary>
                      <p>{entry.why}</p>
                    </details>
                  </span>
                ),
              },
              ...(edition.method === "rounds"
                ? [
                    {
                      key: "indicators",
                      heading: say("evidence.column.indicators"),
                      wide: true,
                      cell: (entry: (typeof entries)[number]) =>
                        entry.states ? (
                          <>
                            <a
                              href={threadPath(
                                entryRef(from?.list ?? "", entry.code, from?.area ?? "national"),
                              )}
                            >
                              <StateDots states={entry.states as DotState[]} />
                            </a>
                            <small>
                              {say("evidence.list.passes", {
                                passes: entry.passes,
                                available: entry.available,
                              })}
                              {entry.employed !== null &&
                                ` · ${say("evidence.edition.employed", { count: intl.formatNumber(entry.employed, people) })}`}
                            </small>
                          </>
                        ) : (
                          <small>{say("evidence.explain.noFigures")}</small>
                        ),
                    },
                    {
                      key: "answer",
                      heading: say("evidence.edition.answer"),
                      wide: true,
                      cell: (entry: (typeof entries)[number]) => (
                        <>
                          {entry.remedy
                            ? say(`evidence.remedy.${entry.remedy}`)
                            : say(
                                entry.respondents > 0 ? "evidence.edition.mixed" : "evidence.edition.unasked",
                              )}
                          <small>
                            {say("evidence.round.respondents", { count: entry.respondents })}
                            {entry.commits &&
                              ` · ${say("evidence.edition.commits", { commits: entry.commits })}`}
                          </small>
                        </>
                      ),
                    },
                  ]
                : []),
              {
                key: "running",
                heading: say("evidence.edition.running"),
                cell: (entry) =>
                  entry.running === null ? (
                    "–"
                  ) : entry.running === 1 ? (
                    <Tag kind="new">{say("evidence.edition.new")}</Tag>
                  ) : (
                    <Tag>{say("evidence.edition.nth", { n: entry.running })}</Tag>
                  ),
              },
            ]}
          />
        </Card>
        <div className="grid">
          {before && counts && (
            <Card title={say("evidence.edition.changes")}>
              <p>
                {say("evidence.edition.sum", {
                  count: entries.length,
                  before: before.entries,
                  left: counts.left,
                  added: counts.added,
                })}
                <small>
                  {" "}
                  {say("evidence.edition.comparedWith")}{" "}
                  <a href={editionPath(before.name)}>
                    <BilingualText text={before.title} />
                  </a>
                </small>
              </p>
              {left.length > 0 && (
                <>
                  <h3>{say("evidence.edition.left")}</h3>
                  <RowList>
                    {left.map(({ code, title: gone }) => (
                      <RowItem
                        key={code}
                        title={<BilingualText text={gone} />}
                        href={`/vocabulary/${edition.codeList}/${code}`}
                        note={code}
                      />
                    ))}
                  </RowList>
                </>
              )}
            </Card>
          )}
          <Card title={say("evidence.edition.check")}>
            <DescriptionList
              items={[
                {
                  term: "SHA-256",
                  description: <code style={{ overflowWrap: "anywhere" }}>{edition.hash}</code>,
                },
                {
                  term: say("evidence.edition.classification"),
                  description: <a href={`/vocabulary/${edition.codeList}`}>{loaderData.classification}</a>,
                },
                ...(from && loaderData.pay
                  ? [
                      {
                        term: say("evidence.sources.pay"),
                        description: payText(
                          intl,
                          loaderData.pay,
                          from.computed?.parameters.deflator ?? null,
                          from.periods,
                        ),
                      },
                      {
                        term: say("evidence.edition.from"),
                        description: <a href={`/col/${from.list}`}>{say("evidence.edition.theList")}</a>,
                      },
                    ]
                  : []),
                ...(edition.source
                  ? [{ term: say("evidence.edition.source"), description: edition.source }]
                  : []),
              ]}
            />
            <p className="actions">
              {editionFormats.map((format) => (
                <a key={format} href={`${here}/file?format=${format}`} download>
                  {say(`evidence.edition.format.${format}`)}
                </a>
              ))}
              {loaderData.edition.hasDocument && (
                <a href={`${here}/document`}>{say("evidence.edition.document")}</a>
              )}
            </p>
          </Card>
          {editions.length > 1 && (
            <Card title={say("evidence.edition.others")}>
              <RowList>
                {editions
                  .filter((one) => one.name !== edition.name)
                  .map((one) => (
                    <RowItem
                      key={one.name}
                      title={<BilingualText text={one.title} />}
                      href={editionPath(one.name)}
                      note={one.withdrawn ? say("evidence.edition.withdrawn") : undefined}
                    />
                  ))}
              </RowList>
            </Card>
          )}
        </div>
      </Grid>
    </>
  );
}
