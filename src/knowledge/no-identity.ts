import { refuse, type Bilingual, type Refusal } from "../platform/index.ts";
import { identityMark } from "./identity-marks.ts";

const codes = { nik: "IDENTITY_NIK", nric: "IDENTITY_NRIC", mrz: "IDENTITY_MRZ" } as const;

/**
 * Knowledge is read by many: what looks like somebody's identity paper is not kept here.
 * @param texts by the name of their field
 * Refusals: IDENTITY_NIK, IDENTITY_NRIC, IDENTITY_MRZ, each with its line (`row`); the finding names the field.
 */
export function identityFault(
  texts: Readonly<Record<string, Bilingual | string | null | undefined>>,
): Refusal | null {
  for (const [field, text] of Object.entries(texts)) {
    const sides = typeof text === "string" ? [text] : [text?.id, text?.en];
    for (const side of sides) {
      const mark = side ? identityMark(side) : null;
      if (!mark) continue;
      const code = codes[mark.kind];
      return refuse(code, { row: mark.line }, [{ file: "", row: mark.line, column: field, code }]);
    }
  }
  return null;
}
