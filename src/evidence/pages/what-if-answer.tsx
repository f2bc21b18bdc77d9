import { useIntl } from "react-intl";
import { inLanguage, trueMinus, type Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import type { IndicatorId } from "../indicator.ts";
import { shownFinely } from "../shown-value.ts";
import { dossierPath } from "../thread-refs.ts";
import { isWithin, shiftRange } from "../threshold-range.ts";
import { pointsTo } from "../what-if-changes.ts";
import { BilingualText, Card, DataTable, useLanguage } from "../../ui/index.ts";
import { indicatorName } from "../indicator-name.ts";
import type { Pay } from "../deflator.ts";

type Titled = { code: string; title: Bilingual };
type Asked = readonly (readonly [string, string])[];

/** The same page with one more setting, or another value of it. */
function withSetting(asked: Asked, area: string, setting: readonly [string, string] | null, drop?: RegExp) {
  const kept = asked.filter(([key]) => key !== setting?.[0] && !drop?.test(key));
  const pairs = [
    ...(area === national ? [] : [["area", area] as const]),
    ...kept,
    ...(setting ? [setting] : []),
  ];
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, value]))}`;
}

const named = ({ code, title }: Titled): Bilingual => (title.id || title.en ? title : { id: code, en: code });

/** Occupations that would enter, or leave, in the area that is shown; their names alone, so that they stay in view. */
export function WhatIfFlips({
  kind,
  flips,
  listId,
}: {
  kind: "entering" | "leaving";
  flips: readonly (Titled & { area: string })[];
  listId: string;
}) {
  const intl = useIntl();
  if (flips.length === 0) return null;
  return (
    <section>
      <h3>
        {intl.formatMessage({ id: `evidence.whatIf.${kind}` })}{" "}
        <small>{intl.formatNumber(flips.length)}</small>
      </h3>
      <ul className="names plain-list">
        {flips.map((flip) => (
          <li key={flip.code}>
            <a href={dossierPath(listId, flip.code, flip.area)}>
              <BilingualText text={named(flip)} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type AreaCounts = {
  area: string;
  before: { short: number };
  after: { short: number };
  entering: number;
  leaving: number;
};

/** The other areas: how many enter and leave in each. */
export function WhatIfAreas({
  areas,
  everywhere,
  nameOf,
  asked,
}: {
  areas: readonly AreaCounts[];
  everywhere: { entering: number; leaving: number };
  nameOf: (area: string) => string;
  asked: Asked;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const moved = areas.filter(({ entering, leaving }) => entering + leaving > 0);
  return (
    <details>
      <summary>{say("evidence.whatIf.everywhere", everywhere)}</summary>
      <DataTable
        caption={say("evidence.whatIf.byArea")}
        captionHidden
        rows={moved}
        rowKey={(one) => one.area}
        narrow="columns"
        empty={<p className="quiet">{say("evidence.whatIf.nobody")}</p>}
        columns={[
          {
            key: "area",
            heading: say("evidence.whatIf.area"),
            cell: (one) => <a href={withSetting(asked, one.area, null)}>{nameOf(one.area)}</a>,
          },
          {
            key: "before",
            heading: say("evidence.whatIf.before"),
            numeric: true,
            priority: 2,
            cell: (one) => intl.formatNumber(one.before.short),
          },
          {
            key: "entering",
            heading: say("evidence.whatIf.enteringShort"),
            numeric: true,
            cell: (one) => intl.formatNumber(one.entering),
          },
          {
            key: "leaving",
            heading: say("evidence.whatIf.leavingShort"),
            numeric: true,
            cell: (one) => intl.formatNumber(one.leaving),
          },
          {
            key: "after",
            heading: say("evidence.whatIf.after"),
            numeric: true,
            priority: 2,
            cell: (one) => intl.formatNumber(one.after.short),
          },
        ]}
      />
    </details>
  );
}

type Nearest = { at: number; codes: readonly Titled[] };
type Line = {
  key: string;
  name: string;
  now: string;
  leaving: Try | null;
  entering: Try | null;
};
/** `href` is null where it lies further than a threshold can be moved. */
type Try = { value: string; href: string | null; codes: readonly Titled[] };

type NearestProps = {
  sensitivity: {
    indicators: readonly {
      indicator: IndicatorId;
      own: number | null;
      threshold: number | null;
      leaving: Nearest | null;
      entering: Nearest | null;
    }[];
    passShare: { at: number; leaving: Nearest | null; entering: Nearest | null };
  };
  pay: Pay;
  asked: Asked;
  area: string;
  place: string;
};

/** What is nearest to changing a verdict: how far each threshold would have to move, and for whom. */
export function WhatIfNearest({ sensitivity, pay, asked, area, place }: NearestProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 1 });
  const { passShare } = sensitivity;

  const shareLine = (nearest: Nearest | null, up: boolean) => {
    if (!nearest) return null;
    // To a tenth of a per cent, on the side where it happens.
    const tenths = (up ? Math.ceil : Math.floor)(nearest.at * 1_000) / 10;
    if (tenths <= 0 || tenths > 100) return null;
    const href = withSetting(asked, area, ["passPercent", String(tenths)]);
    return { value: percent(tenths / 100), href, codes: nearest.codes };
  };
  const lines: Line[] = [
    {
      key: "passShare",
      name: say("evidence.whatIf.passShareShort"),
      now: percent(passShare.at),
      leaving: shareLine(passShare.leaving, true),
      entering: shareLine(passShare.entering, false),
    },
    ...sensitivity.indicators.map(({ indicator, own, threshold, leaving, entering }) => {
      const shown = (raw: number) => {
        const { value, format } = shownFinely(indicator, raw);
        return trueMinus(intl.formatNumber(value, format));
      };
      const near = (nearest: Nearest | null) => {
        if (!nearest || own === null || threshold === null) return null;
        const points = pointsTo(indicator, own, threshold, nearest.at);
        const others = new RegExp(`^${indicator}\\.threshold$`);
        const href = isWithin(shiftRange(indicator), points)
          ? withSetting(asked, area, [`${indicator}.points`, String(points)], others)
          : null;
        return { value: shown(nearest.at), href, codes: nearest.codes };
      };
      return {
        key: indicator,
        name: indicatorName(intl, indicator, pay),
        now: threshold === null ? "–" : shown(threshold),
        leaving: near(leaving),
        entering: near(entering),
      };
    }),
  ];
  const cell = (line: Line, which: "leaving" | "entering") => {
    const near = line[which];
    if (!near) return <span className="quiet">{say("evidence.whatIf.nobodyNear")}</span>;
    const [first, ...others] = near.codes;
    return (
      <>
        {near.href === null ? (
          near.value
        ) : (
          <a
            href={near.href}
            aria-label={say("evidence.whatIf.try", { indicator: line.name, value: near.value })}
          >
            {near.value}
          </a>
        )}
        {first && (
          <small>
            {inLanguage(first.title, language).text || first.code}
            {others.length > 0 && say("evidence.whatIf.andOthers", { count: others.length })}
          </small>
        )}
      </>
    );
  };
  return (
    <Card title={say("evidence.whatIf.nearest")} foot={say("evidence.whatIf.nearestNote")}>
      <DataTable
        caption={say("evidence.whatIf.nearest")}
        captionHidden
        note={place}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          { key: "name", heading: say("evidence.whatIf.indicator"), cell: (line) => line.name },
          { key: "now", heading: say("evidence.whatIf.now"), numeric: true, cell: (line) => line.now },
          {
            key: "leaving",
            heading: say("evidence.whatIf.stricter"),
            wide: true,
            cell: (line) => cell(line, "leaving"),
          },
          {
            key: "entering",
            heading: say("evidence.whatIf.looser"),
            wide: true,
            cell: (line) => cell(line, "entering"),
          },
        ]}
      />
    </Card>
  );
}
