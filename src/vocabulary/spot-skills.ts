import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Bilingual, type Language } from "../platform/index.ts";
import { schemeName } from "./classification.ts";
import { spotSkills as spotIn } from "./skill-spotting.ts";
import type { Doubt } from "./spotting-doubt.ts";
import { schemeShortName } from "./scheme-names.ts";
import type { ConceptKind } from "./scheme-content.ts";
import { thousandths } from "./text-coding.ts";
import type { TextStep } from "./text-index.ts";
import type { VocabularyStores } from "./stores.ts";

/** Longest paragraph that is looked through, in characters. */
export const longestParagraph = 20_000;

/** A skill that a paragraph speaks of. `start` and `end` count UTF-16 units; `end` is the first place after. */
export type SpottedSkill = {
  start: number;
  end: number;
  text: string;
  scheme: string;
  version: string;
  code: string;
  kind: ConceptKind;
  title: Bilingual;
  /** 0 to 1, in thousandths. */
  score: number;
  label: string;
  language: Language;
  step: TextStep;
  /** Why it is probably not meant; null where nothing speaks against it. */
  doubt: Doubt | null;
};

/**
 * The skills that a paragraph or CV speaks of, in its order. A person confirms them; nothing of the text is kept.
 * @param scheme looks in this scheme's skills only
 * Refusals: PARAGRAPH_TOO_LONG; SCHEME_EMPTY (that scheme is not here); SKILLS_ABSENT (no scheme with skills is here).
 */
export const spotSkills = useCase<VocabularyStores>()({
  name: "vocabulary.spot-skills",
  kind: "read",
  policy: [anyone],
  input: z.object({
    text: z.string(),
    scheme: schemeName.optional(),
    /** Lowest score that counts; left out: as sure as a person would want it. */
    least: z.number().min(0).max(1).optional(),
  }),
  async run({ stores: { vocabulary, labelIndexes } }, { text, scheme, least }) {
    if (text.length > longestParagraph)
      return refuse("PARAGRAPH_TOO_LONG", { length: text.length, most: longestParagraph });
    const index = await labelIndexes.take(vocabulary);
    if (scheme !== undefined && !index.versions.some((one) => one.scheme === scheme))
      return refuse("SCHEME_EMPTY", { scheme: schemeShortName(scheme) });
    const skills = index.those(
      `skills ${scheme}`,
      ({ kind, version }) =>
        (kind === "skill" || kind === "unit") &&
        (scheme === undefined || index.versions[version]!.scheme === scheme),
    );
    const accept = (number: number) => skills[number] === 1;
    if (!skills.includes(1)) return refuse("SKILLS_ABSENT");
    const spans: SpottedSkill[] = spotIn(index.text, text, {
      accept,
      ...(least !== undefined && { least }),
    }).flatMap((spotted) => {
      const concept = index.concepts[spotted.concept]!;
      const version = index.versions[concept.version]!;
      const label = concept.labels[spotted.label];
      if (!label) return [];
      return {
        start: spotted.start,
        end: spotted.end,
        text: spotted.text,
        scheme: version.scheme,
        version: version.version,
        code: concept.code,
        kind: concept.kind,
        title: concept.title,
        score: thousandths(spotted.score),
        label: label.text,
        language: label.language,
        step: spotted.step,
        doubt: spotted.doubt,
      };
    });
    return { ok: true, spans };
  },
});
