import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, type Language } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import { Notice, OneScreen, useLanguage } from "../../ui/index.ts";
import { national } from "../area.ts";
import { codeListName } from "../code-list-name.ts";
import { editionPay, type EditionContent, type EditionEntry } from "../edition.ts";
import { editionShows } from "../edition-lines.ts";
import { explainInPieces } from "../explain-entry.ts";
import type { Gap } from "../gap-assessment.ts";
import { largestFirst, provincesText } from "../gap-words.ts";
import { dayOn } from "../format.ts";
import { readEdition, readGaps, withdrawEdition } from "../index.server.ts";
import { payText } from "../method.ts";
import { weighingText } from "../weighing-text.ts";
import { CheckCard, LeftCard, MethodCard, OtherEditions, type EditionMethodFacts } from "./edition-about.tsx";
import { EditionEntries, type EditionLine } from "./edition-entries.tsx";
import { EditionHeading } from "./edition-heading.tsx";
import { GapMap } from "./gap-parts.tsx";
import type { Route } from "./+types/edition.ts";

export const handle = { step: "sense", sentences: ["evidence.gap"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readEdition, { edition: params.edition });
  if (!outcome.ok) return deny(visit, outcome);
  const { content, changes, ...rest } = outcome;
  // What is refused here can still be read without people short.
  const gaps = await visit.perform(readGaps, { edition: outcome.edition.name });
  const gapOf = new Map(gaps.ok ? gaps.lines.map(({ code, gap }) => [code, shownGap(gap)]) : []);
  const running = new Map(changes?.persistent.map((one) => [one.code, one.running]));
  const added = new Set(changes?.added);
  const lines = content.entries.map((entry): EditionLine => ({
    code: entry.code,
    title: entry.title,
    running: running.get(entry.code) ?? (added.has(entry.code) ? 1 : null),
    gap: gapOf.get(entry.code) ?? null,
    figures: figuresOf(entry),
    respondents: entry.voices?.respondents ?? 0,
    why: explainInPieces(entry, content, visit.language),
  }));
  const query = new URL(request.url).searchParams;
  return {
    ...rest,
    synthetic: outcome.edition.synthetic,
    classification: codeListName(outcome.edition.codeList),
    mayWithdraw:
      outcome.mine &&
      outcome.edition.method === "as-published" &&
      outcome.edition.withdrawn === null &&
      decide(withdrawEdition.policy, visit.visitor?.principal ?? anonymous) === null,
    sealed: query.has("sealed"),
    confirmed: query.has("confirmed"),
    show: editionShows.find((one) => one === query.get("show")),
    from: content.from && factsOf(content.from, visit.language),
    office: content.office,
    left: changes?.left ?? [],
    counts: changes && {
      added: changes.added.length,
      left: changes.left.length,
      persistent: changes.persistent.length,
    },
    lines: largestFirst(lines),
    short: gaps.ok
      ? {
          total: gaps.totals[national] ?? null,
          // In whole people, and of each place the number alone: the rest is on its own page.
          byPlace: Object.entries(gaps.totals).map(
            ([area, { figure }]) => [area, Math.round(figure.median)] as const,
          ),
          year: gaps.year,
          termsYear: gaps.termsYear,
          waiting: gaps.waiting,
          places: gaps.places,
        }
      : null,
  };
}

/** As much of it as a row says, in whole people. */
function shownGap(gap: Gap): Gap {
  if (gap.state === "not-measurable") return { ...gap, missing: [] };
  if (!("figure" in gap)) return gap;
  const { median, low, high } = gap.figure;
  return {
    ...gap,
    figure: { median: Math.round(median), low: Math.round(low), high: Math.round(high) },
  };
}

const figuresOf = ({ figures }: EditionEntry): EditionLine["figures"] =>
  figures && {
    passes: figures.passes,
    available: figures.passes + figures.fails,
    states: figures.indicators.map(({ state }) => state),
    employed: figures.employed,
  };

