import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { listTranslations, reviewTranslation } from "../index.server.ts";
import { translationsOnPage, translationStatuses } from "../translation.ts";
import {
  Card,
  EmptyState,
  ErrorSummary,
  FilterLinks,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  pageNumber,
} from "../../ui/index.ts";
import { TranslationQueue } from "./translation-queue.tsx";
import type { Route } from "./+types/translations.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const status = translationStatuses.find((one) => one === query.get("status")) ?? "proposed";
  const to = query.get("to");
  const language = to === "id" || to === "en" ? to : null;
  const page = pageNumber(query);
  const outcome = await visit.perform(listTranslations, {
    status,
    ...(language && { language }),
    offset: (page - 1) * translationsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  const done = query.get("done");
  return {
    ...outcome,
    ...{ status, language, page },
    picked: query.get("pick") === "all",
    done: done === "accepted" || done === "rejected" ? done : null,
    count: Math.trunc(Number(query.get("count")) || 0),
    signedIn: visit.visitor !== null,
    mayReview: decide(reviewTranslation.policy, visit.visitor?.principal ?? anonymous) === null,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const rejected = form.get("reject");
  const one = form.get("accept");
  const decision = rejected === null ? "accepted" : "rejected";
  const single = rejected ?? one;
  const translations = single === null ? form.getAll("translation").map(String) : [String(single)];
  const note = single === null ? "" : String(form.get(`note-${String(single)}`) ?? "");
  if (translations.length === 0) return data({ problems: null, decided: 0 }, 422);
  const outcome = await visit.perform(reviewTranslation, {
    translations,
    decision,
    ...(decision === "rejected" && { note }),
  });
  if (!outcome.ok) {
    const { status, sentence } = visit.explain(outcome);
    return data({ problems: [{ id: String(single ?? ""), sentence }], decided: 0 }, status);
  }
  if (outcome.refused.length) {
    const problems = outcome.refused.map((row) => ({
      id: row.column ?? "",
      sentence: visit.explainRow(row),
    }));
    return { problems, decided: outcome.decided };
  }
  const query = new URL(request.url).searchParams;
  query.delete("pick");
  query.set("done", decision);
  query.set("count", String(outcome.decided));
  throw redirect(`/vocabulary/translations?${query}`, 303);
}

export default function Translations({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { translations, total, status, language, page, done, count, mayReview, signedIn } = loaderData;
  const address = (more: Record<string, string | null>) => {
    const query = { status: status === "proposed" ? null : status, to: language, ...more };
    const set = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return `/vocabulary/translations?${new URLSearchParams(set)}`;
  };
  const here = address({ page: page > 1 ? String(page) : null });
  const problems =
    actionData &&
    (actionData.problems ?? [{ id: "", sentence: say("vocabulary.translations.nothingChosen") }]);
  const decided = actionData?.decided ?? 0;
  return (
    <>
      <title>{`${say("vocabulary.translations.title")} · Jembatan`}</title>
      <ErrorSummary
        errors={(problems ?? []).map(({ id, sentence }) => ({
          field: translations.some((one) => one.translationId === id) ? `row-${id}` : undefined,
          message: sentence,
        }))}
      />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.translate.title"), href: "/vocabulary/translate" },
        ]}
        title={say("vocabulary.translations.title")}
        lead={say("vocabulary.translations.lead")}
      />
      {decided > 0 && (
        <Notice kind="success">{say("vocabulary.translations.done.accepted", { count: decided })}</Notice>
      )}
      {done && !actionData && (
        <Notice kind="success">{say(`vocabulary.translations.done.${done}`, { count })}</Notice>
      )}
      {!mayReview && (
        <Notice>
          {say(signedIn ? "vocabulary.translations.notYours" : "vocabulary.translations.signInFirst")}{" "}
          {!signedIn && <a href={`/sign-in?return=${encodeURIComponent(here)}`}>{say("ui.shell.signIn")}</a>}
        </Notice>
      )}
      <Card>
        <FilterLinks
          label={say("vocabulary.review.filter")}
          links={translationStatuses.map((one) => ({
            href: address({ status: one }),
            label: say(`vocabulary.review.${one}`),
            count: one === status ? total : undefined,
            current: one === status,
          }))}
        />
        {translations.length === 0 ? (
          <EmptyState
            title={say(`vocabulary.translations.none.${status}`)}
            action={
              <LinkButton variant="plain" href="/vocabulary/translate">
                {say("vocabulary.translate.title")}
              </LinkButton>
            }
          >
            {status === "proposed" && say("vocabulary.translations.noneHow")}
          </EmptyState>
        ) : (
          <TranslationQueue
            action={here}
            pickAll={address({ page: page > 1 ? String(page) : null, pick: "all" })}
            picked={loaderData.picked}
            translations={translations}
            total={total}
            status={status}
            mayReview={mayReview}
            problems={problems ?? []}
          />
        )}
        {(total > translationsOnPage || page > 1) && (
          <Pagination
            page={page}
            pageSize={translationsOnPage}
            total={total}
            href={(number) => address({ page: number > 1 ? String(number) : null })}
          />
        )}
      </Card>
    </>
  );
}
