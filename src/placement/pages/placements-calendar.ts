import { visitOf } from "../../identity/index.server.ts";
import { answerCalendar } from "./calendar-file.server.ts";
import type { Route } from "./+types/placements-calendar.ts";

/** The stays of all placements that one reads as a calendar file. */
export const loader = ({ context, request }: Route.LoaderArgs) =>
  answerCalendar(visitOf(context), request, null);
