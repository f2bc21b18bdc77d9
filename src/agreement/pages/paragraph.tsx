import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { BilingualText, Card, Moment, PageHeading, Sides, Tag, WordChanges } from "../../ui/index.ts";
import { shownPieces } from "../diff-text.ts";
import { readParagraph } from "../index.server.ts";
import { AuthorName } from "./author-name.tsx";
import type { Route } from "./+types/paragraph.ts";

export const handle = { step: "agree" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readParagraph, { proposal: params.proposal, paragraph: params.paragraph });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { changes, figures, paragraph, proposal } = read;
  return {
    proposal,
    clause: paragraph.clauseId,
    changes: changes.map(({ text, ...rest }) => ({
      ...rest,
      text: {
        id: shownPieces(text.id, figures, figures, "id"),
        en: shownPieces(text.en, figures, figures, "en"),
      },
    })),
    synthetic: proposal.synthetic,
  };
}

/** All that became of one paragraph: who changed which words, and when. */
export default function ParagraphHistory({
  loaderData: { proposal, clause, changes },
}: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const title = say("agreement.proposal.historyTitle");
  const here = `/agreement/${proposal.key}`;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: here },
          { label: say("agreement.proposal.backToClause"), href: `${here}/clause/${clause}` },
        ]}
        title={title}
        lead={say("agreement.proposal.historyLead", { count: changes.length })}
      />
      {changes.map(({ version, change, stale, at, by, text }) => (
        <Card
          key={version}
          title={say("agreement.proposal.version", { number: version })}
          action={
            <>
              <Tag kind={change === "merged" ? "new" : "neutral"}>
                {say(`agreement.proposal.change.${change}`)}
              </Tag>
              {stale && <Tag kind="late">{say("agreement.proposal.staleSide", { language: stale })}</Tag>}
            </>
          }
          foot={
            <>
              <AuthorName by={by} /> · <Moment at={at} />
            </>
          }
        >
          <Sides text={{ id: <WordChanges pieces={text.id} />, en: <WordChanges pieces={text.en} /> }} />
        </Card>
      ))}
    </>
  );
}
