import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { conceptPath } from "../concept.ts";
import { listDangling } from "../index.server.ts";
import { danglingOnPage, relationKinds } from "../scheme-content.ts";
import {
  BilingualText,
  Card,
  DataTable,
  EmptyState,
  PageHeading,
  Pagination,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { VersionOrigin } from "./version-facts.tsx";
import type { Route } from "./+types/dangling.ts";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { scheme, version } = params;
  const page = pageNumber(new URL(request.url).searchParams);
  const offset = (page - 1) * danglingOnPage;
  const outcome = await visit.perform(listDangling, { scheme, version, offset });
  if (!outcome.ok) return deny(visit, outcome);
  return { ...outcome, page, synthetic: outcome.version.synthetic };
}

/** Links whose other end is not in the files of a version: what, and in which row of which file. */
export default function Dangling({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, lines, total, page } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const title = say("vocabulary.dangling.title");
  const end = (code: string, itsTitle: Bilingual | null) =>
    itsTitle ? (
      <a href={conceptPath(version.scheme, version.version, code)}>
        <BilingualText text={itsTitle} />
      </a>
    ) : (
      <code>{code}</code>
    );
  const kindName = (kind: string) =>
    relationKinds.some((one) => one === kind) ? say(`vocabulary.dangling.kind.${kind}`) : kind;
  return (
    <>
      <title>{`${title}: ${inLanguage(version.title, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: inLanguage(version.title, language).text, href: root },
        ]}
        title={title}
        lead={say("vocabulary.dangling.lead")}
        meta={<VersionOrigin version={version} />}
      />
      <Card>
        {total === 0 ? (
          <EmptyState title={say("vocabulary.dangling.none")}>
            <a href={root}>{inLanguage(version.title, language).text}</a>
          </EmptyState>
        ) : (
          <DataTable
            caption={title}
            captionHidden
            note={say("vocabulary.dangling.note", { count: total })}
            columns={[
              {
                key: "from",
                heading: say("vocabulary.dangling.from"),
                cell: (line) => end(line.from, line.fromTitle),
              },
              { key: "kind", heading: say("vocabulary.dangling.kind"), cell: (line) => kindName(line.kind) },
              {
                key: "to",
                heading: say("vocabulary.dangling.to"),
                wide: true,
                cell: (line) => end(line.to, line.toTitle),
              },
              {
                key: "file",
                heading: say("vocabulary.dangling.file"),
                wide: true,
                cell: ({ file, row }) => (
                  <span className="quiet">{say("vocabulary.dangling.place", { file, row })}</span>
                ),
              },
            ]}
            rows={lines.map((line, index) => ({ ...line, key: index }))}
            rowKey={(line) => line.key}
          />
        )}
        {total > danglingOnPage && (
          <Pagination
            page={page}
            pageSize={danglingOnPage}
            total={total}
            href={(number) => `${root}/dangling${number > 1 ? `?page=${number}` : ""}`}
          />
        )}
      </Card>
    </>
  );
}
