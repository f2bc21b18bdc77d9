import { data } from "react-router";
import type { Refusal } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import type { Visit } from "./visit.ts";

/** Where a reader who was refused can go on, besides the home page; `label` is a name, or the key of a sentence. */
export type WayBack = { href: string; label: string };

/** What the frame is told of a refusal that has such a way; without one it is told the sentence alone. */
export type Denied = { sentence: string; back: WayBack };

/**
 * Throws a loader's refusal to the page's frame, with its status and its sentence in the reader's language. An address
 * that a use case does not understand is the address of no page: its reader has no field to correct.
 */
export function deny(visit: Visit, refusal: Refusal, back?: WayBack): never {
  const unreadable = refusal.code === "INPUT_INVALID" || refusal.code === "TEXT_WITH_NUL";
  const { status, sentence } = visit.explain(unreadable ? { ok: false, code: "PAGE_NOT_FOUND" } : refusal);
  const way = back && { ...back, label: named(visit, back.label) };
  throw data(way ? ({ sentence, back: way } satisfies Denied) : sentence, status);
}

function named({ language }: Visit, label: string): string {
  const intl = intlFor(language);
  return label in intl.messages ? intl.formatMessage({ id: label }) : label;
}

/** What a form shows after a refusal: the sentence, and a sentence at each field that was not right. */
export type FormProblem = { code: string; sentence: string; fields: { field: string; message: string }[] };

/** An action's refusal, for the form it came from; what was `typed` goes back into it, so that nothing is lost. */
export function formProblem(visit: Visit, refusal: Refusal, typed: Readonly<Record<string, string>> = {}) {
  const { status, sentence } = visit.explain(refusal);
  const problem: FormProblem = { code: refusal.code, sentence, fields: visit.explainFindings(refusal) };
  return data({ problem, typed }, status);
}

/** Only a path of this site is a place to go back to. */
export function safeReturn(path: string | null | undefined): string {
  return path && /^\/(?![/\\])/.test(path) ? path : "/";
}
