import { visitOf } from "../../identity/index.server.ts";
import { answerCalendar } from "./calendar-file.server.ts";
import type { Route } from "./+types/placement-calendar.ts";

/** The stay of one placement as a calendar file. */
export const loader = ({ context, params, request }: Route.LoaderArgs) =>
  answerCalendar(visitOf(context), request, params.placement);
