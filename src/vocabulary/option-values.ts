import { InvalidArgumentError } from "commander";
import { schemeName, versionName } from "./classification.ts";
import { longestTyped, typedText } from "./coding.ts";
import { listName } from "./import-places.ts";

/**
 * Readers of options and arguments of the command line. Each gives the value back, or ends the command with exit code 2
 * and a sentence that names the option, what was typed and what is allowed.
 */
const reader =
  (isAllowed: (text: string) => boolean, allowed: string) =>
  (text: string): string => {
    if (isAllowed(text)) return text;
    throw new InvalidArgumentError(allowed);
  };

const fits = (schema: { safeParse(text: string): { success: boolean } }) => (text: string) =>
  schema.safeParse(text).success;

export const schemeValue = reader(
  fits(schemeName),
  "Allowed: 2 to 30 small letters, digits or hyphens, as kbji.",
);
export const versionValue = reader(
  fits(versionName),
  "Allowed: 1 to 30 letters, digits, points, hyphens or underscores, as 2014.",
);
export const listValue = reader(
  fits(listName),
  "Allowed: small letters, digits and hyphens, 2 to 40 of them, as bps-provinces.",
);
export const sourceValue = reader(
  (text) => text.trim().length >= 1 && text.trim().length <= 500,
  "Allowed: 1 to 500 characters.",
);
export const typedValue = reader(
  fits(typedText),
  `Allowed: 1 to ${longestTyped} characters, one of them a letter, digit or sign.`,
);