/** Of what it was computed with, what the page says. */
function factsOf(from: NonNullable<EditionContent["from"]>, language: Language) {
  const { list, area, periods, computed, weighing } = from;
  const intl = intlFor(language);
  const pay = editionPay({ from }) ?? "nominal";
  const facts: EditionMethodFacts = {
    ...{ list, periods },
    pay: payText(intl, pay, computed?.parameters.deflator ?? null, periods),
    weighing: weighing ? weighingText(intl, weighing) : null,
    computed: null,
  };
  if (computed) {
    const { parameters, seed, engine, on, files } = computed;
    const { passShare, minAvailable, minN, maxRse, replicates } = parameters;
    facts.computed = {
      ...{ seed, engine, on, files },
      parameters: { passShare, minAvailable, minN, maxRse, replicates },
    };
  }
  return { ...facts, area };
}

/** An edition on one screen: what is in it, what is new and what left, who is short where; how to check it below. */
export default function EditionPage({ loaderData }: Route.ComponentProps) {
  const language = useLanguage();
  const { edition, lines, counts, before, left, from, editions, short, show } = loaderData;
  return (
    <>
      <title>{`${inLanguage(edition.title, language).text} · Jembatan`}</title>
      <OneScreen
        heading={
          <>
            <EditionHeading
              edition={edition}
              office={loaderData.office}
              lines={lines}
              before={before}
              counts={counts}
              short={short}
            />
            <Notices loaded={loaderData} />
          </>
        }
        picture={
          short &&
          short.byPlace.some(([area]) => area !== national) && (
            <EditionMap name={edition.name} short={short} />
          )
        }
        main={<EditionEntries edition={edition} from={from} lines={lines} show={show} />}
        rest={
          <>
            <LeftCard left={left} before={before} codeList={edition.codeList} />
            <CheckCard
              edition={edition}
              from={from}
              classification={loaderData.classification}
              mayWithdraw={loaderData.mayWithdraw}
            />
            <MethodCard edition={edition} from={from} short={short !== null} />
            <OtherEditions editions={editions} name={edition.name} />
          </>
        }
      />
    </>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** What to know before one cites it, and what has just been done. */
function Notices({ loaded }: { loaded: Loaded }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { edition, intact, sealed, confirmed, short } = loaded;
  return (
    <>
      {edition.withdrawn && (
        <Notice
          kind="warning"
          title={say("evidence.edition.withdrawnOn", { date: dayOn(intl, edition.withdrawn.on) })}
        >
          <p>{say("evidence.edition.withdrawnNote")}</p>
          <p>
            {say("evidence.withdraw.reason")}: {edition.withdrawn.reason}
          </p>
        </Notice>
      )}
      {(sealed || confirmed) && (
        <Notice
          kind="success"
          title={say(sealed ? "evidence.edition.sealedTitle" : "evidence.edition.confirmedTitle")}
        >
          {say("evidence.edition.sealedNote")}
        </Notice>
      )}
      {!intact && (
        <Notice kind="error" title={say("evidence.edition.broken")}>
          {say("evidence.edition.brokenNote")}
        </Notice>
      )}
      {short && short.waiting > 0 && (
        <Notice kind="warning" title={say("evidence.gap.waiting", { count: short.waiting })}>
          {say("evidence.edition.waiting")}{" "}
          <a href={`/col/gap/${edition.name}`}>{say("evidence.edition.gaps")}</a>
        </Notice>
      )}
    </>
  );
}

/** Where people are short; that provinces do not add up to the country is said where the map is. */
function EditionMap({ name, short }: { name: string; short: NonNullable<Loaded["short"]> }) {
  const intl = useIntl();
  const values = new Map(short.byPlace);
  const note = intl.formatMessage({ id: "evidence.gap.mapNote" });
  return (
    <GapMap
      heading={intl.formatMessage({ id: "evidence.edition.map" })}
      path={`/col/gap/${name}`}
      asked={{ area: national, horizon: 1, year: null }}
      title={intl.formatMessage({ id: "evidence.gap.mapOne" }, { years: String(short.year) })}
      values={values}
      places={short.places}
      note={note}
      foot={
        <details>
          <summary>{intl.formatMessage({ id: "evidence.edition.mapReading" })}</summary>
          <p>
            {note} {provincesText(intl, values)}
          </p>
        </details>
      }
    />
  );
}
