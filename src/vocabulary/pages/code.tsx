import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import {
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  Radios,
  Select,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { codeText, codeTexts, listSchemes, proposeCoding } from "../index.server.ts";
import { carriedBack, readWayBack } from "../picked-code.ts";
import type { CodeHit } from "../text-coding.ts";
import { CodeHits, codeLine, ReasonText } from "./code-hits.tsx";
import type { Route } from "./+types/code.ts";

const hitsShown = 10;
const levels = ["", "6", "any"] as const;

/** How the page was opened: what was typed, where to look, and where a choice returns to. */
function asked(url: string) {
  const query = new URL(url).searchParams;
  const back = readWayBack(query.get("return"));
  const text = query.get("text") ?? (back && query.get(`${back.field}-text`)) ?? "";
  return {
    query,
    back,
    text: text.trim().slice(0, 300),
    scheme: query.get("scheme") ?? back?.scheme ?? "kbji",
    level: query.get("level") ?? back?.level ?? "",
  };
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { query, back, text, scheme, level } = asked(request.url);
  const listed = await visit.perform(listSchemes, {});
  if (!listed.ok) return deny(visit, listed);
  const principal = visit.visitor?.principal ?? anonymous;
  const page = {
    schemes: listed.schemes,
    synthetic: listed.schemes.find((one) => one.scheme === scheme)?.synthetic,
    typed: { text, scheme, level },
    back: back && {
      page: back.path.split("?")[0] ?? "/",
      field: back.field,
      carried: carriedBack(back, query),
      value: query.get("return") ?? "",
    },
    proposed: query.get("proposed"),
    mayPropose: decide(proposeCoding.policy, principal) === null,
    mayCodeLists: decide(codeTexts.policy, principal) === null,
    signedIn: visit.visitor !== null,
    found: null,
    problem: null as string | null,
  };
  if (text === "" || listed.schemes.length === 0) return page;
  const outcome = await visit.perform(codeText, { text, scheme, top: hitsShown, ...levelOf(level) });
  if (!outcome.ok) return { ...page, problem: visit.explain(outcome).sentence };
  const { version, synthetic, hits } = outcome;
  return { ...page, synthetic, found: { version, synthetic, hits } };
}

function levelOf(level: string) {
  if (level === "any") return { level } as const;
  const number = Number(level);
  return Number.isInteger(number) && number >= 1 && number <= 9 ? { level: number } : {};
}

/** Proposes one of the codes that were found for what was typed. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const { text, scheme, level } = asked(request.url);
  const outcome = await visit.perform(proposeCoding, {
    scheme,
    version: value("version"),
    codings: [{ text, code: value("code"), language: visit.language }],
  });
  if (!outcome.ok) return formProblem(visit, outcome);
  const query = new URLSearchParams({ text, scheme, ...(level && { level }), proposed: value("code") });
  return redirect(`/vocabulary/code?${query}`, 303);
}

export default function Code({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { schemes, typed, back, found, problem, proposed, signedIn, mayPropose, mayCodeLists } = loaderData;
  const refused = actionData?.problem.sentence ?? problem;
  return (
    <>
      <title>{`${say("vocabulary.code.title")} · Jembatan`}</title>
      <ErrorSummary errors={refused ? [{ message: refused }] : []} />
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={say(back ? "vocabulary.code.choose" : "vocabulary.code.title")}
        lead={say(back ? "vocabulary.code.chooseLead" : "vocabulary.code.lead")}
        actions={
          !back && (
            <>
              {mayCodeLists && (
                <LinkButton variant="plain" href="/vocabulary/code/list">
                  {say("vocabulary.codeList.title")}
                </LinkButton>
              )}
              <LinkButton variant="plain" href="/vocabulary/spot">
                {say("vocabulary.spot.title")}
              </LinkButton>
            </>
          )
        }
      />
      {proposed && !refused && (
        <Notice kind="success">{say("vocabulary.code.proposed", { code: proposed })}</Notice>
      )}
      {schemes.length === 0 ? (
        <Card>
          <EmptyState title={say("vocabulary.empty.title")}>
            <p>{say("vocabulary.empty.how")}</p>
          </EmptyState>
        </Card>
      ) : (
        <Card>
          <SearchForm schemes={schemes} typed={typed} back={back} />
        </Card>
      )}
      {found && (
        <Card
          title={say("vocabulary.code.found", { text: typed.text })}
          foot={!back && (mayPropose || !signedIn) && <Onwards mayPropose={mayPropose} typed={typed} />}
        >
          {found.synthetic && <p className="quiet">{say("vocabulary.version.syntheticNote")}</p>}
          {found.hits.length === 0 ? (
            <NothingFound text={typed.text} />
          ) : back ? (
            <Choose back={back} scheme={typed.scheme} hits={found.hits} />
          ) : (
            <CodeHits
              scheme={typed.scheme}
              version={found.version}
              hits={found.hits}
              caption={say("vocabulary.code.found", { text: typed.text })}
              note={say("vocabulary.code.note", { count: found.hits.length })}
              action={
                // A typed code is no name that could be proposed for a code.
                mayPropose &&
                !found.hits.some(({ reason }) => reason.step === "code" || reason.step === "beginning")
                  ? (hit) => (
                      <Form method="post">
                        <input type="hidden" name="version" value={found.version} />
                        <input type="hidden" name="code" value={hit.code} />
                        <Button
                          variant="plain"
                          aria-label={say("vocabulary.code.proposeThis", {
                            code: hit.code,
                            text: typed.text,
                          })}
                        >
                          {say("vocabulary.code.propose")}
                        </Button>
                      </Form>
                    )
                  : undefined
              }
            />
          )}
        </Card>
      )}
    </>
  );
}

type Typed = { text: string; scheme: string; level: string };
type Back = {
  /** Path of the page with the form, without its query. */
  page: string;
  field: string;
  /** What goes back with the code. */
  carried: [name: string, value: string][];
  /** As it came. */
  value: string;
};

