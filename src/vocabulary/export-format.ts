/** Files that a version can be taken away as: SKOS in JSON-LD, a CASE 1.0 package, a table. */
export const exportFormats = ["skos", "case", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `concepts`: all in one table; the others together are our own format, which can be imported again. */
export const csvTables = [
  "concepts",
  "groups",
  "occupations",
  "skills",
  "levels",
  "occupation-skills",
  "skill-skills",
] as const;
export type CsvTable = (typeof csvTables)[number];
export const ownTables = csvTables.slice(1);
