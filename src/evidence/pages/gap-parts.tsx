import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import {
  Button,
  Card,
  FilterLinks,
  Select,
  Tag,
  TileMap,
  useLanguage,
  type TileValue,
} from "../../ui/index.ts";
import { national } from "../area.ts";
import { areaName } from "../area-name.ts";
import { askedIn, gapHref, horizons, usualYear, type GapAsked } from "../gap-asked.ts";
import type { Gap } from "../gap-assessment.ts";
import { peopleText, provincesText, rangeText, stateText } from "../gap-words.ts";

type Place = { code: string; name: Bilingual };
export function useAreaName(places: readonly Place[]): (area: string) => string {
  const intl = useIntl();
  return (area) => areaName(intl, area, { country: true, areas: [] }, places);
}

type Loaded = {
  area: string;
  horizon: number;
  year: number;
  years: readonly number[];
  edition: { publishedOn: string };
  places: readonly Place[];
};

/** Another place, over how many years, and from which of those that have terms. */
export function GapChoice({ path, read }: { path: string; read: Loaded }) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const asked = askedIn(read);
  const usual = usualYear(read.edition);
  const years = [...new Set([...read.years, usual, read.year])].toSorted();
  return (
    <Card title={say("evidence.gap.choice")}>
      <FilterLinks
        label={say("evidence.gap.horizon")}
        links={horizons.map((horizon) => ({
          label: say("evidence.gap.years", { count: horizon }),
          href: gapHref(path, { ...asked, horizon }),
          current: horizon === asked.horizon,
        }))}
      />
      {years.length > 1 && (
        <>
          <p className="quiet">{say("evidence.gap.fromYear")}</p>
          <FilterLinks
            label={say("evidence.gap.fromYear")}
            links={years.map((year) => ({
              label: String(year),
              href: gapHref(path, { ...asked, year: year === usual ? null : year }),
              current: year === read.year,
            }))}
          />
        </>
      )}
      <form method="get" action={path}>
        {asked.horizon > 1 && <input type="hidden" name="horizon" value={asked.horizon} />}
        {asked.year !== null && <input type="hidden" name="year" value={asked.year} />}
        <Select
          name="area"
          label={say("evidence.gap.area")}
          defaultValue={asked.area}
          options={[
            { value: national, label: say("evidence.area.national") },
            ...read.places.map(({ code, name }) => ({ value: code, label: inLanguage(name, language).text })),
          ]}
        />
        <div className="actions">
          <Button variant="plain">{say("evidence.gap.show")}</Button>
        </div>
      </form>
    </Card>
  );
}

/** People short by province, and that they do not add up to the country's; a tile opens the province's own page. */
export function GapMap({
  heading,
  path,
  asked,
  title,
  values,
  places,
  note,
  foot,
}: {
  heading?: string;
  path: string;
  asked: GapAsked;
  title: string;
  /** Null: known of, and no number to be shown. */
  values: ReadonlyMap<string, number | null>;
  places: readonly Place[];
  note: string;
  /** In place of the note and of what provinces add up to, where the page says both itself. */
  foot?: ReactNode;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const tiles: Record<string, TileValue> = {};
  for (const [area, value] of values)
    if (area !== national)
      tiles[area] = {
        value,
        state: value === null ? "missing" : "shown",
        href: gapHref(path, { ...asked, area }),
      };
  if (!Object.values(tiles).some(({ state }) => state === "shown")) return null;
  return (
    <Card
      title={heading ?? intl.formatMessage({ id: "evidence.gap.map" })}
      foot={foot ?? [note, provincesText(intl, values)].filter(Boolean).join(" ")}
    >
      <TileMap
        title={title}
        values={tiles}
        names={Object.fromEntries(places.map(({ code, name }) => [code, inLanguage(name, language).text]))}
        format={(value) => peopleText(intl, value)}
      />
    </Card>
  );
}

/** The ends of an interval, which stay on one line. */
export function GapRange({ figure }: { figure: { low: number; high: number } }) {
  const intl = useIntl();
  return <span style={{ whiteSpace: "nowrap" }}>{rangeText(intl, figure)}</span>;
}

/** How a number is known, in words; what is counted stands out from what somebody said. */
export function GapStateTag({ gap }: { gap: Gap }) {
  const intl = useIntl();
  return <Tag kind={gap.state === "measured" ? "ok" : "neutral"}>{stateText(intl, gap)}</Tag>;
}
