import type { IntlShape } from "react-intl";
import { inLanguage, type Bilingual } from "../platform/index.ts";
import { national } from "./area.ts";
import type { Coverage } from "./coverage.ts";

type Place = { code: string; name: Bilingual };

/**
 * What an area is called: a province by its name; all persons together by what the data cover, which is the country's
 * name only where they cover it.
 */
export function areaName(
  intl: Pick<IntlShape, "locale" | "formatMessage">,
  area: string,
  coverage: Coverage,
  places: readonly Place[],
): string {
  const nameOf = (code: string) => {
    const place = places.find((one) => one.code === code);
    return place ? inLanguage(place.name, intl.locale.startsWith("en") ? "en" : "id").text : code;
  };
  if (area !== national) return nameOf(area);
  if (coverage.country) return intl.formatMessage({ id: "evidence.area.national" });
  const [only, ...others] = coverage.areas;
  if (only !== undefined && others.length === 0) return nameOf(only);
  return intl.formatMessage({ id: "evidence.area.part" }, { count: coverage.areas.length });
}
