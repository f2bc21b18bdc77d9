import { InvalidArgumentError } from "commander";
import { z } from "zod";
import type { CommandLine } from "./command-line.ts";

const day = z.iso.date();

/**
 * Reads an option of the command line that is a calendar day. Commander names the option and what was written; this says
 * which form is wanted, in the language that was asked for. The command ends with exit code 2.
 */
export const dayOption =
  ({ say }: Pick<CommandLine, "say">) =>
  (typed: string): string => {
    if (day.safeParse(typed).success) return typed;
    throw new InvalidArgumentError(say("identity.cli.date"));
  };
