/** Where a page of choices returns to, and what it is asked for. */
export type Pick = {
  /** Path of this site with the form that waits, and its own query. */
  path: string;
  /** Name of the field that gets the code. */
  field: string;
  scheme: string;
  /** Digits of the code, `any`, or empty for the usual level. */
  level: string;
};

const ours = { field: "pick", scheme: "pick-scheme", level: "pick-level" } as const;
const anywhere = "http://site.invalid";

/** A way back as one value, for the button of a form that works without JavaScript. */
export function wayBack({ path, field, scheme, level }: Pick): string {
  const url = new URL(path, anywhere);
  url.searchParams.set(ours.field, field);
  url.searchParams.set(ours.scheme, scheme);
  if (level) url.searchParams.set(ours.level, level);
  return `${url.pathname}${url.search}`;
}

/** Reads a way back; null when it does not lead to a page of this site. */
export function readWayBack(value: string | null): Pick | null {
  if (!value || !/^\/(?![/\\])/.test(value) || !URL.canParse(value, anywhere)) return null;
  const url = new URL(value, anywhere);
  if (url.origin !== anywhere) return null;
  const take = (name: string, fallback: string) => {
    const found = url.searchParams.get(name) ?? fallback;
    url.searchParams.delete(name);
    return found;
  };
  const field = take(ours.field, "code");
  const scheme = take(ours.scheme, "kbji");
  const level = take(ours.level, "");
  return { path: `${url.pathname}${url.search}`, field, scheme, level };
}

/**
 * What goes back with the code: the query of the form's own page, and whatever else was typed into the form.
 * @param sent the query with which the form came here
 */
export function carriedBack({ path, field }: Pick, sent: URLSearchParams): [name: string, value: string][] {
  const [, query = ""] = path.split("?");
  const own = [field, `${field}-text`, `${field}-shown`, "return", "text", "scheme", "level", "lang"];
  const carried = [...sent].filter(([name]) => !own.includes(name));
  const names = new Set(carried.map(([name]) => name));
  const before = [...new URLSearchParams(query)].filter(([name]) => !names.has(name) && name !== field);
  return [...before, ...carried];
}

/**
 * The code that a form came with: the choice, while the words that it was made by still stand in the field; or a code
 * that was typed as such (`2514`, `2514.02 Pemrogram …`). `text`: what stands in the field.
 */
export function readPicked(
  form: { get(name: string): unknown },
  field: string,
): { code: string | null; text: string } {
  const value = (name: string) => {
    const found = form.get(name);
    return typeof found === "string" ? found.trim() : "";
  };
  const text = value(`${field}-text`);
  const code = value(field);
  if (code && (text === value(`${field}-shown`) || text === "")) return { code, text };
  const typed = /^\d{1,4}(\.\d{2}|-L\d{2,4})?(?=$|\s)/.exec(text)?.[0];
  return { code: typed ?? null, text };
}
