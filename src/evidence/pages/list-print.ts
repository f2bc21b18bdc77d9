import { deny, readCorridor, visitOf } from "../../identity/index.server.ts";
import { inLanguage, installationZone } from "../../platform/index.ts";
import { printReport } from "../../platform/documents.ts";
import { intlFor } from "../../platform/intl.ts";
import { national } from "../area.ts";
import { isThin } from "../broken-series.ts";
import { readStates } from "../list.ts";
import { readList } from "../index.server.ts";
import { isShaky } from "../verdict.ts";
import type { Route } from "./+types/list-print.ts";
import { areaName } from "../area-name.ts";
import { people, spanOf } from "../format.ts";
import { headline, methodOf, sourceLine } from "../method.ts";
import { stateWord } from "../state-word.ts";

/** As many rows as one print holds; a list of unit groups has at most 446. */
const most = 500;

/** The list as a PDF in the reader's language: the same numbers as the page, byte-identical when printed again. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { language } = visit;
  const asked = new URL(request.url).searchParams.get("area") ?? national;
  const read = await visit.perform(readList, { list: params.list, area: asked, limit: most });
  if (!read.ok) return deny(visit, read);
  const frame = await visit.perform(readCorridor, {});
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { list, facts, area, entries, datasets, broken } = read;
  const day = (at: Date) => intl.formatDate(at, { dateStyle: "long", timeZone: installationZone });
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
  const counts = facts.areas[area];
  const place = areaName(intl, area, read.coverage, read.places);
  const office = inLanguage(read.office, language).text;
  const title = say("evidence.print.title");
  const pdf = await printReport(
    {
      lead: [
        `${headline(intl, counts)}.`,
        say("evidence.print.notEdition"),
        ...(broken ? [say("evidence.broken.series", broken)] : []),
        ...(broken && broken.thin > 0 ? [say("evidence.broken.thin", broken)] : []),
      ].join(" "),
      facts: [
        { term: say("evidence.lists.list"), description: inLanguage(list.title, language).text },
        { term: say("evidence.print.coverage"), description: place },
        { term: say("evidence.datasets.periods"), description: spanOf(intl, list.periods) },
        { term: say("evidence.print.computed"), description: day(list.computedAt) },
        {
          term: say("evidence.print.released"),
          description: list.releasedAt
            ? say("evidence.print.releasedBy", { date: day(list.releasedAt), office })
            : say("evidence.print.draft", { office }),
        },
        { term: say("evidence.method.list"), description: list.listId },
      ],
      tables: [
        {
          caption: say("evidence.list.caption"),
          columns: [
            { heading: say("evidence.print.rank"), width: 6, align: "right" },
            { heading: say("evidence.column.occupation"), width: 31 },
            { heading: say("evidence.column.verdict"), width: 17 },
            { heading: say("evidence.cli.robustness"), width: 11, align: "right" },
            { heading: say("evidence.column.indicators"), width: 20 },
            { heading: say("evidence.column.employment"), width: 28, align: "right" },
          ],
          rows: entries.map((entry) => {
            const states = readStates(entry.states);
            const suppressed = states.filter(({ state }) => state === "suppressed").length;
            const shown = inLanguage(entry.title, language);
            const { value, ci, state, reason } = entry.employment;
            return [
              entry.rank === null ? "–" : intl.formatNumber(entry.rank),
              { text: shown.text ? `${shown.text} (${entry.code})` : entry.code, language: shown.lang },
              [
                say(`evidence.verdict.${entry.verdict}`),
                ...(isThin(entry, broken)
                  ? [say("evidence.broken.few")]
                  : isShaky(entry.robustness)
                    ? [say("evidence.verdict.shaky")]
                    : []),
              ].join("; "),
              entry.robustness === null || isThin(entry, broken) ? "–" : percent(entry.robustness),
              [
                say("evidence.print.passes", { passes: entry.passes, available: entry.passes + entry.fails }),
                ...(suppressed ? [say("evidence.print.suppressed", { count: suppressed })] : []),
              ].join("; "),
              value === null
                ? stateWord(intl, state, reason)
                : [
                    intl.formatNumber(value, people),
                    ...(ci
                      ? [
                          `(${say("ui.interval.range", {
                            low: intl.formatNumber(ci[0], people),
                            high: intl.formatNumber(ci[1], people),
                          })})`,
                        ]
                      : []),
                  ].join("\n"),
            ];
          }),
          empty: say("evidence.list.noneTitle"),
          note: say("evidence.print.note"),
        },
      ],
      method: {
        title: say("evidence.sources.title"),
        facts: methodOf(intl, list, facts, datasets),
      },
      sources: {
        title: say("evidence.datasets.title"),
        lines: datasets.map((dataset) => sourceLine(intl, dataset)),
      },
    },
    {
      language,
      title,
      date: (list.releasedAt ?? list.computedAt).toISOString().slice(0, 10),
      synthetic: list.synthetic,
      draft: list.releasedAt === null,
      author: office || "Jembatan",
      subject: frame.ok && frame.corridor ? inLanguage(frame.corridor.name, language).text : "",
    },
  );
  const name = [
    say("evidence.print.fileName"),
    fileWord(place),
    ...new Set([list.periods[0], list.periods.at(-1)]),
    ...(list.releasedAt ? [] : [fileWord(say("evidence.lists.draft"))]),
    list.listId.slice(0, 8),
  ].join("-");
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${name}.pdf"`,
      "cache-control": "no-store",
    },
  });
}

/** Words as they can stand in the name of a file. */
const fileWord = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
