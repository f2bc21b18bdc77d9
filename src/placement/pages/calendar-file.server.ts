import type { Visit } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import { readCalendarDays } from "../index.server.ts";
import { calendarFile, stayInCalendar } from "../placement-ical.ts";
import { placementPath } from "../placement.ts";
import { denyPart } from "./part-act.server.ts";

/** Stays as a calendar file: of one placement, or of all that one reads. No name of a person is in it. */
export async function answerCalendar(visit: Visit, request: Request, placement: string | null) {
  const read = await visit.perform(readCalendarDays, { placement });
  if (!read.ok) return denyPart(visit, read);
  const { language } = visit;
  const intl = intlFor(language);
  const say = (id: string) => intl.formatMessage({ id });
  const text = calendarFile(
    [
      ...read.stays.map((one) =>
        stayInCalendar(one, language, {
          stay: say("placement.part.stay"),
          state: say(`placement.part.state.${one.state}`),
        }),
      ),
      ...read.due.map(({ deliverableId, title, dueOn, revision, stateSince }) => ({
        ...{ id: deliverableId, from: dueOn, until: dueOn, revision, changedAt: stateSince },
        title: `${say("placement.part.due")}: ${inLanguage(title, language).text}`,
        ...{ place: "", note: say("placement.part.due"), certain: true },
        path: `${placementPath(placement ?? "")}/deliverables`,
      })),
    ],
    { name: say("placement.part.placements"), language, origin: new URL(request.url).origin },
  );
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${say("placement.part.file")}.ics"`,
      "cache-control": "no-store",
    },
  });
}
