import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { conceptsOnPage } from "../index.ts";
import { searchConcepts } from "../index.server.ts";
import {
  Button,
  Card,
  EmptyState,
  Field,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Tag,
  useLanguage,
} from "../../ui/index.ts";
import { ConceptTable } from "./concept-table.tsx";
import { LevelCounts, VersionOrigin } from "./version-facts.tsx";
import type { Route } from "./+types/browse.ts";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get("page")) || 1)), 100_000);
  const q = query.get("q")?.slice(0, 200).trim() ?? "";
  const parent = query.get("parent");
  const outcome = await visit.perform(searchConcepts, {
    scheme: params.scheme,
    version: params.version,
    ...(q ? { q } : parent ? { parent } : {}),
    offset: (page - 1) * conceptsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  return { ...outcome, page, q, imported: query.has("imported") };
}

export default function Browse({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, ancestors, parent, lines, total, page, q, imported } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const name = inLanguage(version.title, language).text;
  const label = (code: string, title: typeof version.title) => `${code} ${inLanguage(title, language).text}`;
  const title = parent ? label(parent.code, parent.title) : name;
  const note = say(q ? "vocabulary.browse.found" : "vocabulary.browse.note", { count: total });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      {imported && <Notice kind="success">{say("vocabulary.import.done", { version: name })}</Notice>}
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          ...(parent ? [{ label: name, href: root }] : []),
          ...ancestors.map((line) => ({
            label: label(line.code, line.title),
            href: `${root}?parent=${line.code}`,
          })),
        ]}
        title={title}
        meta={
          parent ? (
            `${say(`vocabulary.level.${parent.level}`)} · ${name}`
          ) : (
            <VersionOrigin version={version} />
          )
        }
        actions={
          parent && (
            <LinkButton variant="plain" href={`${root}/${parent.code}`}>
              {say("vocabulary.browse.concept")}
            </LinkButton>
          )
        }
      />
      {version.synthetic && <SyntheticNote />}
      <Card>
        <SearchForm action={root} q={q} />
        {q && (
          <p>
            <a href={root}>{say("vocabulary.browse.all", { version: name })}</a>
          </p>
        )}
        <ConceptTable
          root={root}
          lines={lines}
          levels={q !== ""}
          caption={title}
          note={note}
          empty={
            <EmptyState title={say(q ? "vocabulary.browse.noneFound" : "vocabulary.browse.noneBelow", { q })}>
              {say(q ? "vocabulary.browse.tryOther" : "vocabulary.browse.lowest")}
            </EmptyState>
          }
        />
        {total > conceptsOnPage && (
          <Pagination
            page={page}
            pageSize={conceptsOnPage}
            total={total}
            href={(number) => `${root}?${pageQuery({ q, parent: parent?.code, page: number })}`}
          />
        )}
      </Card>
      {!parent && !q && (
        <Card title={say("vocabulary.version.levels")} foot={<FileHash hash={version.fileHash} />}>
          <LevelCounts levels={version.levels} />
        </Card>
      )}
    </>
  );
}

function SearchForm({ action, q }: { action: string; q: string }) {
  const intl = useIntl();
  return (
    <form method="get" action={action} role="search">
      <Field
        name="q"
        label={intl.formatMessage({ id: "vocabulary.search.label" })}
        hint={intl.formatMessage({ id: "vocabulary.search.hint" })}
      >
        {(control) => (
          <div className="password">
            <input
              {...control}
              type="search"
              className="input"
              defaultValue={q}
              maxLength={200}
              autoComplete="off"
            />
            <Button variant="plain">{intl.formatMessage({ id: "vocabulary.search.submit" })}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}

function SyntheticNote() {
  const intl = useIntl();
  return (
    <p>
      <Tag kind="suppressed">{intl.formatMessage({ id: "vocabulary.version.synthetic" })}</Tag>{" "}
      {intl.formatMessage({ id: "vocabulary.version.syntheticNote" })}
    </p>
  );
}

function FileHash({ hash }: { hash: string }) {
  const intl = useIntl();
  return (
    <>
      {intl.formatMessage({ id: "vocabulary.version.hash" })} <code>{hash}</code>
    </>
  );
}

function pageQuery({
  q,
  parent,
  page,
}: {
  q: string;
  parent: string | undefined;
  page: number;
}): URLSearchParams {
  return new URLSearchParams({
    ...(q ? { q } : parent ? { parent } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
}
