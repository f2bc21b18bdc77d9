import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { BilingualText, FilterLinks, PageHeading } from "../../ui/index.ts";
import { diffView } from "../diff-view.ts";
import { compareVersions } from "../index.server.ts";
import { DiffReport } from "./diff-report.tsx";
import type { Route } from "./+types/diff.ts";

export const handle = { step: "agree" };

/** `/agreement/:proposal/diff?from=1&to=now`, or `/agreement/diff?from=ID&to=ID` for whoever got two releases. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const { proposal } = params;
  const asked = (side: "from" | "to") => {
    const version = query.get(side) ?? "";
    return proposal ? { proposal, version: (version || "now") as "now" } : { id: version };
  };
  const compared = await visit.perform(compareVersions, { from: asked("from"), to: asked("to") });
  if (!compared.ok) {
    const back = proposal ? `/agreement/${proposal}/versions` : "/agreement/inbox";
    return deny(visit, compared, { href: back, label: "agreement.proposal.versions" });
  }
  const { from, to, diff } = compared;
  const lang = query.get("lang");
  const language = lang === "id" || lang === "en" ? lang : visit.language;
  const head = ({ head: known, content }: typeof from) => ({
    number: known?.number ?? null,
    hash: known?.contentHash ?? null,
    title: content.title,
  });
  return {
    ...{ proposal: proposal ?? null, language, from: head(from), to: head(to) },
    others: { from: query.get("from") ?? "", to: query.get("to") ?? "" },
    view: diffView(diff, language),
    synthetic: to.content.synthetic,
  };
}

/** What changed between two versions, in one language at a time. */
export default function Diff({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, language, from, to, others, view } = loaderData;
  const named = (number: number | null) =>
    number === null ? say("agreement.proposal.now") : say("agreement.proposal.version", { number });
  const title = say("agreement.diff.heading", { from: named(from.number), to: named(to.number) });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          ...(proposal
            ? [
                { label: <BilingualText text={to.title} />, href: `/agreement/${proposal}` },
                { label: say("agreement.proposal.versions"), href: `/agreement/${proposal}/versions` },
              ]
            : [{ label: say("agreement.route.inbox"), href: "/agreement/inbox" }]),
        ]}
        title={title}
        lead={<BilingualText text={to.title} />}
      />
      {proposal && (
        <p>
          <a
            href={`/agreement/${proposal}/versions/${to.number ?? "now"}/file?format=docx&against=${from.number ?? "now"}`}
          >
            {say("agreement.diff.word")}
          </a>
        </p>
      )}
      <FilterLinks
        label={say("agreement.proposal.compareIn")}
        links={(["id", "en"] as const).map((one) => ({
          label: say(`ui.sides.${one}`),
          href: `?${new URLSearchParams({ ...others, lang: one })}`,
          current: one === language,
        }))}
      />
      <DiffReport view={view} language={language} />
    </>
  );
}
