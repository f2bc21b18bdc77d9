/**
 * Codes of units of competence (SKKNI). Decrees print them in three forms: category, business field, number and edition
 * (`J.611000.001.01`), the same with letters in the field and an edition of one digit (`J.62DMI00.001.1`), and the form
 * before the fields of business were used (`TIK.OP01.002.01`).
 */
const now = /^([A-U])\.?(\d{2}[A-Z\d]{4,5})\.?(\d{3})\.?(\d{1,2})$/;
const before2012 = /^([A-Z]{3})\.?([A-Z]{2}\d{2})\.?(\d{3})\.?(\d{2})$/;

/** The forms, for a sentence. */
export const skkniForms = "J.611000.001.01 | J.62DMI00.001.1 | TIK.OP01.002.01";

/**
 * Reads a code as a decree prints it, and mends what decrees slip: a point that is missing, doubled or a comma, blanks,
 * small letters.
 * @returns the code as it should stand; `mended`: it did not stand so. Null when it is no such code.
 */
export function readSkkniCode(text: string): { code: string; mended: boolean } | null {
  const found = text.normalize("NFKC").trim();
  const plain = found
    .toUpperCase()
    .replaceAll(/\s+/g, "")
    .replaceAll(/[.,·\-–]+/g, ".")
    .replace(/\.$/, "");
  const parts = now.exec(plain) ?? before2012.exec(plain);
  if (!parts) return null;
  const code = parts.slice(1).join(".");
  return { code, mended: code !== found };
}
