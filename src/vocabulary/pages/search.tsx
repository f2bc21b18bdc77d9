import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { conceptPath, conceptsOnPage, isOpaque, type Label } from "../concept.ts";
import { searchAll } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import { conceptKinds, type ConceptKind } from "../scheme-content.ts";
import { schemeShortName } from "../scheme-names.ts";
import type { FoundGroup } from "../search-all.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeading,
  Pagination,
  Tag,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { BothTitles } from "./both-titles.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { useLevelName } from "./level-name.ts";
import { SearchForm } from "./search-form.tsx";
import type { Route } from "./+types/search.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.slice(0, 200).trim() ?? "";
  const kind = conceptKinds.find((one) => one === query.get("kind")) ?? null;
  const asked = query.get("scheme") ?? "";
  const scheme = /^[a-z0-9-]{2,30}$/.test(asked) ? asked : null;
  const replaced = query.get("versions") === "all";
  const page = pageNumber(query);
  const outcome = await visit.perform(searchAll, {
    q,
    kinds: kind ? [kind] : [],
    schemes: scheme ? [scheme] : [],
    replaced,
    offset: (page - 1) * conceptsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  const synthetic = outcome.groups.length === 0 || outcome.groups.some((group) => group.synthetic);
  return { ...outcome, asked: { q, kind, scheme, replaced }, page, synthetic };
}

type Asked = { q: string; kind: ConceptKind | null; scheme: string | null; replaced: boolean };

function searchHref(asked: Asked, changed: Partial<Asked> & { page?: number } = {}): string {
  const { q, kind, scheme, replaced, page = 1 } = { ...asked, ...changed };
  return `/vocabulary/search?${new URLSearchParams({
    q,
    ...(kind && { kind }),
    ...(scheme && { scheme }),
    ...(replaced && { versions: "all" }),
    ...(page > 1 && { page: String(page) }),
  })}`;
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { asked, groups, kinds, schemes, total, single, page } = loaderData;
  const { q, kind, scheme, replaced } = asked;
  const title = say("vocabulary.searchAll.title");
  const codeHref = `/vocabulary/code${q ? `?${new URLSearchParams({ text: q })}` : ""}`;
  return (
    <>
      <title>{`${q ? `${q} · ` : ""}${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={title}
        lead={say("vocabulary.searchAll.lead")}
      />
      <Card>
        <SearchForm
          action="/vocabulary/search"
          q={q}
          label={say("vocabulary.searchAll.label")}
          hint={say("vocabulary.searchAll.hint")}
        >
          {kind && <input type="hidden" name="kind" value={kind} />}
          {scheme && <input type="hidden" name="scheme" value={scheme} />}
          {replaced && <input type="hidden" name="versions" value="all" />}
        </SearchForm>
        {kinds.length > 0 && (
          <FilterLinks
            label={say("vocabulary.browse.kinds")}
            links={[
              {
                href: searchHref(asked, { kind: null }),
                text: say("vocabulary.kinds.all"),
                current: kind === null,
              },
              ...kinds.map((one) => ({
                href: searchHref(asked, { kind: one.kind }),
                text: say(`vocabulary.kinds.${one.kind}`),
                count: one.count,
                current: kind === one.kind,
              })),
            ]}
          />
        )}
        {(schemes.length > 1 || scheme) && (
          <FilterLinks
            label={say("vocabulary.searchAll.schemes")}
            links={[
              {
                href: searchHref(asked, { scheme: null }),
                text: say("vocabulary.searchAll.allSchemes"),
                current: scheme === null,
              },
              ...schemes.map((one) => ({
                href: searchHref(asked, { scheme: one.scheme }),
                text: schemeShortName(one.scheme),
                count: one.count,
                current: scheme === one.scheme,
              })),
            ]}
          />
        )}
        {q && (
          <p>
            <a href={searchHref(asked, { replaced: !replaced })}>
              {say(replaced ? "vocabulary.searchAll.onlyCurrent" : "vocabulary.searchAll.replaced")}
            </a>
          </p>
        )}
        {total === 0 && (
          <EmptyState
            title={say(q ? "vocabulary.browse.noneFound" : "vocabulary.searchAll.begin", { q })}
            action={
              q && (
                <LinkButton variant="plain" href={codeHref}>
                  {say("vocabulary.searchAll.tryCode")}
                </LinkButton>
              )
            }
          >
            {say(q ? "vocabulary.browse.tryOther" : "vocabulary.searchAll.teach")}
          </EmptyState>
        )}
      </Card>
      {groups.map((group) => (
        <Group
          key={`${group.scheme}/${group.version}`}
          group={group}
          all={single ? null : searchHref(asked, { scheme: group.scheme, replaced: false })}
          page={page}
          href={(number) => searchHref(asked, { page: number })}
        />
      ))}
      {total > 0 && (
        <p className="below">
          <a href={codeHref}>{say("vocabulary.searchAll.tryCode")}</a>
        </p>
      )}
    </>
  );
}

/** What was found in one version; `all`: where the rest is, when this is only the best of it. */
function Group({
  group,
  all,
  page,
  href,
}: {
  group: FoundGroup;
  all: string | null;
  page: number;
  href: (page: number) => string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const levelName = useLevelName();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { scheme, version, versionTitle, source, synthetic, total, lines } = group;
  return (
    <Card
      title={
        <>
          <BilingualText text={versionTitle} />{" "}
          {synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
        </>
      }
      foot={source ?? undefined}
    >
      <DataTable
        caption={<BilingualText text={versionTitle} />}
        captionHidden
        note={
          total > lines.length && all
            ? say("vocabulary.searchAll.first", { count: total, shown: lines.length })
            : say("vocabulary.searchAll.note", { count: total })
        }
        rows={lines}
        rowKey={(line) => line.code}
        columns={[
          {
            key: "title",
            heading: say("vocabulary.concept.title"),
            cell: ({ code, title, label }) => (
              <>
                <BothTitles href={conceptPath(scheme, version, code)} title={title} code={code} />
                <FoundLabel label={label} title={title} />
              </>
            ),
          },
          {
            key: "code",
            heading: say("vocabulary.concept.code"),
            cell: ({ code }) => (isOpaque(code) ? "–" : <code>{printedCode(code, language)}</code>),
          },
          {
            key: "kind",
            heading: say("vocabulary.concept.kind"),
            cell: (line) => levelName(scheme, line),
          },
        ]}
      />
      {all && total > lines.length && (
        <p>
          <a href={all}>
            {say("vocabulary.searchAll.all", { count: total, scheme: schemeShortName(scheme) })}
          </a>
        </p>
      )}
      {!all && total > conceptsOnPage && (
        <Pagination page={page} pageSize={conceptsOnPage} total={total} href={href} />
      )}
    </Card>
  );
}

/** The name under which a concept was found, where it is not one of its titles. */
function FoundLabel({
  label,
  title,
}: {
  label: Pick<Label, "text" | "language" | "kind"> | null;
  title: { id?: string; en?: string };
}) {
  const intl = useIntl();
  if (!label || label.kind === "preferred" || title[label.language] === label.text) return null;
  return (
    <small>
      {intl.formatMessage({ id: `vocabulary.found.${label.kind}` })}{" "}
      <span lang={label.language}>{label.text}</span>
    </small>
  );
}
