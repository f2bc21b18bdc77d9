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
import type { Gap } from "../gap-assessment.ts";
import { peopleText, rangeText, stateText } from "../gap-words.ts";

type Place = { code: string; name: Bilingual };
type Asked = { area: string; horizon: number; year: number };

/** The address of a gap page with what was asked; what is usual is left out. */
export function gapHref(path: string, { area, horizon }: Pick<Asked, "area" | "horizon">): string {
  const query = new URLSearchParams({
    ...(area === national ? {} : { area }),
    ...(horizon === 1 ? {} : { horizon: String(horizon) }),
  });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** What an address asks for; what it cannot mean is refused by the use case. */
export function askedOf(request: Request): { area: string; horizon: number } {
  const query = new URL(request.url).searchParams;
  return { area: query.get("area") || national, horizon: Number(query.get("horizon") || 1) };
}

export function useAreaName(places: readonly Place[]): (area: string) => string {
  const intl = useIntl();
  return (area) => areaName(intl, area, { country: true, areas: [] }, places);
}

/** Another place, and over how many years. */
export function GapChoice({ path, asked, places }: { path: string; asked: Asked; places: readonly Place[] }) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <Card title={say("evidence.gap.choice")}>
      <FilterLinks
        label={say("evidence.gap.horizon")}
        links={[1, 2, 3].map((horizon) => ({
          label: say("evidence.gap.years", { count: horizon }),
          href: gapHref(path, { ...asked, horizon }),
          current: horizon === asked.horizon,
        }))}
      />
      <form method="get" action={path}>
        {asked.horizon > 1 && <input type="hidden" name="horizon" value={asked.horizon} />}
        <Select
          name="area"
          label={say("evidence.gap.area")}
          defaultValue={asked.area}
          options={[
            { value: national, label: say("evidence.area.national") },
            ...places.map(({ code, name }) => ({ value: code, label: inLanguage(name, language).text })),
          ]}
        />
        <div className="actions">
          <Button variant="plain">{say("evidence.gap.show")}</Button>
        </div>
      </form>
    </Card>
  );
}

/** People short by province; a tile opens the province's own page. */
export function GapMap({
  path,
  horizon,
  title,
  values,
  places,
  note,
}: {
  path: string;
  horizon: number;
  title: string;
  /** Null: known of, and no number to be shown. */
  values: ReadonlyMap<string, number | null>;
  places: readonly Place[];
  note: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const tiles: Record<string, TileValue> = {};
  for (const [area, value] of values)
    if (area !== national)
      tiles[area] = {
        value,
        state: value === null ? "missing" : "shown",
        href: gapHref(path, { area, horizon }),
      };
  if (!Object.values(tiles).some(({ state }) => state === "shown")) return null;
  return (
    <Card title={intl.formatMessage({ id: "evidence.gap.map" })} foot={note}>
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
