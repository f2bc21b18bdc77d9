import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { inLanguage, languages, type ReportRow } from "../../platform/index.ts";
import { listUntranslated, proposeTranslation } from "../index.server.ts";
import { printedCode } from "../local-code.ts";
import { conceptKinds } from "../scheme-content.ts";
import { otherLanguage, translationShows, translationsOnPage } from "../translation.ts";
import {
  Card,
  EmptyState,
  ErrorSummary,
  FilterLinks,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  Tag,
  useLanguage,
  pageNumber,
} from "../../ui/index.ts";
import { SearchForm } from "./search-form.tsx";
import { TranslationRows } from "./translate-rows.tsx";
import type { Route } from "./+types/translate-version.ts";

/** What is asked for in the address; what makes no sense there is passed over. */
function asked(request: Request) {
  const query = new URL(request.url).searchParams;
  return {
    to: languages.find((one) => one === query.get("to")) ?? null,
    show: translationShows.find((one) => one === query.get("show")) ?? "missing",
    kind: conceptKinds.find((one) => one === query.get("kind")) ?? null,
    q: query.get("q")?.slice(0, 200).trim() ?? "",
    page: pageNumber(query),
    saved: query.get("saved"),
  };
}

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { to, show, kind, q, page, saved } = asked(request);
  const outcome = await visit.perform(listUntranslated, {
    scheme: params.scheme,
    version: params.version,
    ...(to && { language: to }),
    show,
    ...(kind && { kind }),
    q,
    offset: (page - 1) * translationsOnPage,
  });
  if (!outcome.ok) return deny(visit, outcome);
  return {
    ...outcome,
    ...{ show, kind, q, page },
    saved: saved === null ? null : Math.trunc(Number(saved) || 0),
    synthetic: outcome.version.synthetic,
    signedIn: visit.visitor !== null,
    mayPropose: decide(proposeTranslation.policy, visit.visitor?.principal ?? anonymous) === null,
  };
}

type Typed = Record<string, string>;

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const values = (name: string) => form.getAll(name).map(String);
  const [texts, suggestions] = [values("text"), values("suggestion")];
  const rows = values("code").map((code, place) => ({ code, text: texts[place] ?? "" }));
  const typed: Typed = Object.fromEntries(rows.map(({ code, text }) => [code, text]));
  const use = form.get("use");
  if (use !== null) {
    for (const [place, { code, text }] of rows.entries()) {
      const suggestion = suggestions[place];
      if (suggestion && (use === code || (use === "*" && text.trim() === ""))) typed[code] = suggestion;
    }
    return { typed, problems: [] as Problem[], saved: 0 };
  }
  const outcome = await visit.perform(proposeTranslation, {
    scheme: params.scheme,
    version: params.version,
    language: form.get("language") === "en" ? "en" : "id",
    rows,
  });
  if (!outcome.ok) {
    const { status, sentence } = visit.explain(outcome);
    const problems: Problem[] = outcome.rows?.length
      ? problemsOf(visit, outcome.rows, typed)
      : [{ code: "", sentence }];
    return data({ typed, problems, saved: 0 }, status);
  }
  const saved = outcome.added + outcome.changed;
  if (outcome.refused.length) return { typed, problems: problemsOf(visit, outcome.refused, typed), saved };
  const query = new URL(request.url).searchParams;
  query.set("saved", String(saved));
  throw redirect(`/vocabulary/${params.scheme}/${params.version}/translate?${query}`, 303);
}

type Problem = { code: string; sentence: string; typed?: string };

/** Sentences on rows that were not taken; each carries what was typed, since its row may have left the page. */
const problemsOf = (visit: Visit, rows: readonly ReportRow[], typed: Typed): Problem[] =>
  rows.map((row) => ({
    code: row.column ?? "",
    sentence: visit.explainRow(row),
    typed: typed[row.column ?? ""] ?? "",
  }));

