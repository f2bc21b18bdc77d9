import type { IntlShape } from "react-intl";
import { inLanguage, installationZone, type Bilingual, type Language } from "../platform/index.ts";
import { codeListName } from "./code-list-name.ts";
import { spanOf } from "./format.ts";
import type { ListHead } from "./list.ts";

type Named = Pick<ListHead, "periods" | "level" | "codeList" | "computedAt" | "releasedAt"> & {
  title: Bilingual;
};

/**
 * A list as it is told apart from others where one is chosen: its months, level, code list and when it was computed come
 * before its title, which lists of one data set share.
 */
export function listName(
  intl: Pick<IntlShape, "formatMessage" | "formatDate">,
  { periods, level, codeList, computedAt, releasedAt, title }: Named,
  language: Language,
): string {
  const when = (at: Date) =>
    intl.formatDate(at, { dateStyle: "medium", timeStyle: "short", timeZone: installationZone });
  return [
    spanOf(intl, periods),
    intl.formatMessage({ id: "evidence.lists.digits" }, { level }),
    codeListName(codeList),
    intl.formatMessage(
      { id: "evidence.lists.when" },
      { computed: when(computedAt), state: releasedAt ? "released" : "draft" },
    ),
    inLanguage(title, language).text,
  ].join(" · ");
}
