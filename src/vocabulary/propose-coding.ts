import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import { typedText } from "./coding.ts";
import { schemeShortName } from "./scheme-names.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Proposes codes for typed titles: one that a person chose, or the rows of a bulk that were not sure enough to be
 * taken or for which nothing was found. A second person of the organisation decides. Rows that wait already, that are a label of their code
 * anyway or that were rejected for it are counted and left out; one that a person chose is refused with the reason.
 * @returns `added`, `open`, `known`, `rejected`
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND; of a person's one CODING_OPEN, CODING_KNOWN, CODING_REJECTED.
 */
export const proposeCoding = useCase<VocabularyStores>()({
  name: "vocabulary.propose-coding",
  kind: "change",
  policy: [members("statistician", "officer"), jobs("command-line", "demo")],
  input: z.object({
    scheme: schemeName.default("kbji"),
    version: versionName,
    /** File that the rows come from. */
    source: z.string().trim().min(1).max(255).optional(),
    codings: z
      .array(
        z.object({
          text: typedText,
          /** Null where nothing was found: whoever reviews it chooses one. */
          code: z.string().min(1).max(60).nullable(),
          language: z.enum(["id", "en"]).nullable().default(null),
          score: z.number().min(0).max(1).nullable().default(null),
        }),
      )
      .min(1)
      .max(10_000),
  }),
  async run({ stores: { vocabulary }, principal, now, touch }, input) {
    const { scheme, version: name, source } = input;
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    const version = await vocabulary.version(scheme, name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: schemeShortName(scheme), version: name });
    const { versionId } = version;

    // A text that stands in a file twice is one proposal.
    const different = new Map(input.codings.map((coding) => [coding.text.toLowerCase(), coding]));
    const codings = [...different.values()].map((coding) => ({
      ...coding,
      codingId: randomUUID(),
      versionId,
    }));
    const known = await vocabulary.knownCodes(scheme, name, null);
    const absent = codings.find(({ code }) => code !== null && !known.has(code))?.code;
    if (absent) return refuse("CONCEPT_NOT_FOUND", { code: absent });

    await vocabulary.oneCodingAtATime();
    const before = await vocabulary.codedBefore(organisationId, versionId, codings);
    const counts = { open: 0, label: 0, rejected: 0 };
    const states = new Map(before.map(({ text, state }) => [text, state]));
    for (const state of states.values()) counts[state] += 1;
    const [only] = codings;
    const chosen = codings.length === 1 && only?.score === null ? only : null;
    const state = chosen && states.get(chosen.text);
    if (state && chosen.code !== null)
      return refuse(singleRefusal[state], { text: chosen.text, code: chosen.code });

    const added = codings.filter(({ text }) => !states.has(text));
    if (added.length > 0) {
      const author = personOf(principal);
      await vocabulary.addCodings(added, { organisationId, author, codedAt: now, source: source ?? null });
      for (const { codingId } of added) touch({ kind: "vocabulary.coding", id: codingId });
    }
    return {
      ok: true,
      added: added.length,
      open: counts.open,
      known: counts.label,
      rejected: counts.rejected,
    };
  },
});

const singleRefusal = { open: "CODING_OPEN", label: "CODING_KNOWN", rejected: "CODING_REJECTED" } as const;
