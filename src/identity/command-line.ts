import type { z } from "zod";
import type { Outcome, Refusal, ReportRow } from "../platform/index.ts";
import type { Terminal } from "../platform/terminal.ts";
import type { UseCase } from "./use-case.ts";

/** What a module's commands are given: the terminal, and a way to run use cases as the command line. */
export type CommandLine = {
  terminal(): Terminal;
  /**
   * Runs a use case as the named job `command-line` of an organisation (`--organisation KEY`, else the
   * corridor's operator) with a progress bar. A refusal is printed as a sentence (or as JSON) and ends the
   * command with exit code 1.
   */
  perform<Stores, Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Stores, Schema, Result>,
    input: z.input<Schema>,
    title?: string,
  ): Promise<{ ok: true } & Result>;
  /**
   * Prints a refusal that no use case made (a file that cannot be read) and ends the command as `perform`
   * does.
   */
  refuse(refusal: Refusal): never;
  /** The sentence of a message key in the terminal's language. */
  say(key: string, values?: Record<string, string | number>): string;
  /** A finding or warning of a file as a sentence in the terminal's language. */
  explainRow(row: ReportRow): string;
  /** A place on this disk where use cases look for mapping files and the like. */
  root: string;
};

/** Thrown by `perform` after a refusal was printed: the command stops, nothing more is said. */
export class Refused extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super("refused");
    this.outcome = outcome;
  }
}
