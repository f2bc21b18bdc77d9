import type { Visit } from "../../identity/index.server.ts";
import type { Outcome } from "../../platform/index.ts";
import {
  addClause,
  askRelease,
  endDrafting,
  finishDrafting,
  inviteDrafter,
  openRevision,
  releaseVersion,
  saveTitle,
} from "../index.server.ts";

/** Where a piece of work on a proposal leads, or why it was declined. */
export async function proposalWork(
  visit: Visit,
  proposal: string,
  form: FormData,
): Promise<Outcome<{ path: string }>> {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const here = `/agreement/${proposal}`;
  const done = (outcome: Outcome, path: string): Outcome<{ path: string }> =>
    outcome.ok ? { ok: true, path } : outcome;
  switch (value("do")) {
    case "ask":
      return done(await visit.perform(askRelease, { proposal }), `${here}?done=asked`);
    case "release": {
      const number = value("number");
      const letter = number ? { number, date: value("date"), channel: "letter" as const } : null;
      const input = { proposal, hash: value("hash") || null, letter, place: Number(value("place") || 0) };
      return done(await visit.perform(releaseVersion, input), `${here}?done=released`);
    }
    case "revise":
      return done(await visit.perform(openRevision, { proposal }), `${here}?done=revision`);
    case "invite": {
      const capacity = value("capacity") === "channel" ? ("channel" as const) : ("co-drafter" as const);
      const input = { proposal, organisation: value("organisation"), capacity };
      return done(await visit.perform(inviteDrafter, input), `${here}?done=invited#circle`);
    }
    case "end": {
      const input = { proposal, organisation: value("organisation") };
      return done(await visit.perform(endDrafting, input), `${here}?done=ended#circle`);
    }
    case "finish":
      return done(await visit.perform(finishDrafting, { proposal }), `${here}?done=finished`);
    case "title": {
      const held = value("prevailing");
      const prevailing = (["id", "en", "both"] as const).find((one) => one === held) ?? null;
      const input = {
        proposal,
        title: { id: value("titleId"), en: value("titleEn") },
        based: { id: value("basedId"), en: value("basedEn") },
        prevailing,
      };
      return done(await visit.perform(saveTitle, input), here);
    }
    default: {
      const input = {
        proposal,
        kind: value("kind") as "text",
        heading: { id: value("headingId"), en: value("headingEn") },
        after: value("after") || null,
      };
      const added = await visit.perform(addClause, input);
      return added.ok ? { ok: true, path: `${here}/clause/${added.clause}` } : added;
    }
  }
}
