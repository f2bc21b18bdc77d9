import { useIntl } from "react-intl";
import { DataTable } from "../data-table/data-table.tsx";
import type { MapClass } from "./map-classes.ts";
import { levelOf, mapClasses } from "./map-classes.ts";
import { mapSize, provinceTiles } from "./provinces.ts";

export type TileValue = {
  value: number | null;
  state: "shown" | "suppressed" | "missing";
  href?: string | undefined;
};

export type TileMapProps = {
  /** By BPS code of the province; an absent one is missing. Codes off the map still stand in the table. */
  values: ReadonlyMap<string, TileValue> | Readonly<Record<string, TileValue>>;
  /** Names of the places in the reader's language, by code. */
  names: Readonly<Record<string, string>>;
  /** What is mapped, unit included: "Kekurangan per 10.000 angkatan kerja". */
  title: string;
  format: (value: number) => string;
  /** How values are sorted into classes: as many places in each, or equal steps. */
  method?: "quantile" | "equal" | undefined;
};

type Row = TileValue & { code: string; name: string };

/**
 * The 38 provinces as tiles of one size, so that small ones are seen, and the same values as a table.
 *
 * Accessibility: shade, class and number say the same; letters keep 4.5:1 on every shade; suppressed is
 * dotted, missing is hatched. With links each tile is a link named "letters province: value"; without, the
 * map is one image. The table below holds every value and is the way for touch and for screen readers. Shades
 * are kept in print and forced colours.
 */
export function TileMap({ values, names, title, format, method = "quantile" }: TileMapProps) {
  const intl = useIntl();
  const given = values instanceof Map ? values : new Map(Object.entries(values));
  const classes = mapClasses(
    [...given.values()].filter(isShown).map(({ value }) => value),
    method,
  );
  const codes = new Set([...provinceTiles.map(({ code }) => code), ...given.keys()]);
  const rows = new Map<string, Row>(
    [...codes].map((code) => [
      code,
      { value: null, state: "missing", ...given.get(code), code, name: names[code] ?? code },
    ]),
  );
  const say = (row: TileValue) =>
    isShown(row)
      ? format(row.value)
      : intl.formatMessage({ id: row.state === "suppressed" ? "ui.state.suppressed" : "ui.map.missing" });
  const linked = [...given.values()].some(({ href }) => href);
  const tiles = provinceTiles.map(({ code, short, column, row }) => {
    const place = rows.get(code);
    if (!place) return null;
    const label = `${place.name}: ${say(place)}`;
    const level = isShown(place) ? levelOf(place.value, classes) : undefined;
    const look = {
      className: level ? `tile g${level}` : `tile ${place.state}`,
      style: { gridArea: `${row}/${column}` },
      title: label,
    };
    return place.href ? (
      <a key={code} {...look} href={place.href} aria-label={`${short} ${label}`}>
        {short}
      </a>
    ) : (
      <span key={code} {...look} {...(linked && { role: "img", "aria-label": `${short} ${label}` })}>
        {short}
      </span>
    );
  });
  const name = intl.formatMessage({ id: "ui.map.label" }, { title });
  return (
    <div className="tile-map">
      <div
        className="tiles"
        style={{ gridTemplateColumns: `repeat(${mapSize.columns}, minmax(0, 1fr))` }}
        role={linked ? "group" : "img"}
        aria-label={name}
      >
        {tiles}
      </div>
      <MapLegend title={title} classes={classes} format={format} places={[...rows.values()]} />
      <details>
        <summary>{intl.formatMessage({ id: "ui.map.table" })}</summary>
        <DataTable<Row>
          caption={title}
          captionHidden
          narrow="columns"
          note={intl.formatMessage({ id: "ui.map.note" }, { count: rows.size })}
          rows={[...rows.values()].toSorted(
            (a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name, intl.locale),
          )}
          rowKey={(row) => row.code}
          columns={[
            {
              key: "name",
              heading: intl.formatMessage({ id: "ui.map.province" }),
              cell: (row) => (row.href ? <a href={row.href}>{row.name}</a> : row.name),
            },
            {
              key: "value",
              heading: intl.formatMessage({ id: "ui.map.value" }),
              numeric: true,
              cell: (row) => (isShown(row) ? say(row) : <span className="quiet">{say(row)}</span>),
            },
          ]}
        />
      </details>
    </div>
  );
}

/** What each shade stands for, in the numbers that are on the map. */
function MapLegend({
  title,
  classes,
  format,
  places,
}: {
  title: string;
  classes: readonly MapClass[];
  format: (value: number) => string;
  places: readonly TileValue[];
}) {
  const intl = useIntl();
  const range = ({ from, to }: MapClass) =>
    format(from) === format(to) ? format(from) : `${format(from)}–${format(to)}`;
  return (
    <>
      <p className="quiet">{title}</p>
      <ul className="legend plain-list">
        {classes.map((mapClass) => (
          <li key={mapClass.level}>
            <i className={`tile g${mapClass.level}`} />
            {range(mapClass)}
          </li>
        ))}
        {places.some(({ state }) => state === "suppressed") && (
          <li>
            <i className="tile suppressed" />
            {intl.formatMessage({ id: "ui.state.suppressed" })}
          </li>
        )}
        {places.some((place) => !isShown(place) && place.state !== "suppressed") && (
          <li>
            <i className="tile missing" />
            {intl.formatMessage({ id: "ui.map.missing" })}
          </li>
        )}
      </ul>
    </>
  );
}

const isShown = (tile: TileValue): tile is TileValue & { value: number } =>
  tile.state === "shown" && tile.value !== null;

/** Values by size, then what is suppressed, then what is missing. */
const rank = (tile: TileValue) =>
  isShown(tile) ? tile.value : tile.state === "suppressed" ? -Number.MAX_VALUE : -Infinity;
