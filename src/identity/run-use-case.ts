import { sql } from "kysely";
import type { z } from "zod";
import { refuse, type Outcome } from "../platform/index.ts";
import type { Database, Tx } from "../platform/database.ts";
import { decide } from "./policy.ts";
import { organisationOf, personOf, type Principal } from "./principal.ts";
import type { RecordRef, UseCase } from "./use-case.ts";

/** Who calls and how: the principal, a trace id that log, audit and error answers share, and a place for progress. */
export type Caller = {
  principal: Principal;
  trace: string;
  onProgress?: (share: number) => void;
  /** Another instant than this one: the demo alone tells what happened on earlier days. */
  at?: Date;
};

export type Run<Stores> = <Schema extends z.ZodType, Result extends object>(
  useCase: UseCase<Stores, Schema, Result>,
  caller: Caller,
  input: z.input<Schema>,
) => Promise<Outcome<Result>>;

/**
 * The one way into the database: policy, input, one transaction that carries the principal, audit, COMMIT,
 * answer.
 * @param wire makes the stores of all modules for one transaction (only the composition root can know them)
 * Refusals of its own: NOT_SIGNED_IN, NOT_PERMITTED, INPUT_INVALID (rows name the fields), TEXT_WITH_NUL.
 */
export function createRun<Stores>(options: {
  database: Database;
  wire: (tx: Tx) => Stores;
  clock: () => Date;
  today: (now: Date) => string;
}): Run<Stores> {
  return async (useCase, caller, rawInput) => {
    const { principal } = caller;
    const denied = decide(useCase.policy, principal);
    if (denied) return denied;
    const parsed = useCase.input.safeParse(rawInput);
    if (!parsed.success) return refuse("INPUT_INVALID", undefined, fieldRows(parsed.error));
    if (holdsNul(parsed.data)) return refuse("TEXT_WITH_NUL");

    const now = caller.at ?? options.clock();
    const touched: RecordRef[] = [];
    return options.database.transaction(
      settingsOf(principal, useCase),
      async (tx) => {
        const outcome = await useCase.run(
          {
            stores: options.wire(tx),
            principal,
            now,
            today: options.today(now),
            touch: (record) => void touched.push(record),
            publish: async (topic, payload) => {
              await sql`insert into platform.outbox (topic, payload)
                values (${topic}, ${JSON.stringify(payload)})`.execute(tx);
            },
            progress: caller.onProgress ?? (() => {}),
          },
          parsed.data,
        );
        // A check that wrote nothing (a dry run, a file that is here already) touches no record and leaves no
        // trace.
        if (outcome.ok && useCase.kind === "change" && touched.length > 0) {
          await sql`insert into identity.audit (organisation_id, person_id, principal_kind, use_case, records, trace)
            values (${organisationOf(principal)}::uuid, ${personOf(principal)}::uuid, ${auditName(principal)},
              ${useCase.name}, ${JSON.stringify(touched)}, ${caller.trace})`.execute(tx);
        }
        return outcome;
      },
      (outcome) => (outcome.ok ? "commit" : "rollback"),
    );
  };
}

function settingsOf(principal: Principal, useCase: Pick<UseCase<never>, "name" | "kind">) {
  return {
    "jembatan.kind": principal.kind,
    "jembatan.person": personOf(principal) ?? "",
    "jembatan.organisation": organisationOf(principal) ?? "",
    "jembatan.party": principal.kind === "anonymous" ? "" : (principal.party ?? ""),
    "jembatan.role": principal.kind === "member" ? principal.role : "",
    "jembatan.purpose": useCase.name,
    transaction_read_only: useCase.kind === "read" ? "on" : "off",
  };
}

/** PostgreSQL keeps no text with the character NUL, and nobody types it. */
function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  return Object.values(value).some(holdsNul);
}

const auditName = (principal: Principal) =>
  principal.kind === "job" ? `job:${principal.name}` : principal.kind;

function fieldRows(error: z.ZodError) {
  return error.issues.map((issue) => ({
    file: "",
    column: issue.path.join("."),
    code: "FIELD_INVALID",
    expected: issue.message,
  }));
}
