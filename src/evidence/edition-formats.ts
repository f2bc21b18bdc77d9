/** Files that an edition can be taken away as; the PDF is printed by its page. */
export const editionFormats = ["csv", "jsonld", "case"] as const;
export type EditionFormat = (typeof editionFormats)[number];
