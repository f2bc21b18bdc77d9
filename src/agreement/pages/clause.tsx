import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { BilingualText, Card, ErrorSummary, Notice, PageHeading, SidesHead, Tag } from "../../ui/index.ts";
import { clauseView } from "../clause-view.ts";
import {
  readClause,
  readFeedback,
  readParagraphMerge,
  saveParagraph,
  searchEntries,
} from "../index.server.ts";
import { buildDocument } from "../proposal-document.ts";
import { wordDiff } from "../word-diff.ts";
import { BudgetsOfClause } from "./budgets-of-clause.tsx";
import { ClauseMenu } from "./clause-menu.tsx";
import { ClauseLinks, ObligationLine, useFigure } from "./clause-text.tsx";
import { clauseWork } from "./clause-work.server.ts";
import { CommentsOfClause } from "./comments-of-clause.tsx";
import { FiguresEditor, type Found } from "./figures-editor.tsx";
import { figuresOf, figuresTyped } from "./figures-typed.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import { HindranceList } from "./hindrance-list.tsx";
import { NewParagraph, ParagraphEditor, type Clash } from "./paragraph-editor.tsx";
import { ParagraphRow } from "./paragraph-row.tsx";
import type { Route } from "./+types/clause.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readClause, { proposal: params.proposal, clause: params.clause });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  const { clause, paragraphs, proposal, ...rest } = read;
  const feedback = await visit.perform(readFeedback, { proposal: params.proposal, clause: params.clause });
  const query = new URL(request.url).searchParams;
  const withdrawn = clause.withdrawnAt !== null;
  const document = buildDocument({
    proposal: { ...proposal, proposalId: "", prevailing: null },
    clauses: [{ ...clause, withdrawnAt: null }],
    paragraphs: withdrawn ? [] : paragraphs,
  });
  const [view] = document.clauses.map((one) =>
    clauseView({ ...one, number: clause.number ?? 0 }, visit.language),
  );
  const shown = new Map(
    [...(view?.heading ? [view.heading] : []), ...(view?.paragraphs ?? [])].map((one) => [one.id, one]),
  );
  const order = (document.clauses[0]?.paragraphs ?? []).flatMap(({ id }) => shown.get(id) ?? []);
  const editing = query.get("edit");
  return {
    ...rest,
    proposal,
    clause: { id: clause.clauseId, number: clause.number, kind: clause.kind, version: clause.figuresVersion },
    withdrawn,
    feedback: feedback.ok ? feedback : null,
    view: view ?? null,
    paragraphs: order.map((one) => {
      const row = paragraphs.find(({ paragraphId }) => paragraphId === one.id);
      return {
        ...one,
        by: row?.by ?? { person: null, office: {} },
        changedAt: row?.changedAt ?? new Date(0),
        raw: one.id === editing && row ? { id: row.textId, en: row.textEn } : null,
      };
    }),
    gone: paragraphs
      .filter((row) => row.withdrawnAt !== null)
      .map((row) => ({
        id: row.paragraphId,
        version: row.version,
        text: { id: row.textId, en: row.textEn },
      })),
    names: Object.keys(clause.figures),
    form: editing === "figures" ? figuresOf(clause, visit.language) : null,
    mayWrite:
      decide(saveParagraph.policy, visit.visitor?.principal ?? anonymous) === null &&
      proposal.state === "drafting",
    saved: query.get("saved"),
    merged: query.get("merged"),
    budgeted: query.has("budget"),
    synthetic: proposal.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const figures = typed["do"] === "find" || typed["do"] === "figures" ? figuresTyped(form) : null;
  const worked = await clauseWork(visit, params, form);
  if (worked?.ok) throw redirect(worked.path, 303);
  if (!worked) {
    const found = await visit.perform(searchEntries, { words: typed["find"] ?? "" });
    if (!found.ok) return { ...formProblem(visit, found, typed).data, figures, found: null, clash: null };
    return data({ problem: undefined, typed, figures, found: found.entries as Found[], clash: null });
  }
  const { data: told, init } = formProblem(visit, worked, typed);
  let clash: Clash | null = null;
  if (worked.code === "PARAGRAPH_CLASH") {
    const text = { id: typed["textId"] ?? "", en: typed["textEn"] ?? "" };
    const read = await visit.perform(readParagraphMerge, {
      ...{
        proposal: params.proposal,
        paragraph: typed["paragraph"] ?? "",
        based: Number(typed["based"]),
        text,
      },
    });
    if (read.ok) {
      const { base, mine, theirs, merged, version, by, changedAt } = read;
      const side = (language: "id" | "en") => ({
        mine: wordDiff(base[language], mine[language]),
        theirs: wordDiff(base[language], theirs[language]),
        proposed: merged.text[language],
        clashes: merged.sides[language].clashes,
      });
      clash = { version, by, changedAt, sides: { id: side("id"), en: side("en") } };
    }
  }
  return data({ ...told, figures, found: null as Found[] | null, clash }, init ?? {});
}

const figureFields = ["FIGURE_NAME_INVALID", "FIGURE_TWICE", "FIGURE_VALUE_INVALID"] as const;

