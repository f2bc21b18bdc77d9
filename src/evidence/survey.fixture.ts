/** A mapping for the small survey of `surveyRows`. */
export const smallMapping = `id: small
title: { id: Survei kecil, en: Small survey }
publisher: us
source: written for this test
licence: none
synthetic: true
weight: { column: W }
period: { column: P, pattern: YYYY-MM }
area: { column: A, codeList: bps-provinces }
occupation: { column: O, codeList: kbji/2014, digits: 1, none: [""] }
status: { employed: { column: S, in: ["1"] }, unemployed: { column: S, in: ["2"] }, outside: otherwise }
employee: { column: S, in: ["1"] }
pay: { column: Y, zeroIs: missing }
`;

export const smallPlaces = "code,name_id,zone\n31,DKI Jakarta,WIB\n32,Jawa Barat,WIB\n";
export const smallClassification = "digit,kode,judul\n1,2,Profesional\n1,9,Pekerja Kasar\n";

/** A wave: `professionals` and as many labourers as make 200, in turn in the areas, pay far apart. */
export function surveyRows(
  period: string,
  professionals: number,
  areas: readonly number[] = [32, 31],
): string {
  const rows = Array.from({ length: 200 }, (_, index) => {
    const professional = index < professionals;
    return `${period},${areas[index % areas.length]},10,1,${professional ? 2 : 9},${professional ? 900 : 300}`;
  });
  return `P,A,W,S,O,Y\n${rows.join("\n")}\n`;
}
