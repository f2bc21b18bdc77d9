import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { codeTexts, type VocabularyStores } from "../vocabulary/index.server.ts";
import { splitCodeList } from "./dataset.ts";
import type { EvidenceStores } from "./stores.ts";
import { readSubmissionFile, type FileSubmission } from "./submission-file.ts";

/** Titles that are coded at once. */
const textsAtOnce = 5_000;

/**
 * Takes in answers of an earlier survey as submissions that wait for the office, like those of the form. A title without
 * a code gets the likeliest one, unconfirmed: it counts when a person confirms it. The same file again changes nothing; a
 * file with any finding is refused whole. `dryRun` does all of it and takes it back.
 * @param collectedOn day of the survey; of one respondent's answers those sent last count
 * @returns of the file `rows`, `submissions`, `lines`, of these `coded` (by machine) and `uncoded`; with `interest`
 * Refusals: ROUND_NOT_FOUND (also another office's), ROUND_CANCELLED, SUBMISSIONS_LATE (decisions have begun), COLLECTED_LATER (a day to
 * come), and FILE_REFUSED with a row for each finding.
 */
export const importSubmissions = useCase<EvidenceStores & VocabularyStores>()({
  name: "evidence.import-submissions",
  kind: "change",
  policy: [members("statistician"), jobs("command-line", "demo")],
  input: z.object({
    round: z.string().max(60),
    /** Where the file lies on this disk, and what it is called for people. */
    path: z.string(),
    fileName: z.string().min(1).max(255),
    collectedOn: z.iso.date().optional(),
    dryRun: z.boolean().default(false),
  }),
  async run(work, { round: name, path, fileName, collectedOn, dryRun }) {
    const { stores, principal, now, today, touch, progress } = work;
    const { evidence, vocabulary } = stores;
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    if (round.stage === "cancelled") return refuse("ROUND_CANCELLED", { name });
    if (round.stage !== "open" && round.stage !== "evidence")
      return refuse("SUBMISSIONS_LATE", { round: name });
    if (collectedOn && collectedOn > today) return refuse("COLLECTED_LATER", { date: collectedOn });

    const { scheme, version } = splitCodeList(round.codeList);
    const places = await vocabulary.places(provinceList);
    const file = await readSubmissionFile(
      path,
      {
        codes: await vocabulary.knownCodes(scheme, version, null),
        codeList: round.codeList,
        areas: new Set(places.map(({ code }) => code)),
        areaList: provinceList,
      },
      { fileName, onProgress: (share) => progress(share / 3) },
    );
    if (!file.ok) return file;
    const { submissions, rows, fileHash, personal } = file;
    const counts = { round: name, rows, submissions: submissions.length, fileHash, dryRun, personal };
    const interest = submissions.filter((one) => one.interest !== null).length;

    const uncodedLines = submissions.flatMap(({ lines }) => lines.filter(({ code }) => code === null));
    const known = await evidence.hasImportedSubmissions(round.roundId, fileHash);
    if (known) return { ok: true, ...counts, interest, coded: 0, uncoded: 0, unchanged: true };
    for (let from = 0; from < uncodedLines.length; from += textsAtOnce) {
      const part = uncodedLines.slice(from, from + textsAtOnce);
      const texts = part.map(({ typed }) => typed);
      const coded = await codeTexts.run(
        { ...work, progress: () => {} },
        codeTexts.input.parse({ texts, scheme, version }),
      );
      // Where no classification is loaded, titles stay without a code and wait for a person.
      if (coded.ok)
        for (const [place, line] of part.entries()) line.code = coded.results[place]?.first?.code ?? null;
      progress(1 / 3 + (from + part.length) / uncodedLines.length / 2);
    }
    const uncoded = uncodedLines.filter(({ code }) => code === null).length;
    if (!dryRun) {
      // At the beginning of its day: what a respondent sent in the form on that day is later.
      const sentAt = collectedOn ? new Date(`${collectedOn}T00:00:00Z`) : now;
      const added = submissions.map((one) => ({ ...one, submissionId: randomUUID() }));
      const { organisationId, roundId, synthetic } = round;
      await evidence.addSubmissions(
        added.map(({ lines: _, ...one }) => ({
          ...one,
          ...{ organisationId, roundId, synthetic, status: "sent", source: "file", resumeHash: null },
          ...{ fileHash, savedAt: now, sentAt },
        })),
      );
      await evidence.addLines(organisationId, added.flatMap(linesOf));
      touch({ kind: "evidence.submission-file", id: fileHash });
    }
    return { ok: true, ...counts, interest, coded: uncodedLines.length - uncoded, uncoded, unchanged: false };
  },
});

const linesOf = ({ submissionId, lines }: FileSubmission & { submissionId: string }) =>
  lines.map((line) => ({ ...line, submissionId }));
