import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { dayOf, refuse, type ReportRow } from "../platform/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { callSettings } from "./bottom-up.ts";
import { decisionsOpen } from "./dovetailing.ts";
import {
  editionFormat,
  editionPath,
  type Edition,
  type EditionComputed,
  type EditionContent,
} from "./edition.ts";
import { editionEntry } from "./edition-entry.ts";
import { editionRecords } from "./edition-records.ts";
import type { OccupationList } from "./list.ts";
import { refuseStage, roundOver, stageAfter, testsOpen } from "./round.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";
import { weighRound } from "./weigh-round.ts";

/**
 * Ends a round: what was decided to be included becomes an edition that nobody can change, with the hash of its content.
 * Whoever decided upon an occupation of the round does not seal it.
 * Refusals: ROUND_NOT_FOUND, ROUND_SEALED, ROUND_CANCELLED, ROUND_STAGE (before the second dovetailing), FOUR_EYES, CONFLICTS_OPEN (a
 * declared interest that nobody dealt with), SUBMISSIONS_WAITING, DECISIONS_MISSING and DECISIONS_STALE (with a row an
 * occupation; stale: the evidence has changed since), TESTS_INCOMPLETE (a row a test), EDITION_EMPTY, PUBLISHED_LATER (it is public at once).
 */
export const sealRound = useCase<EvidenceStores>()({
  name: "evidence.seal-round",
  kind: "change",
  policy: [members("head")],
  input: z.object({ round: roundNameSchema, publishedOn: z.iso.date().nullish() }),
  async run({ stores, principal, now, today, touch }, { round: name, publishedOn }) {
    const { evidence, identity, thread } = stores;
    if (principal.kind !== "member") return refuse("NOT_PERMITTED");
    const { organisation } = principal;
    const round = await evidence.holdRound(name, organisation);
    if (!round) return refuse("ROUND_NOT_FOUND", { name });
    const over = roundOver(round);
    if (over) return over;
    if (stageAfter(round.stage) !== "sealed") return refuseStage(round);
    const day = publishedOn ?? today;
    if (day > today) return refuse("PUBLISHED_LATER", { date: day });
    const weighed = await weighRound(stores, round);
    if (!weighed.ok) return weighed;
    const { list, area, occupations } = weighed;
    for (const { decidedBy } of occupations.flatMap((one) => one.decisions)) {
      const same = requireOtherEyes(principal, decidedBy);
      if (same) return same;
    }
    const conflicts = await evidence.openInterests(round.roundId);
    if (conflicts > 0) return refuse("CONFLICTS_OPEN", { count: conflicts });
    const waiting = await evidence.submissionsWaiting(round.roundId);
    if (waiting > 0) return refuse("SUBMISSIONS_WAITING", { count: waiting });

    const latest = new Map(
      occupations.flatMap(({ code, decisions }) => {
        const last = decisions.at(-1);
        return last ? [[code, last]] : [];
      }),
    );
    const { missing, stale } = decisionsOpen(occupations, latest);
    if (missing.length > 0)
      return refuse("DECISIONS_MISSING", { count: missing.length }, rowsOf("DECISION_MISSING", missing));
    if (stale.length > 0)
      return refuse("DECISIONS_STALE", { count: stale.length }, rowsOf("DECISION_STALE", stale));
    const included = occupations.filter(({ code }) => latest.get(code)?.decision === "include");
    if (included.length === 0) return refuse("EDITION_EMPTY");
    const open = included.flatMap(({ code, criteria }) =>
      testsOpen(criteria).map((test): ReportRow => ({ file: code, code: "TEST_OPEN", expected: test })),
    );
    if (open.length > 0) return refuse("TESTS_INCOMPLETE", { count: open.length }, open);

    const full = await evidence.fullEntries(list.listId, area);
    const indicators = new Map(full.map((entry) => [entry.code, entry.indicators]));
    const office = (await identity.organisation(organisation))?.name ?? {};
    const content: EditionContent = {
      format: editionFormat,
      name,
      title: { id: `Daftar Pekerjaan Kritis ${name}`, en: `Critical Occupation List ${name}` },
      method: "rounds",
      office,
      codeList: round.codeList,
      publishedOn: day,
      source: null,
      from: {
        ...{ list: list.listId, round: name, area, periods: list.periods },
        computed: await computedFrom(stores, list),
        weighing: callSettings.parse(round.settings),
      },
      synthetic: round.synthetic,
      entries: included
        .map((one) => editionEntry(one, indicators.get(one.code) ?? []))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    };
    const edition: Edition = {
      editionId: randomUUID(),
      organisationId: organisation,
      name,
      title: content.title,
      method: "rounds",
      roundId: round.roundId,
      listId: list.listId,
      codeList: round.codeList,
      publishedOn: content.publishedOn,
      source: null,
      contentHash: contentHash(content),
      content,
      documentHash: null,
      enteredBy: null,
      sealedBy: personOf(principal),
      sealedAt: now,
      synthetic: round.synthetic,
      releasedTo: ["public"],
    };
    await evidence.addEdition(edition);
    await evidence.moveRound(round.roundId, "sealed", {});
    const { records, links } = editionRecords(edition);
    await thread.write(organisation, records, links, edition.releasedTo);
    touch({ kind: "evidence.round", id: round.roundId });
    touch({ kind: "evidence.edition", id: edition.editionId });
    return {
      ok: true,
      edition: name,
      path: editionPath(name),
      entries: content.entries.length,
      hash: edition.contentHash,
    };
  },
});

async function computedFrom({ evidence }: EvidenceStores, list: OccupationList): Promise<EditionComputed> {
  const { level, parameters, seed, engine, computedAt } = list;
  const datasets = await evidence.datasetsById(list.datasets);
  return {
    ...{ level, parameters, seed, engine, on: dayOf(computedAt) },
    files: datasets.map(({ name, title, source, periods, fileHash }) => ({
      ...{ name, title, source, periods, sha256: fileHash },
    })),
  };
}

const rowsOf = (code: string, occupations: readonly string[]): ReportRow[] =>
  occupations.map((file) => ({ file, code }));
