import { z } from "zod";
import type { Outcome } from "../platform/index.ts";
import type { SchemeContent } from "./scheme-content.ts";

/** Layouts of files that schemes come in; KBJI and ISCO, which are lists of digits, have an importer of their own. */
export const formats = ["esco", "onet", "skkni", "ssg", "jembatan"] as const;
export const formatSchema = z.enum(formats);
export type Format = z.infer<typeof formatSchema>;

export type ReadOptions = {
  /** What the file or folder is called for people. */
  fileName: string;
  onProgress?: (share: number) => void;
};

/**
 * Reads one version of a scheme, whole or not at all.
 * @param path a file, a folder of files, or a ZIP of them
 * @returns also what the files say that this `version` is called, where they do
 */
export type ReadScheme = (
  path: string,
  options: ReadOptions,
) => Promise<Outcome<SchemeContent & { version?: string }>>;
