import type { Visit } from "../../identity/index.server.ts";
import type { Outcome } from "../../platform/index.ts";
import { readFiguresForm } from "../figures-form.ts";
import {
  addParagraph,
  confirmTranslation,
  moveClause,
  moveParagraph,
  saveFigures,
  saveParagraph,
  withdrawClause,
  withdrawParagraph,
} from "../index.server.ts";

type Values = (name: string) => string;
type Work = (
  visit: Visit,
  at: { proposal: string; clause: string },
  value: Values,
  form: FormData,
) => Promise<Outcome<{ path: string }>>;

const based = (value: Values) => Number(value("based")) || 1;
const texts = (value: Values) => ({ id: value("textId"), en: value("textEn") });
const path = ({ proposal, clause }: { proposal: string; clause: string }, rest: string) =>
  `/agreement/${proposal}/clause/${clause}${rest}`;

const works: Readonly<Record<string, Work>> = {
  async save(visit, at, value) {
    const paragraph = value("paragraph");
    const input = { proposal: at.proposal, paragraph, based: based(value), text: texts(value) };
    const saved = await visit.perform(saveParagraph, input);
    if (!saved.ok) return saved;
    const said = saved.merged ? `?merged=${paragraph}` : `?saved=${paragraph}`;
    return { ok: true, path: path({ ...at, clause: saved.clause }, `${said}#paragraph-${paragraph}`) };
  },
  async confirm(visit, at, value) {
    const paragraph = value("paragraph");
    const input = { proposal: at.proposal, paragraph, based: based(value) };
    const done = await visit.perform(confirmTranslation, input);
    return done.ok ? { ok: true, path: path(at, `#paragraph-${paragraph}`) } : done;
  },
  async move(visit, at, value) {
    const paragraph = value("paragraph");
    const asked = value("to");
    const to = asked === "up" || asked === "down" ? asked : { clause: asked };
    const done = await visit.perform(moveParagraph, { proposal: at.proposal, paragraph, to });
    return done.ok
      ? { ok: true, path: path({ ...at, clause: done.clause }, `#paragraph-${paragraph}`) }
      : done;
  },
  async withdraw(visit, at, value) {
    const input = {
      ...{ proposal: at.proposal, paragraph: value("paragraph"), based: based(value) },
      back: value("back") === "yes",
    };
    const done = await visit.perform(withdrawParagraph, input);
    return done.ok ? { ok: true, path: path(at, "") } : done;
  },
  async add(visit, at, value) {
    const input = {
      ...{ proposal: at.proposal, clause: at.clause, text: texts(value) },
      role: value("role") === "heading" ? ("heading" as const) : ("text" as const),
      after: value("after") || null,
    };
    const done = await visit.perform(addParagraph, input);
    return done.ok ? { ok: true, path: path(at, `#paragraph-${done.paragraph}`) } : done;
  },
  async figures(visit, at, value, form) {
    const read = readFiguresForm(form, visit.language);
    if (!read.ok) return read;
    const { ok: _, ...facts } = read;
    const input = { proposal: at.proposal, clause: at.clause, based: based(value), ...facts };
    const done = await visit.perform(saveFigures, input);
    return done.ok ? { ok: true, path: path(at, "#figures") } : done;
  },
  async clauseTo(visit, at, value) {
    const done = await visit.perform(moveClause, { ...at, to: Number(value("number")) });
    return done.ok ? { ok: true, path: path(at, "") } : done;
  },
  async clauseOut(visit, at, value) {
    const back = value("back") === "yes";
    const done = await visit.perform(withdrawClause, { ...at, back });
    return done.ok ? { ok: true, path: path(at, "") } : done;
  },
};

/** Where a piece of work on a clause leads, or why it was declined; null where there is no such work. */
export async function clauseWork(
  visit: Visit,
  at: { proposal: string; clause: string },
  form: FormData,
): Promise<Outcome<{ path: string }> | null> {
  const value: Values = (name) => String(form.get(name) ?? "").trim();
  const work = works[value("do")];
  return work ? work(visit, at, value, form) : null;
}
