/** Files that a version can be taken away as: SKOS in JSON-LD, a CASE 1.0 package, a table. */
export const exportFormats = ["skos", "case", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];
