import { createContext, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import type { Language, Outcome, Refusal, ReportRow } from "../platform/index.ts";
import type { Visitor } from "./session.ts";
import type { UseCase } from "./use-case.ts";

/** One request, as pages see it: who visits, in which language, and the way to do something. */
export type Visit = {
  visitor: Visitor | null;
  /** Token of the visitor's session cookie. */
  token: string | null;
  language: Language;
  /** Today where the installation is kept, `YYYY-MM-DD`. */
  today: string;
  nonce: string;
  demo: boolean;
  /** The corridor of this installation, as the frame of every page names it; public, and a few seconds old at most. */
  frame(): Promise<{ code: string; synthetic: boolean } | null>;
  /** Folder of the installation, where `mappings/` lies. */
  root: string;
  /** Runs a use case as the visitor. */
  perform<Stores, Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Stores, Schema, Result>,
    input: z.input<Schema>,
  ): Promise<Outcome<Result>>;
  /** Queues long work in the visitor's name; its progress is at `/work/<progressId>`. */
  enqueue(
    useCase: { name: string },
    input: object,
    title: { id: string; en: string },
  ): Promise<Outcome<{ progressId: string }>>;
  /** A refusal as a sentence in the visitor's language. */
  explain(refusal: Refusal): { status: number; sentence: string };
  /** A finding in a file as a sentence in the visitor's language. */
  explainRow(row: ReportRow): string;
  /** All findings of a refusal, each with its column; near-identical ones are told together. */
  explainFindings(refusal: Refusal): { field: string; message: string }[];
  /** Values for `Set-Cookie` that start or end a session. */
  sessionCookie(token: string | null): string;
};

export const visitContext = createContext<Visit>();

export const visitOf = (context: Readonly<RouterContextProvider>): Visit => context.get(visitContext);
