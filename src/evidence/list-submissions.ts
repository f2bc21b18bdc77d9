import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { provinceList } from "../vocabulary/index.ts";
import { callFacts } from "./call.ts";
import { splitCodeList } from "./dataset.ts";
import type { EvidenceStores } from "./stores.ts";
import { submissionsOnPage, registrationOf } from "./submission.ts";

const roundName = z.string().max(60);
const readers = members("officer", "statistician", "head");

/**
 * What was sent in a round of one's own office, those that wait first; drafts are counted and shown to nobody but their
 * writers.
 * @returns `counts` by state, `total` of the wanted state; `whole`: files' submissions that need no second look
 * Refusal: ROUND_NOT_FOUND (also another office's).
 */
export const listSubmissions = useCase<EvidenceStores>()({
  name: "evidence.list-submissions",
  kind: "read",
  policy: [readers, jobs("command-line")],
  input: z.object({
    round: roundName,
    status: z.enum(["sent", "accepted", "rejected"]).optional(),
    limit: z.int().min(1).max(10_000).default(submissionsOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores, principal, today }, { round: name, status, limit, offset }) {
    const { evidence, vocabulary } = stores;
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const counts = await evidence.countSubmissions(round.roundId);
    const submissions = await evidence.sentSubmissions(round.roundId, {
      status: status ?? null,
      limit,
      offset,
    });
    const places = new Map((await vocabulary.places(provinceList)).map((place) => [place.code, place.name]));
    const { places: _, ...facts } = await callFacts(stores, round, today);
    return {
      ok: true,
      ...facts,
      counts,
      total: status ? counts[status] : counts.sent + counts.accepted + counts.rejected,
      openInterests: await evidence.openInterests(round.roundId),
      whole: await evidence.countWhole(round.roundId),
      submissions: submissions.map((one) => ({
        ...one,
        areaName: (one.area && places.get(one.area)) || null,
      })),
    };
  },
});

/**
 * One submission with everything that was said in it, for whoever decides on it.
 * @returns `others`: of the same respondent (`sameKey`) or name in this round
 * Refusals: ROUND_NOT_FOUND, SUBMISSION_NOT_FOUND (also a draft).
 */
export const readModeration = useCase<EvidenceStores>()({
  name: "evidence.read-moderation",
  kind: "read",
  policy: [readers],
  input: z.object({ round: roundName, submission: z.uuid() }),
  async run({ stores, principal, today }, { round: name, submission: id }) {
    const { evidence, vocabulary, identity } = stores;
    const organisationId = organisationOf(principal);
    const round = organisationId ? await evidence.roundNamed(name, organisationId) : undefined;
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const found = await evidence.submission(id, "read");
    if (!found || found.roundId !== round.roundId || found.status === "draft")
      return refuse("SUBMISSION_NOT_FOUND");
    const lines = await evidence.linesOf(id);
    const { scheme, version } = splitCodeList(round.codeList);
    const titles = await vocabulary.titles(
      scheme,
      version,
      lines.flatMap((line) => line.code ?? []),
    );
    const others = await evidence.sameRespondent(found);
    const blanked = await evidence.blankedIn(id);
    const people = [found.moderatedBy, ...blanked.map(({ blankedBy }) => blankedBy)];
    const names = new Map(
      (await identity.names(people.filter((one) => one !== null))).map((one) => [one.personId, one.name]),
    );
    const { kind, respondent, respondentKey, area, contact, interest, interestResolved } = found;
    const { status, statusReason, source, sentAt, moderatedAt } = found;
    return {
      ok: true,
      ...(await callFacts(stores, round, today)),
      submission: {
        ...{ submissionId: id, kind, respondent, area, contact, interest, interestResolved },
        ...{ status, statusReason, source, sentAt, moderatedAt },
        attached: source === "form" && found.fileHash !== null,
        registration: registrationOf(respondentKey),
        moderator: names.get(found.moderatedBy ?? "") ?? null,
      },
      lines: lines.map((line) => ({ ...line, title: (line.code && titles.get(line.code)) || null })),
      others,
      blanked: blanked.map(({ place, line, reason, blankedBy, blankedAt }) => {
        return { place, line, reason, at: blankedAt, by: names.get(blankedBy ?? "") ?? null };
      }),
    };
  },
});