export default function TranslateVersion({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const page = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, language, coverage, lines, total, show, kind, q, mayPropose, signedIn } = loaderData;
  const root = `/vocabulary/${version.scheme}/${version.version}`;
  const name = inLanguage(version.title, page).text;
  const address = (more: Record<string, string | null>) => {
    const query = { to: language, show: show === "missing" ? null : show, kind, q: q || null, ...more };
    const set = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return `${root}/translate?${new URLSearchParams(set)}`;
  };
  const title = say(`vocabulary.translate.of.${language}`, { version: name });
  const saved = actionData?.saved || loaderData.saved;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary
        errors={(actionData?.problems ?? []).map(({ code, sentence, typed }) => ({
          field: lines.some((line) => line.code === code) ? `text-${code}` : undefined,
          message: [
            code && `${printedCode(code, page)}: `,
            sentence,
            typed && ` ${say("vocabulary.translate.youTyped", { text: typed })}`,
          ],
        }))}
      />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.translate.title"), href: "/vocabulary/translate" },
        ]}
        title={title}
        meta={version.synthetic && <Tag kind="suppressed">{say("vocabulary.version.synthetic")}</Tag>}
        lead={say("vocabulary.translate.how")}
        actions={
          <>
            <LinkButton
              variant="plain"
              href={address({ to: otherLanguage(language), show: null, page: null })}
            >
              {say(`vocabulary.translate.to.${otherLanguage(language)}`)}
            </LinkButton>
            <LinkButton variant="plain" href="/vocabulary/translations">
              {say("vocabulary.translations.title")}
            </LinkButton>
          </>
        }
      />
      {saved !== null && saved > 0 && (
        <Notice kind="success" title={say("vocabulary.translate.saved", { count: saved })}>
          {say("vocabulary.translate.savedNext")}
        </Notice>
      )}
      {saved === 0 && !actionData && <Notice>{say("vocabulary.translate.nothingTyped")}</Notice>}
      {!mayPropose && (
        <Notice>
          {say(signedIn ? "vocabulary.translate.notYours" : "vocabulary.translate.signInFirst")}{" "}
          {!signedIn && (
            <a href={`/sign-in?return=${encodeURIComponent(address({}))}`}>{say("ui.shell.signIn")}</a>
          )}
        </Notice>
      )}
      <Card>
        <SearchForm
          action={`${root}/translate`}
          q={q}
          label={say("vocabulary.translate.search")}
          hint={say("vocabulary.translate.searchHint")}
        >
          <input type="hidden" name="to" value={language} />
          {show !== "missing" && <input type="hidden" name="show" value={show} />}
          {kind && <input type="hidden" name="kind" value={kind} />}
        </SearchForm>
        {coverage.length > 1 && (
          <FilterLinks
            label={say("vocabulary.browse.kinds")}
            links={[null, ...coverage.map((line) => line.kind)].map((one) => ({
              href: address({ kind: one, page: null }),
              label: say(one ? `vocabulary.kinds.${one}` : "vocabulary.kinds.all"),
              current: one === kind,
            }))}
          />
        )}
        <FilterLinks
          label={say("vocabulary.translate.show")}
          links={translationShows.map((one) => ({
            href: address({ show: one, page: null }),
            label: say(`vocabulary.translate.show.${one}`),
            count: one === show ? total : undefined,
            current: one === show,
          }))}
        />
        {lines.length === 0 ? (
          <EmptyState title={say(`vocabulary.translate.none.${show}`)}>
            {show === "missing" && !q && !kind && say("vocabulary.translate.allDone")}
          </EmptyState>
        ) : (
          <TranslationRows
            root={root}
            action={address({ page: loaderData.page > 1 ? String(loaderData.page) : null })}
            language={language}
            lines={lines}
            total={total}
            typed={actionData?.typed ?? {}}
            problems={actionData?.problems ?? []}
            editable={mayPropose}
          />
        )}
        {(total > translationsOnPage || loaderData.page > 1) && (
          <Pagination
            page={loaderData.page}
            pageSize={translationsOnPage}
            total={total}
            href={(number) => address({ page: number > 1 ? String(number) : null })}
          />
        )}
      </Card>
      <Spreadsheet
        scheme={version.scheme}
        version={version.version}
        language={language}
        mayImport={mayPropose}
      />
    </>
  );
}

/** The same work in a spreadsheet: the table goes out as a file and comes back. */
function Spreadsheet({
  scheme,
  version,
  language,
  mayImport,
}: {
  scheme: string;
  version: string;
  language: string;
  mayImport: boolean;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const file = `/vocabulary/${scheme}/${version}/translations.csv?to=${language}`;
  return (
    <Card
      title={say("vocabulary.translate.spreadsheet")}
      foot={mayImport && <a href="/vocabulary/translate/file">{say("vocabulary.translate.bringBack")}</a>}
    >
      <p>{say("vocabulary.translate.spreadsheetHow")}</p>
      <ul>
        <li>
          <a href={`${file}&missing=1`} download>
            {say("vocabulary.translate.fileMissing")}
          </a>{" "}
          (
          <a href={`${file}&missing=1&delimiter=semicolon`} download>
            {say("vocabulary.translate.semicolon")}
          </a>
          )
        </li>
        <li>
          <a href={file} download>
            {say("vocabulary.translate.fileAll")}
          </a>{" "}
          (
          <a href={`${file}&delimiter=semicolon`} download>
            {say("vocabulary.translate.semicolon")}
          </a>
          )
        </li>
      </ul>
    </Card>
  );
}
