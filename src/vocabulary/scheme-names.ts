const first = ["kbji", "isco"];

/** Schemes as pages list them: Indonesia's own, what it follows, then all others by name. */
export function bySchemes(a: string, b: string): number {
  const place = (scheme: string) => first.indexOf(scheme) + 1 || first.length + 1;
  return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}

const written: Readonly<Record<string, string>> = { onet: "O*NET", jembatan: "Jembatan" };

/** A scheme as people write it in running text: `kbji` → KBJI, `onet` → O*NET. */
export const schemeShortName = (scheme: string): string => written[scheme] ?? scheme.toUpperCase();
