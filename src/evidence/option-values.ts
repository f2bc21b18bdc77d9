import { InvalidArgumentError } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { allWords, kindWords, readWord } from "./file-words.ts";
import type { RespondentKind } from "./submission.ts";

// What an option takes. Commander names the option and what was written; these say what is allowed, in the language
// that was asked for.

type Say = Pick<CommandLine, "say">;

export function wholeNumber({ say }: Say, least: number, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (!/^\d{1,10}$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(say("evidence.option.wholeNumber", { least, most }));
    return number;
  };
}

/** A share written as per cent. */
export function percentage({ say }: Say) {
  return (value: string): number => {
    const number = Number(value.replace(/%$/, ""));
    if (!/^\d{1,3}(\.\d+)?%?$/.test(value) || number <= 0 || number > 100)
      throw new InvalidArgumentError(say("evidence.option.percentage"));
    return number / 100;
  };
}

export function month({ say }: Say) {
  return (value: string): string => {
    if (!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(value))
      throw new InvalidArgumentError(say("evidence.option.month"));
    return value;
  };
}

export function listId({ say }: Say) {
  return (value: string): string => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      throw new InvalidArgumentError(say("evidence.option.list"));
    return value.toLowerCase();
  };
}

export function codeList({ say }: Say) {
  return (value: string): string => {
    if (!/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/.test(value))
      throw new InvalidArgumentError(say("evidence.option.codeList"));
    return value;
  };
}

/** `firm=1`, in English or Indonesian; may be repeated, the last of a kind counts. */
export function kindWeight({ say }: Say) {
  return (value: string, before: Partial<Record<RespondentKind, number>> = {}) => {
    const [, word = "", number = ""] = /^(.+)=(\d{1,3}(?:\.\d{1,6})?)$/.exec(value.trim()) ?? [];
    const kind = readWord(kindWords, word);
    if (!kind || Number(number) > 100)
      throw new InvalidArgumentError(say("evidence.option.weight", { kinds: allWords(kindWords) }));
    return { ...before, [kind]: Number(number) };
  };
}

export function strongAt({ say }: Say) {
  return (value: string): number => {
    const number = Number(value);
    if (!/^\d{1,4}(\.\d{1,6})?$/.test(value) || number <= 0 || number > 1_000)
      throw new InvalidArgumentError(say("evidence.option.strongAt"));
    return number;
  };
}

/** One of a few words. */
export function oneOf<Word extends string>({ say }: Say, words: readonly Word[]) {
  return (value: string): Word => {
    const found = words.find((word) => word === value);
    if (found === undefined)
      throw new InvalidArgumentError(say("evidence.option.oneOf", { words: words.join(", ") }));
    return found;
  };
}
