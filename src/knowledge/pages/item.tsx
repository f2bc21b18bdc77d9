import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import {
  addVersion,
  commentItem,
  declinePublic,
  readItem,
  releaseItem,
  sayReuse,
  takeBackComment,
  withdrawItem,
} from "../index.server.ts";
import { itemPath } from "../item.ts";
import { backToAll } from "./back-to-all.ts";
import { itemErrors } from "./item-form.ts";
import { OpenCard, WithdrawCard } from "./item-open.tsx";
import { Office, useLanguageName, useLicence, useList } from "./item-parts.tsx";
import { CommentsCard, ReuseCard } from "./item-said.tsx";
import { NewestCards, VersionsCard } from "./item-words.tsx";
import type { Route } from "./+types/item.ts";

export const handle = { step: "deliver" };

const saves = [
  ...(["new", "version", "changed", "opened", "asked", "declined", "withdrawn"] as const),
  ...(["reuse", "again", "comment", "taken-back"] as const),
];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readItem, { item: params.item });
  if (!found.ok) return deny(visit, found, backToAll(visit.language));
  const saved = new URL(request.url).searchParams.get("saved");
  const principal = visit.visitor?.principal ?? anonymous;
  const may = (useCase: { policy: Parameters<typeof decide>[0] }) =>
    decide(useCase.policy, principal) === null;
  return {
    ...found,
    synthetic: found.item.synthetic,
    saved: saves.find((one) => one === saved) ?? null,
    signedIn: visit.visitor !== null,
    may: {
      write: found.own && may(addVersion),
      open: found.own && may(releaseItem),
      say: may(sayReuse),
    },
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const { item } = params;
  const intent = value("intent");
  const seen = value("seen") === "" ? null : Number(value("seen"));
  const perform = async (): Promise<
    | { ok: true; saved: (typeof saves)[number] }
    | Extract<Awaited<ReturnType<typeof visit.perform>>, { ok: false }>
  > => {
    switch (intent) {
      case "open": {
        const to = value("to") as "party" | "parties" | "public";
        const done = await visit.perform(releaseItem, { item, to, seen });
        return done.ok ? { ok: true, saved: done.waits ? "asked" : "opened" } : done;
      }
      case "decline": {
        const done = await visit.perform(declinePublic, { item, seen });
        return done.ok ? { ok: true, saved: "declined" } : done;
      }
      case "withdraw": {
        const done = await visit.perform(withdrawItem, { item, why: value("why"), seen });
        return done.ok ? { ok: true, saved: "withdrawn" } : done;
      }
      case "reuse": {
        const learners = value("learners") === "" ? null : Number(value("learners"));
        const use = { item, course: value("course"), usedOn: value("usedOn"), learners };
        const done = await visit.perform(sayReuse, use);
        return done.ok ? { ok: true, saved: done.counted ? "reuse" : "again" } : done;
      }
      case "comment": {
        const done = await visit.perform(commentItem, {
          item,
          text: value("comment"),
          language: visit.language,
        });
        return done.ok ? { ok: true, saved: "comment" } : done;
      }
      case "take-back": {
        const done = await visit.perform(takeBackComment, { comment: value("comment") });
        return done.ok ? { ok: true, saved: "taken-back" } : done;
      }
      default:
        return refuse("PAGE_NOT_FOUND");
    }
  };
  const outcome = await perform();
  if (outcome.ok) return redirect(`${itemPath(item)}?saved=${outcome.saved}`, 303);
  const typed = ["course", "usedOn", "learners", "why", "comment", "to"].map((name) => [name, value(name)]);
  return formProblem(visit, outcome, { ...Object.fromEntries(typed), intent });
}