function SearchForm({
  schemes,
  typed,
  back,
}: {
  schemes: readonly { scheme: string; title: Bilingual }[];
  typed: Typed;
  back: Back | null;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <form method="get" action="/vocabulary/code" role="search">
      {back && <input type="hidden" name="return" value={back.value} />}
      {back?.carried.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <TextInput
        name="text"
        label={say("vocabulary.code.text")}
        hint={say("vocabulary.code.textHint")}
        defaultValue={typed.text}
        maxLength={300}
        autoComplete="off"
      />
      {back ? (
        <>
          <input type="hidden" name="scheme" value={typed.scheme} />
          <input type="hidden" name="level" value={typed.level} />
        </>
      ) : (
        <>
          <Select
            name="scheme"
            label={say("vocabulary.code.scheme")}
            options={schemes.map(({ scheme, title }) => ({
              value: scheme,
              label: inLanguage(title, language).text,
            }))}
            defaultValue={typed.scheme}
          />
          <Select
            name="level"
            label={say("vocabulary.code.level")}
            options={levels.map((level) => ({
              value: level,
              label: say(`vocabulary.code.level.${level || "usual"}`),
            }))}
            defaultValue={typed.level}
            optional
          />
        </>
      )}
      <div className="actions">
        <Button>{say("vocabulary.code.submit")}</Button>
        {back && (
          <LinkButton variant="plain" href={`${back.page}?${new URLSearchParams(back.carried)}`}>
            {say("vocabulary.code.return")}
          </LinkButton>
        )}
      </div>
    </form>
  );
}

function NothingFound({ text }: { text: string }) {
  const intl = useIntl();
  return (
    <EmptyState level={3} title={intl.formatMessage({ id: "vocabulary.code.nothing" })}>
      <p>{intl.formatMessage({ id: "vocabulary.code.none" }, { text })}</p>
    </EmptyState>
  );
}

/** The codes as choices of a form that returns to where the picker stands. */
function Choose({ back, scheme, hits }: { back: Back; scheme: string; hits: readonly CodeHit[] }) {
  const intl = useIntl();
  const language = useLanguage();
  return (
    <form method="get" action={back.page}>
      {back.carried.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <Radios
        name={back.field}
        legend={intl.formatMessage({ id: "vocabulary.code.choices" })}
        options={hits.map((hit) => ({
          value: hit.code,
          label: codeLine(hit, language),
          hint: <ReasonText hit={hit} scheme={scheme} />,
        }))}
        defaultValue={hits[0]?.code}
      />
      <div className="actions">
        <Button>{intl.formatMessage({ id: "vocabulary.code.use" })}</Button>
      </div>
    </form>
  );
}

/** What to do when the right code is not among those found, or where nobody is signed in. */
function Onwards({ mayPropose, typed }: { mayPropose: boolean; typed: Typed }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  if (mayPropose)
    return (
      <>
        {say("vocabulary.code.notAmong")}{" "}
        <a
          href={`/vocabulary/codings/new?${new URLSearchParams({ title: typed.text, scheme: typed.scheme })}`}
        >
          {say("vocabulary.code.chooseOther")}
        </a>
      </>
    );
  return (
    <>
      {say("vocabulary.code.signInFirst")} <a href="/sign-in">{say("ui.shell.signIn")}</a>
    </>
  );
}
