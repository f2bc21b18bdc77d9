import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { callFacts, findCall } from "./call.ts";
import { splitCodeList } from "./dataset.ts";
import { hashResumeCode } from "./resume-code.ts";
import type { EvidenceStores } from "./stores.ts";
import { registrationOf } from "./submission.ts";

const roundName = z.string().max(60);

/**
 * A call for evidence as anybody sees it: what it is about, whose it is, until when, and whether answers are taken.
 * Refusal: CALL_NOT_FOUND.
 */
export const readCall = useCase<EvidenceStores>()({
  name: "evidence.read-call",
  kind: "read",
  policy: [anyone],
  input: z.object({ round: roundName }),
  async run({ stores, today }, { round: name }) {
    const found = await findCall(stores, name);
    return found.ok ? { ok: true, ...(await callFacts(stores, found.round, today)) } : found;
  },
});

/**
 * One's own answers, by the code that only their writer has: to go on with them, or to see what became of them.
 * Refusals: CALL_NOT_FOUND, SUBMISSION_NOT_FOUND (a wrong code and one of another round alike).
 */
export const readSubmission = useCase<EvidenceStores>()({
  name: "evidence.read-submission",
  kind: "read",
  policy: [anyone],
  input: z.object({ round: roundName, code: z.string().max(60) }),
  async run({ stores, today }, { round: name, code }) {
    const { evidence, vocabulary } = stores;
    const call = await findCall(stores, name);
    if (!call.ok) return call;
    const hash = hashResumeCode(code);
    const found = hash && (await evidence.submissionByCode(call.round.roundId, hash, "read"));
    if (!found) return refuse("SUBMISSION_NOT_FOUND");
    const lines = await evidence.linesOf(found.submissionId);
    const { scheme, version } = splitCodeList(call.round.codeList);
    const codes = lines.flatMap((line) => line.code ?? []);
    const titles = await vocabulary.titles(scheme, version, codes);
    const { kind, respondent, area, contact, interest, status, statusReason, sentAt } = found;
    return {
      ok: true,
      ...(await callFacts(stores, call.round, today)),
      submission: {
        ...{ kind, respondent, area, contact, interest, status, statusReason, sentAt },
        attached: found.fileHash !== null,
        registration: registrationOf(found.respondentKey),
      },
      lines: lines.map((line) => ({ ...line, title: (line.code && titles.get(line.code)) || null })),
    };
  },
});
