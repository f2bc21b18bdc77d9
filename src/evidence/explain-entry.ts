import type { Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { leadingDriver, remedyOf } from "./driver.ts";
import { editionPay, type EditionContent, type EditionEntry, type EditionTest } from "./edition.ts";
import { indicatorName } from "./indicator-name.ts";
import { piecesOf, writtenText, type Piece, type Written } from "./written-text.ts";

/**
 * Why an occupation is in an edition, in plain sentences built from what the edition keeps: figures, employers, driver
 * with its remedy, the decision, who commits. The same entry always gives the same sentences.
 */
export function explainEntry(
  { figures, voices, decided, tests }: EditionEntry,
  content: Pick<EditionContent, "source" | "from">,
  language: Language,
): string {
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!decided) return say("evidence.explain.published", { source: content.source ?? "" });
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
  const leading = voices && leadingDriver(voices.drivers);
  const passed = (figures?.indicators ?? [])
    .filter(({ state }) => state === "pass")
    .map(({ indicator }) =>
      indicatorName(intl, indicator, editionPay(content) ?? "nominal").toLocaleLowerCase(language),
    );
  const said = (written: Written) => writtenText(intl, written, language);
  const strategic = tests.find(({ test }) => test === "strategic");
  const pipeline = tests.find(({ test }) => test === "pipeline");
  return [
    figures === null
      ? say("evidence.explain.noFigures")
      : figures.verdict === "undetermined"
        ? say("evidence.explain.undetermined", { available: figures.passes + figures.fails })
        : say("evidence.explain.figures", {
            verdict: figures.verdict,
            passes: figures.passes,
            available: figures.passes + figures.fails,
            // All of them need no list.
            named: figures.fails === 0 ? 0 : passed.length,
            indicators: intl.formatList(passed, { type: "conjunction" }),
            resampled: figures.robustness === null ? 0 : 1,
            share: percent(figures.robustness ?? 0),
          }),
    voices === null
      ? say("evidence.explain.noVoices")
      : say("evidence.explain.voices", { respondents: voices.respondents, vacancies: voices.vacancies }),
    ...(leading
      ? [
          `${say(`evidence.explain.driver.${leading}`)} ${say(`evidence.explain.remedy.${remedyOf(leading)}`)}`,
        ]
      : []),
    ...(decided.reason && decided.proposal !== "include"
      ? [
          say("evidence.explain.reason", {
            proposal: decided.proposal,
            reason: said({ text: decided.reason, writtenIn: decided.writtenIn }),
          }),
        ]
      : []),
    ...(strategic ? [say("evidence.explain.strategic", { evidence: said(wordsOf(strategic)) })] : []),
    ...(pipeline?.commits ? [say("evidence.explain.pipeline", { commits: pipeline.commits })] : []),
  ].join(" ");
}

const wordsOf = ({ evidence, writtenIn }: Pick<EditionTest, "evidence" | "writtenIn">): Written => ({
  text: evidence,
  writtenIn,
});

/** The explanation in pieces: what somebody wrote in the other language has its own. */
export function explainInPieces(
  entry: EditionEntry,
  content: Pick<EditionContent, "source" | "from">,
  language: Language,
): Piece[] {
  const { decided, tests } = entry;
  const written = [
    ...(decided?.reason ? [{ text: decided.reason, writtenIn: decided.writtenIn }] : []),
    ...tests.filter(({ test }) => test === "strategic").map(wordsOf),
  ];
  return piecesOf(explainEntry(entry, content, language), written, language);
}