/** One item: its words, who used it, what is said of it, and what may be done with it. */
export default function ItemPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { item, newest, versions, gaps, reuse, comments, source, may, saved, own, today } = loaderData;
  const dayText = useDay();
  const page = useLanguage();
  const licence = useLicence();
  const languageName = useLanguageName();
  const list = useList();
  const problem = actionData?.problem;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const intent = typed["intent"] ?? "";
  const errors = itemErrors(problem).map(({ field, message }) => ({
    message,
    field: field === "text" ? "comment" : field,
  }));
  const withdrawn = item.withdrawnOn !== null;
  const title = inLanguage(item.title, page);
  const facts = { ...loaderData, errors, typed, intent };
  return (
    <>
      <title>{`${title.text} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      {saved && !problem && <Notice kind="success">{say(`knowledge.saved.${saved}`)}</Notice>}
      <PageHeading
        breadcrumb={[{ label: say("knowledge.title"), href: "/knowledge" }]}
        title={<BilingualText text={item.title} />}
        meta={
          <>
            {say(`knowledge.kind.${item.kind}`)} · <Office name={item.office} /> ·{" "}
            {dayText(item.madeAt.slice(0, 10))}
          </>
        }
        lead={item.summary ? <BilingualText text={item.summary} /> : undefined}
        actions={
          <>
            {may.write && !withdrawn && (
              <LinkButton href={`${itemPath(item.itemId)}/version`}>
                {say("knowledge.version.add")}
              </LinkButton>
            )}
            <LinkButton href={`${itemPath(item.itemId)}/print`} variant="plain">
              {say("knowledge.pdf")}
            </LinkButton>
          </>
        }
      />
      {withdrawn && (
        <Notice
          kind="warning"
          title={say("knowledge.withdrawnOn", { day: dayText(item.withdrawnOn ?? today) })}
        >
          {item.withdrawnWhy && <p>{item.withdrawnWhy}</p>}
          <p>{say(own ? "knowledge.withdrawnOwn" : "knowledge.withdrawnUsed")}</p>
        </Notice>
      )}
      <Grid columns="side">
        <div className="grid">
          <NewestCards itemId={item.itemId} newest={newest} />
          <ReuseCard {...facts} reuse={reuse} withdrawn={withdrawn} />
          {loaderData.signedIn && <CommentsCard {...facts} comments={comments} withdrawn={withdrawn} />}
        </div>
        <div className="grid">
          <Card title={say("knowledge.about")}>
            <DescriptionList
              items={[
                { term: say("knowledge.author"), description: item.author },
                {
                  term: say("knowledge.licence"),
                  description: (
                    <>
                      {licence(item.licence)}
                      {item.licence === "unknown" && (
                        <>
                          <br />
                          <small>{say("knowledge.licenceUnknownHow")}</small>
                        </>
                      )}
                    </>
                  ),
                },
                ...(item.about.length > 0
                  ? [
                      {
                        term: say("knowledge.teaches"),
                        description: (
                          <ul className="plain-list">
                            {item.about.map(({ scheme, version, code, title: name }) => (
                              <li key={`${scheme} ${code}`}>
                                <a href={`/vocabulary/${scheme}/${version}/${encodeURIComponent(code)}`}>
                                  {code} <BilingualText text={name} />
                                </a>
                              </li>
                            ))}
                          </ul>
                        ),
                      },
                    ]
                  : []),
                ...(gaps.missing.length > 0
                  ? [
                      {
                        term: say("knowledge.missing"),
                        description: list(gaps.missing.map(languageName)),
                      },
                    ]
                  : []),
                ...(gaps.behind.length > 0
                  ? [{ term: say("knowledge.behind"), description: list(gaps.behind.map(languageName)) }]
                  : []),
                ...(source
                  ? [
                      {
                        term: say("knowledge.cameFrom"),
                        description: (
                          <a href={source.path}>
                            <BilingualText text={source.title} />
                          </a>
                        ),
                      },
                    ]
                  : []),
                ...(loaderData.signedIn && !withdrawn
                  ? [{ term: say("knowledge.openTo"), description: say(`knowledge.reach.${item.reach}`) }]
                  : []),
              ]}
            />
            <div className="actions">
              {may.write && !withdrawn && item.reach !== "public" && (
                <a href={`${itemPath(item.itemId)}/edit`}>{say("knowledge.edit.title")}</a>
              )}
              {loaderData.signedIn && (
                <a href={`/thread/knowledge.item/${item.itemId}`}>{say("knowledge.thread")}</a>
              )}
            </div>
          </Card>
          {may.open && !withdrawn && <OpenCard {...facts} />}
          <VersionsCard itemId={item.itemId} versions={versions} />
          {may.open && !withdrawn && <WithdrawCard {...facts} />}
        </div>
      </Grid>
    </>
  );
}
