/** An element of a unit of competence with its performance criteria (KUK), in the order of the standard. */
export type UnitElement = { title: string; criteria: string[] };

/** Where a unit keeps them among what its file said beside its title. */
export const elementsKey = "elements";

/** Elements and criteria as the standard prints them, numbered, a line each: people read it as it stands. */
export function withElements(
  extra: Record<string, string>,
  elements: readonly UnitElement[],
): Record<string, string> {
  if (elements.length === 0) return extra;
  const lines = elements.flatMap(({ title, criteria }, i) => [
    `${i + 1} ${oneLine(title)}`,
    ...criteria.map((criterion, k) => `${i + 1}.${k + 1} ${oneLine(criterion)}`),
  ]);
  return { ...extra, [elementsKey]: lines.join("\n") };
}

/** Elements and criteria of a unit; empty when nobody gave any. */
export function unitElements(extra: Readonly<Record<string, string>> | null): UnitElement[] {
  const elements: UnitElement[] = [];
  for (const line of extra?.[elementsKey]?.split("\n") ?? []) {
    const [, , criterion, text = ""] = /^(\d+)(\.\d+)? (.*)$/.exec(line) ?? [];
    if (criterion === undefined) elements.push({ title: text, criteria: [] });
    else elements.at(-1)?.criteria.push(text);
  }
  return elements;
}

/** A text without the number that the standard prints before it: `1. Data`, `1.2 Data`, but not that of `2 kali`. */
export const withoutNumber = (text: string): string =>
  oneLine(text).replace(/^(\d{1,2}(\.\d{1,2})+[.)]?|\d{1,2}[.)])\s+/, "");

const oneLine = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
