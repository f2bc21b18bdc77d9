import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { conceptPath, conceptsOnPage, isOpaque, type ConceptLine } from "../concept.ts";
import { searchConcepts } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import { conceptKinds, type ConceptKind } from "../scheme-content.ts";
import {
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Tag,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { ConceptTable } from "./concept-table.tsx";
import { Downloads } from "./downloads.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { useLevelName } from "./level-name.ts";
import { SearchForm } from "./search-form.tsx";
import { KindCounts, LevelCounts, VersionOrigin } from "./version-facts.tsx";
import { denyWithWayBack } from "./way-back.ts";
import type { Route } from "./+types/browse.ts";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const q = query.get("q")?.slice(0, 200).trim() ?? "";
  const parent = query.get("parent");
  const kind = conceptKinds.find((one) => one === query.get("kind"));
  const outcome = await visit.perform(searchConcepts, {
    scheme: params.scheme,
    version: params.version,
    ...(q ? { q } : parent ? { parent } : {}),
    ...(kind && { kind }),
    language: visit.language,
    offset: (page - 1) * conceptsOnPage,
  });
  if (!outcome.ok) return denyWithWayBack(visit, outcome, params.scheme, params.version);
  // A page beyond the last one holds nothing, and says so as any address of nothing does.
  if (page > 1 && outcome.lines.length === 0)
    return denyWithWayBack(visit, refuse("PAGE_NOT_FOUND"), params.scheme, params.version);
  const { synthetic } = outcome.version;
  return { ...outcome, page, q, kind: kind ?? null, synthetic, imported: query.has("imported") };
}

export default function Browse({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const levelName = useLevelName();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, ancestors, parent, lines, total, page, q, kind, imported } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const name = inLanguage(version.title, language).text;
  const label = ({ code, title }: ConceptLine) => {
    const text = inLanguage(title, language).text;
    return isOpaque(code) ? text : `${printedCode(code, language)} ${text}`;
  };
  const below = (code: string) => `${root}?parent=${encodeURIComponent(code)}`;
  const title = parent ? label(parent) : name;
  const counted = q || kind ? "found" : "note";
  const opaque = lines.filter((line) => isOpaque(line.code)).length;
  const order = opaque === 0 ? "" : opaque === lines.length ? "ByTitle" : "ByBoth";
  const note = say(`vocabulary.browse.${counted}${order}`, { count: total });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      {imported && <Notice kind="success">{say("vocabulary.import.done", { version: name })}</Notice>}
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          ...(parent ? [{ label: name, href: root }] : []),
          ...ancestors.map((line) => ({ label: label(line), href: below(line.code) })),
        ]}
        title={title}
        meta={parent ? `${levelName(version.scheme, parent)} · ${name}` : <VersionOrigin version={version} />}
        actions={
          parent && (
            <LinkButton variant="plain" href={conceptPath(version.scheme, version.version, parent.code)}>
              {say("vocabulary.browse.concept")}
            </LinkButton>
          )
        }
      />
      {version.synthetic && <SyntheticNote />}
      <Card foot={parent && version.source}>
        <SearchForm
          action={root}
          q={q}
          label={say("vocabulary.search.label")}
          hint={say(hasLevels(version.scheme) ? "vocabulary.search.hint" : "vocabulary.search.hintPlain")}
        >
          {kind && <input type="hidden" name="kind" value={kind} />}
        </SearchForm>
        <Kinds root={root} kinds={version.kinds} kind={kind} q={q} parent={parent?.code ?? null} />
        {q && (
          <p>
            <a href={root}>{say("vocabulary.browse.all", { version: name })}</a>
          </p>
        )}
        <ConceptTable
          version={version}
          lines={lines}
          levels={q !== "" || kind !== null}
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
            href={(number) => `${root}?${pageQuery({ q, parent: parent?.code, kind, page: number })}`}
          />
        )}
      </Card>
      {!parent && !q && (
        <Card
          title={say(hasLevels(version.scheme) ? "vocabulary.version.levels" : "vocabulary.version.kinds")}
          foot={<FileHash hash={version.fileHash} />}
        >
          {hasLevels(version.scheme) ? (
            <LevelCounts levels={version.levels} />
          ) : (
            <KindCounts kinds={version.kinds} />
          )}
        </Card>
      )}
      {!parent && !q && (
        <Downloads
          path={`/api/vocabulary/${version.scheme}/${version.version}/export`}
          formats={["csv", "skos", "case"]}
          foot={
            hasLevels(version.scheme) && version.local > 0
              ? say("vocabulary.export.withoutLocal", { count: version.local })
              : undefined
          }
        />
      )}
    </>
  );
}

const hasLevels = (scheme: string) => scheme === "kbji" || scheme === "isco";

/** Which kinds a version has: all in the tree, or those of one kind in a list. One kind needs no choice. */
function Kinds({
  root,
  kinds,
  kind,
  q,
  parent,
}: {
  root: string;
  kinds: Partial<Record<ConceptKind, number>>;
  kind: ConceptKind | null;
  q: string;
  parent: string | null;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const present = conceptKinds.filter((one) => kinds[one]);
  if (present.length < 2 || parent !== null) return null;
  const href = (one: ConceptKind | null) => {
    const query = String(pageQuery({ q, kind: one, page: 1 }));
    return query ? `${root}?${query}` : root;
  };
  return (
    <FilterLinks
      label={say("vocabulary.browse.kinds")}
      links={[
        { href: href(null), text: say("vocabulary.kinds.all"), current: kind === null },
        ...present.map((one) => ({
          href: href(one),
          text: say(`vocabulary.kinds.${one}`),
          count: q ? undefined : kinds[one],
          current: kind === one,
        })),
      ]}
    />
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
      {intl.formatMessage({ id: "vocabulary.version.hash" })} <code className="hash">{hash}</code>
    </>
  );
}

function pageQuery(asked: {
  q: string;
  parent?: string | undefined;
  kind: ConceptKind | null;
  page: number;
}): URLSearchParams {
  const { q, parent, kind, page } = asked;
  return new URLSearchParams({
    ...(q ? { q } : parent ? { parent } : {}),
    ...(kind && { kind }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
}
