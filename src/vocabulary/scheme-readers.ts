import type { Bilingual } from "../platform/index.ts";
import { readEsco } from "./esco-files.ts";
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

const named = (name: string) => (version: string) => ({ id: `${name} ${version}`, en: `${name} ${version}` });

/** One reader a format. Attributions are worded as the publishers ask, in the language in which they do. */
export const readers: Readonly<Partial<Record<Format, Reader>>> = {
  esco: {
    read: readEsco,
    scheme: "esco",
    defaultVersion: "1.2.0",
    title: named("ESCO"),
    source: "This service uses the ESCO classification of the European Commission.",
  },
};
