import type { z } from "zod";
import type { Outcome } from "../platform/index.ts";
import type { Policy } from "./policy.ts";
import type { Principal } from "./principal.ts";

/** A record that a change touched, for the audit row: a kind and an id, never personal data. */
export type RecordRef = { kind: string; id: string };

/** What a use case is given besides its input: who asks, when, and the pen for audit and events. */
export type Work<Stores> = {
  stores: Stores;
  principal: Principal;
  /** The instant at which the use case started; the only clock it may read. */
  now: Date;
  /** Today's date where the installation is kept (`YYYY-MM-DD`). */
  today: string;
  /** Names a record touched by this change; it goes into the audit row of the same transaction. */
  touch(record: RecordRef): void;
  /** Publishes an event into the outbox of the same transaction. */
  publish(topic: string, payload: Record<string, unknown>): Promise<void>;
  /** Reports how far long work is, from 0 to 1. */
  progress(share: number): void;
};

/**
 * One thing that somebody can do. `policy` is checked before anything else, `input` before the database is
 * asked. A `read` runs in a read-only transaction; a `change` leaves an audit row in its own transaction and
 * is answered only after COMMIT. A refusal rolls everything back.
 */
export type UseCase<Stores, Schema extends z.ZodType = z.ZodType, Result extends object = object> = {
  name: string;
  kind: "read" | "change";
  policy: Policy;
  input: Schema;
  run: (work: Work<Stores>, input: z.output<Schema>) => Promise<Outcome<Result>>;
};

/** Declares a use case; the types of its stores, input and result follow from the definition. */
export function useCase<Stores>() {
  return <Schema extends z.ZodType, Result extends object>(
    definition: UseCase<Stores, Schema, Result>,
  ): UseCase<Stores, Schema, Result> => definition;
}

/** The input as a caller writes it, before defaults are filled in. */
export type InputOf<U> = U extends { input: infer Schema extends z.ZodType } ? z.input<Schema> : never;

/** The answer of a use case. */
export type AnswerOf<U> = U extends { run(...args: never[]): Promise<infer Answer> } ? Answer : never;
