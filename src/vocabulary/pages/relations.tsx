import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { conceptPath } from "../concept.ts";
import { listRelations } from "../index.server.ts";
import { relatedOnPage, relationLists } from "../relation.ts";
import {
  BilingualText,
  Card,
  EmptyState,
  PageHeading,
  Pagination,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { RelatedTable } from "./related-table.tsx";
import { VersionOrigin } from "./version-facts.tsx";
import { denyWithWayBack } from "./way-back.ts";
import type { Route } from "./+types/relations.ts";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const list = relationLists.find((one) => one === params.list);
  if (!list) return deny(visit, refuse("PAGE_NOT_FOUND"));
  const { scheme, version, code } = params;
  const page = pageNumber(new URL(request.url).searchParams);
  const offset = (page - 1) * relatedOnPage;
  const outcome = await visit.perform(listRelations, {
    scheme,
    version,
    code,
    list,
    offset,
    language: visit.language,
  });
  if (!outcome.ok) return denyWithWayBack(visit, outcome, scheme, version);
  return { ...outcome, page, synthetic: outcome.version.synthetic };
}

/** One list around a concept, all of it, page by page. */
export default function Relations({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const { version, concept, list, lines, total, page } = loaderData;
  const path = conceptPath(version.scheme, version.version, concept.code);
  const name = inLanguage(version.title, language).text;
  const title = say(`vocabulary.relation.${list}`);
  return (
    <>
      <title>{`${title}: ${inLanguage(concept.title, language).text} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: name, href: `/vocabulary/${version.scheme}/${version.version}` },
          { label: <BilingualText text={concept.title} />, href: path },
        ]}
        title={
          <>
            {title}: <BilingualText text={concept.title} />
          </>
        }
        meta={<VersionOrigin version={version} />}
      />
      <Card>
        {total === 0 ? (
          <EmptyState title={say("vocabulary.relation.none")}>
            <a href={path}>{say("vocabulary.relation.back")}</a>
          </EmptyState>
        ) : (
          <RelatedTable
            version={version}
            list={list}
            lines={lines}
            note={say("vocabulary.relation.note", { count: total })}
          />
        )}
        {total > relatedOnPage && (
          <Pagination
            page={page}
            pageSize={relatedOnPage}
            total={total}
            href={(number) => `${path}/${list}${number > 1 ? `?page=${number}` : ""}`}
          />
        )}
      </Card>
    </>
  );
}
