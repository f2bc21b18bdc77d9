import type { Bilingual } from "../platform/index.ts";
import type { Format, ReadScheme } from "./scheme-formats.ts";

type Reader = {
  read: ReadScheme;
  /** The scheme that such files hold. */
  scheme: string;
  defaultVersion: string;
  title: (version: string) => Required<Pick<Bilingual, "id" | "en">>;
  /** Who published it, unless the importer says otherwise; also the attribution that the publisher asks for. */
  source: string | null;
};

/** One reader a format. */
export const readers: Readonly<Record<Format, Reader>> = {} as never;
