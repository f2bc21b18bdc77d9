import type { Bilingual } from "../platform/index.ts";
import { readEsco } from "./esco-files.ts";
import { readOnet } from "./onet-files.ts";
import type { Format, ReadScheme } from "./scheme-formats.ts";
import { readSkkni } from "./skkni-file.ts";
import { readStarter } from "./starter-files.ts";
import { readSsg } from "./ssg-workbook.ts";

type Reader = {
  read: ReadScheme;
  /** What the importer is given, for the help of the command line. */
  files: string;
  /** The scheme that such files hold. */
  scheme: string;
  /** What a version is called when neither the importer nor the files say. */
  defaultVersion: string;
  title: (version: string) => Required<Pick<Bilingual, "id" | "en">>;
  /** Who published it, unless the importer says otherwise; also the attribution that the publisher asks for. */
  source: string | null;
};

const named = (name: string) => (version: string) => ({ id: `${name} ${version}`, en: `${name} ${version}` });

/** What a version is called whose files tell no date: it is never in use while a dated one is here. */
const undated = "undated";

/** The title of what may be undated says so in words, not by the name of the version. */
const mayBeUndated = (id: string, en: string) => (version: string) =>
  version === undated
    ? { id: `${id} (tanpa tanggal)`, en: `${en} (undated)` }
    : { id: `${id} ${version}`, en: `${en} ${version}` };

/** One reader a format. Attributions are worded as the publishers ask, in the language in which they do. */
export const readers: Readonly<Record<Format, Reader>> = {
  esco: {
    read: readEsco,
    files: "folder or ZIP of ESCO's CSV files, English",
    scheme: "esco",
    defaultVersion: "1.2.0",
    title: named("ESCO"),
    source: "This service uses the ESCO classification of the European Commission.",
  },
  onet: {
    read: readOnet,
    files: "folder or ZIP of O*NET's tab-separated .txt files",
    scheme: "onet",
    defaultVersion: "29.3",
    title: named("O*NET"),
    source:
      "O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). " +
      "Used under the CC BY 4.0 license.",
  },
  ssg: {
    read: readSsg,
    files: "XLSX workbook of the Skills Framework",
    scheme: "ssg",
    // The quarter in the file's name, or the month of the latest update in it, where there is one.
    defaultVersion: undated,
    title: mayBeUndated("Skills Framework Singapura", "Singapore Skills Framework"),
    source: "SkillsFuture Singapore",
  },
  skkni: {
    read: readSkkni,
    files: "CSV file: code, title, decree, field, subfield; element and criterion where they are known",
    scheme: "skkni",
    // The year of the newest decree in the file is, where it names decrees.
    defaultVersion: undated,
    title: mayBeUndated("SKKNI", "SKKNI"),
    source: "Kementerian Ketenagakerjaan Republik Indonesia",
  },
  jembatan: {
    read: readStarter,
    files: "folder or ZIP of CSV files in our own format: occupations.csv, skills.csv …",
    scheme: "jembatan",
    defaultVersion: "2026.1",
    title: (version) => ({
      id: `Kosakata awal Jembatan ${version}`,
      en: `Jembatan starter vocabulary ${version}`,
    }),
    source: "Jembatan",
  },
};
