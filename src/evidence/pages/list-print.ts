import { deny, readCorridor, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { printReport } from "../../platform/documents.ts";
import { intlFor } from "../../platform/intl.ts";
import { national } from "../area.ts";
import { readStates } from "../list.ts";
import { readList } from "../index.server.ts";
import type { Route } from "./+types/list-print.ts";
import { monthFormat, monthOf, people } from "./format.ts";

/** As many rows as one print holds; a list of unit groups has at most 446. */
const most = 500;

/** The list as a PDF in the reader's language: the same numbers as the page, byte-identical when printed again. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { language } = visit;
  const area = new URL(request.url).searchParams.get("area") ?? national;
  const read = await visit.perform(readList, { list: params.list, area, limit: most });
  if (!read.ok) return deny(visit, read);
  const corridor = await visit.perform(readCorridor, {});
  const owner = corridor.ok
    ? corridor.organisations.find((one) => one.organisationId === read.list.organisationId)
    : undefined;
  const intl = intlFor(language);
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const counts = read.facts.areas[read.area];
  const total = counts ? counts.short + counts.notShort + counts.undetermined : 0;
  const place = read.places.find((one) => one.code === read.area);
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const title = say("evidence.list.title", { short: counts?.short ?? 0, total });
  const { passShare, minAvailable, minN, maxRse, replicates } = read.list.parameters;
  const percent = (share: number) => intl.formatNumber(share, { style: "percent" });
  const pdf = await printReport(
    {
      lead: inLanguage(read.list.title, language).text,
      facts: [
        {
          term: say("evidence.records.area"),
          description: place ? inLanguage(place.name, language).text : say("evidence.area.national"),
        },
        { term: say("evidence.datasets.periods"), description: read.list.periods.map(month).join(", ") },
        {
          term: say("evidence.lists.state"),
          description: say(read.list.releasedAt ? "evidence.lists.released" : "evidence.lists.draft"),
        },
      ],
      tables: [
        {
          caption: say("evidence.list.caption"),
          columns: [
            { heading: say("evidence.dossier.rank"), width: 10, align: "right" },
            { heading: say("evidence.column.occupation"), width: 36 },
            { heading: say("evidence.column.verdict"), width: 14 },
            { heading: say("evidence.column.indicators"), width: 26 },
            { heading: say("evidence.column.employment"), width: 16, align: "right" },
          ],
          rows: read.entries.map((entry) => {
            const suppressed = readStates(entry.states).filter(({ state }) => state === "suppressed").length;
            const shown = inLanguage(entry.title, language);
            return [
              intl.formatNumber(entry.rank),
              { text: `${shown.text} (${entry.code})`, language: shown.lang },
              say(`evidence.verdict.${entry.verdict}`),
              [
                say("evidence.list.passes", { passes: entry.passes, available: entry.passes + entry.fails }),
                ...(suppressed ? [say("evidence.print.suppressed", { count: suppressed })] : []),
              ].join("; "),
              entry.employment.value === null ? "–" : intl.formatNumber(entry.employment.value, people),
            ];
          }),
          empty: say("evidence.list.noneTitle"),
        },
      ],
      notes: {
        title: say("evidence.sources.title"),
        lines: [
          `${say("evidence.sources.rule")}: ${say("evidence.sources.ruleText", { passShare: percent(passShare), minAvailable })}`,
          `${say("evidence.sources.suppression")}: ${say("evidence.sources.suppressionText", { minN, maxRse: percent(maxRse) })}`,
          `${say("evidence.sources.bootstrap")}: ${say("evidence.sources.bootstrapText", { replicates, seed: String(read.list.seed) })}`,
        ],
      },
      sources: {
        title: say("evidence.datasets.title"),
        lines: read.datasets.map(
          (dataset) =>
            `${inLanguage(dataset.title, language).text}: ${dataset.periods.map(month).join(" – ")}`,
        ),
      },
    },
    {
      language,
      title,
      date: read.list.computedAt.toISOString().slice(0, 10),
      synthetic: read.list.synthetic,
      author: owner ? inLanguage(owner.name, language).text : "Jembatan",
      subject: corridor.ok && corridor.corridor ? inLanguage(corridor.corridor.name, language).text : "",
    },
  );
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="jembatan-${params.list.slice(0, 8)}-${language}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
