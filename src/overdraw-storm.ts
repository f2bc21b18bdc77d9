import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { dayAfter } from "./identity/index.ts";
import { Refused, type CommandLine } from "./identity/index.server.ts";
import { databaseIsAway } from "./platform/database.ts";
import { approveTerms, draftTerms, readTerms, submitTerms } from "./placement/index.server.ts";
import { withTrial, type TrialInstallation } from "./trial-installation.ts";

const offices = [
  { key: "programme", party: "ID" },
  { key: "host", party: "ID" },
  { key: "sender", party: "SG" },
];
/** Each request takes four weeks; all of them together take four times what was committed. */
const weeks = 4;

export type StormResult = {
  attempts: number;
  approved: number;
  /** Refused because too little was left. */
  spent: number;
  /** Refused for anything else, or failed. */
  other: string[];
  committed: number;
  drawn: number;
  /** Weeks that the rows of what was drawn add up to. */
  booked: number;
  /** Weeks drawn beyond what was committed. */
  overdrawn: number;
};

/** Approves many requests at once against one commitment, on a real PostgreSQL that is made for this. */
const overdrawStorm = (root: string, attempts = 100): Promise<StormResult> =>
  withTrial(root, offices, async (trial) => {
    const committed = (attempts * weeks) / 4;
    const commitment = await commit(trial, committed, dayAfter(trial.workbench.today(), 720));
    const waiting = await submitted(trial, attempts);
    const head = trial.principal("programme", "head");
    const approve = (one: { terms: string; revision: number }) =>
      insistently(() => trial.attempt(approveTerms, head, { ...one, commitment }));
    const ended = await Promise.allSettled(waiting.map(approve));
    const codes = ended.map((one) =>
      one.status === "rejected" ? String(one.reason) : one.value.ok ? "approved" : one.value.code,
    );
    const [kept] = await trial.arrange<{ drawn: number; booked: number }>(
      `select b.drawn::float8 as drawn, coalesce((select sum(d.quantity) from agreement.drawdown d
          where d.commitment_id = b.commitment_id), 0)::float8 as booked
        from agreement.commitment_balance b where b.commitment_id = $1`,
      [commitment],
    );
    const { drawn, booked } = kept ?? { drawn: 0, booked: 0 };
    return {
      ...{ attempts, committed, drawn, booked },
      approved: codes.filter((code) => code === "approved").length,
      spent: codes.filter((code) => code === "COMMITMENT_SPENT").length,
      other: codes.filter((code) => code !== "approved" && code !== "COMMITMENT_SPENT"),
      overdrawn: Math.max(0, drawn - committed, booked - committed),
    };
  });

const tries = 20;

/** Whoever finds no free connection on a busy machine is answered 503 and comes again, as a person does. */
async function insistently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let left = tries; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 1 || !databaseIsAway(error)) throw error;
    }
  }
}

/** A signed commitment of person-weeks, as it stands after the signature, with a centre and a skill to ask for. */
export async function commit(
  { arrange, principal }: Pick<TrialInstallation, "arrange" | "principal">,
  quantity: number,
  until: string,
): Promise<string> {
  const lead = principal("programme", "head");
  const office = lead.kind === "member" ? lead.organisation : "";
  const [circle, proposal, version, clause, commitment, skills] = Array.from({ length: 6 }, () =>
    randomUUID(),
  );
  await arrange("insert into agreement.circle values ($1, $2, $3, 'drafting', true)", [
    office,
    circle,
    proposal,
  ]);
  await arrange(
    `insert into agreement.circle_member (organisation_id, circle_id, proposal_id, capacity, since)
      values ($1, $2, $3, 'lead', '2020-01-01')`,
    [office, circle, proposal],
  );
  await arrange(
    `insert into agreement.version (organisation_id, circle_id, version_id, proposal_id, number, kind, content,
        content_hash, made_at) values ($1, $2, $3, $4, 1, 'release', '{}', 'trial', now())`,
    [office, circle, version, proposal],
  );
  await arrange(
    `insert into agreement.commitment (organisation_id, circle_id, commitment_id, proposal_id, version_id, clause_id,
        kind, title, party, quantity, unit, period_from, period_until, made_at)
      values ($1, $2, $3, $4, $5, $6, 'person-weeks', '{}', 'SG', $7, 'person-week', '2020-01-01', $8, now())`,
    [office, circle, commitment, proposal, version, clause, quantity, until],
  );
  await arrange(
    `insert into roster.centre (key, kind, name, organisation_key, province_code, zone, source)
      values ('trial', 'BPVP', '{}', 'host', '73', 'Asia/Makassar', 'trial')`,
    [],
  );
  await arrange(
    `insert into vocabulary.version (version_id, scheme, version, title, file_name, file_hash, organisation_id)
      values ($1, 'trial', '1', '{}', 'trial', 'trial', $2)`,
    [skills, office],
  );
  await arrange(
    "insert into vocabulary.concept (version_id, code, kind, level) values ($1, 'T1', 'skill', 1)",
    [skills],
  );
  return commitment ?? "";
}

async function submitted({ perform, principal, workbench }: TrialInstallation, attempts: number) {
  const officer = principal("host", "officer");
  const skill = { scheme: "trial", version: "1", code: "T1" };
  const fromDay = dayAfter(workbench.today(), 90);
  const words = { id: "Uji", en: "Trial" };
  const waiting: { terms: string; revision: number }[] = [];
  for (let at = 0; at < attempts; at++) {
    const { terms } = await perform(draftTerms, officer, {
      ...{ place: { centre: "trial" }, title: words, route: "work-permit", languages: ["en"] },
      ...{ fromDay, untilDay: dayAfter(fromDay, weeks * 7 - 1) },
      objectives: [{ text: words, units: [skill], measure: words }],
      skills: [{ ...skill, level: 3 }],
      counterparts: [{ name: "Trial", job: words }],
    });
    await perform(submitTerms, officer, { terms, revision: 1, programme: "programme" });
    waiting.push({ terms, revision: (await perform(readTerms, officer, { terms })).terms.revision });
  }
  return waiting;
}

/** Adds `placement overdraw-storm`. */
export function overdrawStormCommand(placement: Command, cli: CommandLine): void {
  placement
    .command("overdraw-storm")
    .description(
      "approve 100 requests at once against one commitment, in an installation made for this alone",
    )
    .action(async () => {
      const result = await overdrawStorm(cli.root);
      const { approved, spent, other, overdrawn, drawn, booked } = result;
      const ok =
        overdrawn === 0 && other.length === 0 && drawn === booked && approved + spent === result.attempts;
      cli
        .terminal()
        .answer({ ok, ...result }, () => [
          cli.say("placement.cli.storm", { attempts: result.attempts, approved, spent, overdrawn }),
          ...other.map((one) => `  ${one}`),
        ]);
      if (!ok) throw new Refused({ ok: false, code: "COMMITMENT_SPENT" });
    });
}
