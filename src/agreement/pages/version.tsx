import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  Tag,
  pageNumber,
} from "../../ui/index.ts";
import { clausePages, clauseView } from "../clause-view.ts";
import { readVersion } from "../index.server.ts";
import { AuthorName } from "./author-name.tsx";
import { PartLinks } from "./part-links.tsx";
import { ProposalText } from "./proposal-text.tsx";
import type { Route } from "./+types/version.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readVersion, {
    proposal: params.proposal,
    version: params.number as "now",
  });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { content, proposal, version, hash, intact } = read;
  const pages = clausePages(content.clauses);
  const page = Math.min(pageNumber(new URL(request.url).searchParams), Math.max(1, pages.length));
  const { from, until } = pages[page - 1] ?? { from: 0, until: 0 };
  return {
    ...{ proposal, version, hash, intact, page, pages: pages.length, from: from + 1, until },
    title: content.title,
    number: params.number,
    clauses: content.clauses.slice(from, until).map((clause) => clauseView(clause, visit.language)),
    synthetic: proposal.synthetic,
  };
}

/** One version as it was, with its hash, to be read, printed and taken along. */
export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, version, hash, intact, title: named, number, clauses } = loaderData;
  const here = `/agreement/${proposal.key}`;
  const own = `${here}/versions/${number}`;
  const title = version
    ? say("agreement.proposal.version", { number: version.number })
    : say("agreement.proposal.now");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: here },
          { label: say("agreement.proposal.versions"), href: `${here}/versions` },
        ]}
        title={
          <>
            {title}: <BilingualText text={named} />
          </>
        }
        meta={
          version && (
            <Tag kind={version.kind === "release" ? "ok" : "neutral"}>
              {say(`agreement.proposal.versionKind.${version.kind}`)}
            </Tag>
          )
        }
        actions={
          <>
            <LinkButton href={`${own}/file?format=pdf`} variant="plain">
              {say("agreement.proposal.print")}
            </LinkButton>
            <LinkButton href={`${own}/file?format=docx`} variant="plain">
              {say("agreement.proposal.word")}
            </LinkButton>
            <LinkButton href={`${own}/file?format=json`} variant="plain">
              {say("agreement.proposal.json")}
            </LinkButton>
            {version && (
              <LinkButton href={`${here}/diff?from=${version.number}&to=now`} variant="plain">
                {say("agreement.proposal.toNow")}
              </LinkButton>
            )}
          </>
        }
      />
      {!intact && <Notice kind="error">{say("agreement.proposal.broken")}</Notice>}
      <Card>
        <DescriptionList
          items={[
            ...(version
              ? [
                  { term: say("agreement.proposal.byColumn"), description: <AuthorName by={version.by} /> },
                  { term: say("agreement.proposal.at"), description: <Moment at={version.madeAt} /> },
                  ...(version.note
                    ? [{ term: say("agreement.proposal.note"), description: version.note }]
                    : []),
                ]
              : []),
            { term: "SHA-256", description: <code className="hash">{hash}</code> },
          ]}
        />
      </Card>
      <ProposalText clauses={clauses} here={here} mayWrite={false} />
      <PartLinks {...loaderData} here={own} />
    </>
  );
}
