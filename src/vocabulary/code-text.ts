import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { schemeName, schemeSchema, unitGroupDigits, versionName } from "./classification.ts";
import { typedText } from "./coding.ts";
import type { LabelIndex } from "./label-index.ts";
import { schemeShortName } from "./scheme-names.ts";
import { conceptKinds } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";
import { openCoder, type CodeTarget } from "./text-coding.ts";

/** Which codes a text is coded to; the same for one text and for many. */
export const codeTargetInput = {
  scheme: schemeName.default("kbji"),
  /** Left out: the version in use. */
  version: versionName.optional(),
  /** Left out: unit groups of KBJI and ISCO, all levels elsewhere. */
  level: z.union([z.literal("any"), z.int().min(1).max(9)]).optional(),
  /** Left out: occupations of KBJI and ISCO, everything elsewhere. */
  kinds: z.array(z.enum(conceptKinds)).min(1).optional(),
};

type Wanted = z.output<z.ZodObject<typeof codeTargetInput>>;

/**
 * The index to look in, and what to look for.
 * Refusals: SCHEME_EMPTY (no version of the scheme is here), VERSION_NOT_FOUND, LEVEL_NOT_THERE.
 */
export async function openCodeTarget(
  { vocabulary, labelIndexes }: VocabularyStores,
  { scheme, version: name, level, kinds }: Wanted,
): Promise<Outcome<{ index: LabelIndex; target: CodeTarget; version: string; synthetic: boolean }>> {
  let index = await labelIndexes.take(vocabulary);
  const isWanted = (one: LabelIndex["versions"][number]) =>
    one.scheme === scheme && (name === undefined || one.version === name);
  if (name !== undefined && !index.versions.some(isWanted)) {
    if (!(await vocabulary.versionFacts()).some(isWanted))
      return refuse("VERSION_NOT_FOUND", { scheme: schemeShortName(scheme), version: name });
    index = await labelIndexes.take(vocabulary, { scheme, version: name });
  }
  const version = index.versions.findIndex(isWanted);
  const found = index.versions[version];
  if (!found) return refuse("SCHEME_EMPTY", { scheme: schemeShortName(scheme) });
  if (typeof level === "number") {
    const levels = new Set(index.concepts.flatMap((one) => (one.version === version ? [one.level] : [])));
    if (!levels.has(level)) {
      const here = [...levels].toSorted((a, b) => a - b).join(", ");
      return refuse("LEVEL_NOT_THERE", { scheme: schemeShortName(scheme), level, levels: here });
    }
  }
  const official = schemeSchema.safeParse(scheme).success;
  const target: CodeTarget = {
    version,
    level: level === "any" ? null : (level ?? (official ? unitGroupDigits : null)),
    kinds: kinds ?? (official ? ["occupation", "group"] : null),
  };
  return { ok: true, index, target, version: found.version, synthetic: found.synthetic };
}

/**
 * The codes that a typed title or skill may mean, the likeliest first, with the reason for each. Nothing found is an
 * empty list, not a refusal.
 * @returns `hits` with `score` from 0 to 1; `version`: the one that was looked in
 * Refusals: SCHEME_EMPTY, VERSION_NOT_FOUND, LEVEL_NOT_THERE.
 */
export const codeText = useCase<VocabularyStores>()({
  name: "vocabulary.code-text",
  kind: "read",
  policy: [anyone],
  input: z.object({
    text: typedText,
    ...codeTargetInput,
    top: z.int().min(1).max(50).default(5),
  }),
  async run({ stores }, { text, top, ...wanted }) {
    const opened = await openCodeTarget(stores, wanted);
    if (!opened.ok) return opened;
    const { index, target, version, synthetic } = opened;
    const hits = openCoder(index, target)(text, top);
    return { ok: true, scheme: wanted.scheme, version, synthetic, level: target.level, text, hits };
  },
});
