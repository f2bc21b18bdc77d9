/** What a centre is: Kemnaker's own (UPTP, large and usual), a local government's, a community's, and what belongs to one. */
export const centreKinds = ["BBPVP", "BPVP", "UPTP", "UPTD", "BLK-K", "service-unit", "workshop"] as const;
export type CentreKind = (typeof centreKinds)[number];

/** What is counted of a centre; `seats` are places for trainees. */
export const measures = ["seats", "instructors", "graduates", "workshops", "beds", "staff"] as const;
export type Measure = (typeof measures)[number];

export const centrePageSize = 25;

const spoken: readonly [CentreKind, RegExp][] = [
  ["service-unit", /^(satpel|satuan pelayanan|service unit)\b/],
  ["workshop", /^(workshop|bengkel)\b/],
  ["BLK-K", /^(blk ?k|blkk|blk komunitas|balai latihan kerja komunitas|community)\b/],
  ["BBPVP", /^(bbpvp|bbplk|balai besar)\b/],
  ["UPTD", /^(uptd|upt daerah|upt d|blk uptd|dinas|local government)\b/],
  ["UPTP", /^(uptp|upt pusat|upt p|blk uptp)\b/],
  ["BPVP", /^(bpvp|balai pelatihan vokasi( dan produktivitas)?)\b/],
];

/** How this workbench writes the kinds in files first. */
export const kindChoices = "BBPVP, BPVP, UPTP, UPTD, BLK Komunitas, Satpel, Workshop";

/** @returns the kind that a file's word, or the beginning of a centre's name, stands for; null where it says none */
export function readCentreKind(text: string): CentreKind | null {
  const folded = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
  return (
    centreKinds.find((kind) => kind.toLowerCase() === folded.replaceAll(" ", "-")) ??
    spoken.find(([, form]) => form.test(folded))?.[0] ??
    null
  );
}