/** One clause to be written: its paragraphs side by side, its figures, who owes what. */
export default function ClausePage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const figure = useFigure();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, clause, view, paragraphs, mayWrite, withdrawn, hindrances, saved, merged } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const problem = actionData?.problem;
  const code = problem?.code ?? "";
  const errors = formErrors(problem, {
    ...Object.fromEntries(figureFields.map((one) => [one, "figure-rows"])),
    ...{ OBLIGATION_INCOMPLETE: "obligation", OBLIGATION_PERIOD: "until", OBLIGATION_FIGURE_UNKNOWN: "owed" },
    ...{ PARAGRAPH_CLASH: "textId", PARAGRAPH_EMPTY: "new-id", ENTRY_NOT_FOUND: "find" },
  });
  const here = `/agreement/${proposal.key}`;
  const own = `${here}/clause/${clause.id}`;
  const title =
    clause.number === null
      ? say("agreement.proposal.clauseGone")
      : say("agreement.proposal.clause", { number: clause.number });
  const form = actionData?.figures ?? loaderData.form;
  const kept = typed["do"] === "save" && problem ? typed["paragraph"] : null;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: here },
        ]}
        title={
          <>
            {title}: <BilingualText text={loaderData.heading} />
          </>
        }
        meta={<Tag>{say(`agreement.proposal.kind.${clause.kind}`)}</Tag>}
      />
      {saved && <Notice kind="success">{say("agreement.proposal.saved")}</Notice>}
      {merged && (
        <Notice kind="success" title={say("agreement.proposal.merged")}>
          {say("agreement.proposal.mergedHow")}{" "}
          <a href={`${here}/paragraph/${merged}`}>{say("agreement.proposal.history")}</a>
        </Notice>
      )}
      {loaderData.budgeted && <Notice kind="success">{say("agreement.budget.taken")}</Notice>}
      {withdrawn && <Notice kind="warning">{say("agreement.proposal.clauseWithdrawn")}</Notice>}
      {hindrances.length > 0 && mayWrite && (
        <Card title={say("agreement.proposal.missingTitle", { count: hindrances.length })}>
          <HindranceList hindrances={hindrances} here={here} />
        </Card>
      )}
      <Card title={say("agreement.proposal.text")}>
        <SidesHead />
        {paragraphs.map((paragraph, index) => {
          const editing =
            kept === paragraph.id ? { id: typed["textId"] ?? "", en: typed["textEn"] ?? "" } : paragraph.raw;
          return editing && mayWrite && !withdrawn ? (
            <ParagraphEditor
              key={paragraph.id}
              paragraph={paragraph.id}
              based={kept === paragraph.id ? Number(typed["based"]) : paragraph.version}
              text={editing}
              names={loaderData.names}
              back={`${own}#paragraph-${paragraph.id}`}
              clash={kept === paragraph.id ? (actionData?.clash ?? null) : null}
            />
          ) : (
            <ParagraphRow
              key={paragraph.id}
              paragraph={paragraph}
              place={index + 1}
              last={index === paragraphs.length - 1}
              here={here}
              own={own}
              others={loaderData.others}
              mayWrite={mayWrite && !withdrawn}
            />
          );
        })}
        {mayWrite && !withdrawn && <NewParagraph typed={typed} />}
      </Card>
      <Card title={say("agreement.proposal.figuresTitle")} id="figures">
        {code === "FIGURES_CHANGED" && <Notice kind="warning">{say("agreement.proposal.figuresNow")}</Notice>}
        {(!form || code === "FIGURES_CHANGED") && view && (
          <>
            {view.figures.length > 0 && (
              <ul className="figure-list">
                {view.figures.map((one) => (
                  <li key={one.name}>
                    <code>{`{${one.name}}`}</code> <b className="counted">{figure(one)}</b>
                  </li>
                ))}
              </ul>
            )}
            {view.figures.length === 0 && <p className="quiet">{say("agreement.proposal.noFigures")}</p>}
            {view.obligation && <ObligationLine obligation={view.obligation} />}
            <ClauseLinks links={view.links} />
            <BudgetsOfClause budgets={loaderData.budgets} own={own} />
          </>
        )}
        {form && mayWrite && !withdrawn ? (
          <FiguresEditor
            based={code === "FIGURES_CHANGED" ? clause.version : Number(typed["based"] ?? clause.version)}
            typed={form}
            found={actionData?.found ?? null}
            parties={proposal.parties}
            back={`${own}#figures`}
            rowError={errorAt(errors, "figure-rows")}
          />
        ) : (
          mayWrite &&
          !withdrawn && (
            <p className="below">
              <a href={`${own}?edit=figures#figures`}>{say("agreement.proposal.figuresEdit")}</a>
              {clause.kind === "money" && (
                <>
                  {" · "}
                  <a href={`${own}/budget`}>{say("agreement.budget.title")}</a>
                </>
              )}
            </p>
          )
        )}
      </Card>
      {loaderData.feedback && <CommentsOfClause feedback={loaderData.feedback} />}
      <ClauseMenu
        clause={clause}
        withdrawn={withdrawn}
        count={loaderData.count}
        before={loaderData.before}
        after={loaderData.after}
        gone={loaderData.gone}
        here={here}
        mayWrite={mayWrite}
      />
    </>
  );
}
