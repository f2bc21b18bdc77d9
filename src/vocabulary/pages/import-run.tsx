import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { importScheme, readImport } from "../index.server.ts";
import { conceptKinds } from "../scheme-content.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  Figure,
  LinkButton,
  Notice,
  PageHeading,
  Progress,
  UnderWay,
} from "../../ui/index.ts";
import { findingsFor, Report } from "./import-report.tsx";
import type { Route } from "./+types/import-run.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readImport, { id: params.id });
  if (!outcome.ok) return deny(visit, outcome);
  const { title, share, state, result } = outcome;
  if (result === null || !result.ok) {
    const refusal = result && {
      sentence: visit.explain(result).sentence,
      findings: findingsFor(visit, result.rows ?? []),
      total: Number(result.params?.["total"] ?? result.rows?.length ?? 0),
    };
    return { title, share, state, refusal, found: null, synthetic: false };
  }
  const { asked: _asked, warnings, warningCounts, fileHash: _hash, ...counts } = result;
  const found = {
    ...counts,
    warnings: findingsFor(visit, warnings),
    warningTotal: Object.values(warningCounts).reduce((sum, count) => sum + count, 0),
  };
  return { title, share, state, refusal: null, found, synthetic: found.synthetic };
}

/** After a look at the report: the same files again, and this time they stay. */
export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const checked = await visit.perform(readImport, { id: params.id });
  if (!checked.ok) return deny(visit, checked);
  if (!checked.result?.ok) return deny(visit, refuse("RECORD_NOT_FOUND"));
  const { asked, version, synthetic } = checked.result;
  const { source, ...files } = asked;
  const queued = await visit.enqueue(
    importScheme,
    { ...files, ...(source && { source }), version, synthetic, dryRun: false },
    { id: `Mengimpor ${asked.fileName}`.slice(0, 200), en: `Importing ${asked.fileName}`.slice(0, 200) },
  );
  if (!queued.ok) return deny(visit, queued);
  return redirect(`/vocabulary/import/${queued.progressId}`);
}

const underWay = (state: string) => state === "waiting" || state === "running";

/** An import that was started on a page: how far it is, then what came of it. */
export default function ImportRun({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { title, share, state, refusal, found } = loaderData;
  return (
    <>
      <title>{`${say("vocabulary.import.title")} · Jembatan`}</title>
      {underWay(state) && <UnderWay />}
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.import.title"), href: "/vocabulary/import" },
        ]}
        title={<BilingualText text={title} />}
      />
      {underWay(state) && (
        <Card>
          <Progress
            label={say("work.running")}
            value={state === "waiting" ? undefined : share}
            leave={{ href: "/vocabulary", label: say("work.leave") }}
          />
        </Card>
      )}
      {!underWay(state) && !found && (
        <>
          <Notice kind="error" title={refusal?.sentence ?? say("work.failed")}>
            <a href="/vocabulary/import">{say("vocabulary.import.again")}</a>
          </Notice>
          {refusal && refusal.findings.length > 0 && (
            <Report
              title={say("vocabulary.report.title")}
              findings={refusal.findings}
              total={refusal.total}
            />
          )}
        </>
      )}
      {found && <Found {...found} />}
    </>
  );
}

type FoundProps = NonNullable<Route.ComponentProps["loaderData"]["found"]>;

/** What is in the files, and what can be done now. */
function Found(found: FoundProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { scheme, version, dryRun, unchanged, older, synthetic, dangling, warnings, warningTotal } = found;
  const here = `/vocabulary/${scheme}/${version}`;
  const name = `${say(`vocabulary.scheme.${scheme}`)} ${version}`;
  const state = unchanged ? "unchanged" : dryRun ? "checked" : "done";
  const links = [
    { key: "relations", count: found.relations },
    { key: "skillRelations", count: found.skillRelations },
    { key: "occupationRelations", count: found.occupationRelations },
    { key: "labels", count: found.labels },
  ];
  return (
    <>
      <Notice kind="success" title={say(`vocabulary.import.run.${state}`, { name })}>
        {older && <p>{say("vocabulary.import.run.older")}</p>}
        {synthetic && <p>{say("vocabulary.version.syntheticNote")}</p>}
        {state === "checked" && <p>{say("vocabulary.import.next")}</p>}
      </Notice>
      <Card
        title={say("vocabulary.import.run.contents")}
        foot={dangling > 0 && say("vocabulary.import.run.dangling")}
      >
        <DescriptionList
          layout="columns"
          items={[
            ...conceptKinds
              .filter((kind) => found[`${kind}s`] > 0)
              .map((kind) => ({
                term: say(`vocabulary.kinds.${kind}`),
                description: <Figure value={found[`${kind}s`]} />,
              })),
            ...links
              .filter(({ count }) => count > 0)
              .map(({ key, count }) => ({
                term: say(`vocabulary.import.run.count.${key}`),
                description: <Figure value={count} />,
              })),
            {
              term: say("vocabulary.dangling.heading"),
              description:
                dangling > 0 && state !== "checked" ? (
                  <a href={`${here}/dangling`}>
                    <Figure value={dangling} />
                  </a>
                ) : (
                  <Figure value={dangling} />
                ),
            },
          ]}
        />
        <div className="actions">
          {state === "checked" ? (
            <Form method="post">
              <Button>{say("vocabulary.import.submit")}</Button>
            </Form>
          ) : (
            <LinkButton href={here}>{say("vocabulary.import.run.open")}</LinkButton>
          )}
          <LinkButton href="/vocabulary/import" variant="plain">
            {say("vocabulary.import.run.other")}
          </LinkButton>
        </div>
      </Card>
      {warnings.length > 0 && (
        <Report title={say("vocabulary.import.run.warnings")} findings={warnings} total={warningTotal} />
      )}
    </>
  );
}
