import type { Language } from "../../platform/index.ts";
import { itemKinds, type ItemKind } from "../item.ts";

/** What a search is narrowed by, as its address says it. */
export type SearchAsked = {
  text: string;
  kind: ItemKind | null;
  language: Language | null;
  licence: string | null;
  code: string | null;
};

/** Reads the address of a search; what it does not understand counts as not said. */
export function searchAsked(query: URLSearchParams): SearchAsked {
  const value = (name: string, most: number) => query.get(name)?.trim().slice(0, most) || null;
  const language = query.get("in");
  return {
    text: query.get("text")?.trimStart().slice(0, 300) ?? "",
    kind: itemKinds.find((kind) => kind === query.get("kind")) ?? null,
    language: language === "id" || language === "en" ? language : null,
    licence: value("licence", 60),
    code: value("code", 40),
  };
}

export function searchHref({ text, kind, language, licence, code }: SearchAsked, page?: number): string {
  const query = new URLSearchParams({
    ...(text && { text }),
    ...(kind && { kind }),
    ...(language && { in: language }),
    ...(licence && { licence }),
    ...(code && { code }),
    ...(page && page > 1 && { page: String(page) }),
  });
  const said = query.toString();
  return said ? `/knowledge?${said}` : "/knowledge";
}
