import { InvalidArgumentError, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { compareOccupations, type ComparedOccupation } from "./compare-occupations.ts";
import type { Coverage, Lack } from "./occupation-comparison.ts";

/** Skills that are lacking on a terminal; JSON has all of them. */
const shown = 20;

/** Adds `vocabulary compare`. */
export function compareCommands(vocabulary: Command, cli: CommandLine): void {
  vocabulary
    .command("compare")
    .description("what two occupations ask for, and what somebody from the one lacks for the other")
    .argument("<a>", "occupation, as jembatan/2026.1/2512", occupationNamed)
    .argument("<b>", "the other occupation", occupationNamed)
    .action(async (a: Named, b: Named) => {
      const found = await cli.perform(compareOccupations, { a, b });
      const { language } = cli.terminal();
      const nameOf = ({ concept }: ComparedOccupation) =>
        inLanguage(concept.title, language).text || concept.code;
      cli.terminal().answer(found, () => {
        const { comparison, names } = found;
        if (!comparison || !found.b) return [];
        const [has, asks] = [nameOf(found.a), nameOf(found.b)];
        const title = cli.say("vocabulary.compare.of", { a: has, b: asks });
        if (!comparison.matched) return [title, cli.say("vocabulary.compare.unmatched")];
        const covered = (one: string, other: string, coverage: Coverage | null) =>
          `${cli.say("vocabulary.compare.covered", { has: one, asks: other })}: ${percent(coverage)}`;
        const lack = ({ skills, reasons }: Lack) =>
          `  ${skills.map((skill) => inLanguage(names[skill]?.title ?? {}, language).text || skill).join(" = ")}: ` +
          reasons.map((reason) => cli.say(`vocabulary.compare.reason.${reason}`)).join("; ");
        const lacking = comparison.lackingForB;
        return [
          title,
          covered(has, asks, comparison.coverageOfB),
          covered(asks, has, comparison.coverageOfA),
          cli.say("vocabulary.compare.lacking", { a: has, b: asks }),
          ...lacking.slice(0, shown).map(lack),
          ...(lacking.length > shown
            ? [`  ${cli.say("vocabulary.cli.more", { count: lacking.length - shown })}`]
            : []),
        ];
      });
      function percent(coverage: Coverage | null): string {
        if (!coverage) return "–";
        return new Intl.NumberFormat(language, { style: "percent" }).format(coverage.covered / coverage.of);
      }
    });
}

type Named = { scheme: string; version: string; code: string };

function occupationNamed(text: string): Named {
  const [, scheme, version, code] = /^([^/]+)\/([^/]+)\/(.+)$/.exec(text) ?? [];
  if (!scheme || !version || !code) throw new InvalidArgumentError("must be scheme/version/code");
  return { scheme, version, code };
}
