import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** 10^8 guesses withstand somebody who tries at the sign-in page for years; the hash is slow for everybody else. */
const leastGuesses = 1e8;

let judge: ZxcvbnFactory | null = null;

/**
 * Whether a password falls to common passwords, sequences, repetitions, dates or keyboard rows.
 * @param about words that anybody who knows the person would try: names, username, organisation
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  return judge.check(password, words).guesses < leastGuesses;
}
