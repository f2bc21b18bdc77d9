import { refuse, type Language, type Outcome } from "../platform/index.ts";
import type { ClauseKind, ClauseLink, Obligation } from "./document.ts";
import { writtenFigures } from "./figure-text.ts";
import { figureNameSchema, figureSchema, type Figure, type Figures } from "./figure.ts";

/** Rows of figures that a form has at most. */
export const mostFigureRows = 12;
export type FiguresTyped = {
  kind: ClauseKind;
  figures: Figures;
  obligation: Obligation | null;
  links: ClauseLink[];
};

type Values = { get(name: string): unknown; getAll(name: string): unknown[] };

/**
 * What a form says of a clause: one row a figure (`name-0`, `type-0`, `value-0`, `unit-0`), who owes what, and what the
 * clause is about (`link`, `hub`). A row without a name is no figure; numbers are written as the language writes them.
 * Refusals: FIGURE_NAME_INVALID, FIGURE_TWICE, FIGURE_VALUE_INVALID, OBLIGATION_INCOMPLETE.
 */
export function readFiguresForm(form: Values, language: Language): Outcome<FiguresTyped> {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const figures: Record<string, Figure> = {};
  for (let row = 0; row < mostFigureRows; row++) {
    const name = value(`name-${row}`).replace(/^\{|\}$/g, "");
    if (!name) continue;
    if (!figureNameSchema.safeParse(name).success) return refuse("FIGURE_NAME_INVALID", { name, row });
    if (name in figures) return refuse("FIGURE_TWICE", { name, row });
    const typed = value(`value-${row}`);
    const figure = readFigure(value(`unit-${row}`), typed, language);
    if (!figure) return refuse("FIGURE_VALUE_INVALID", { name, value: typed, row });
    figures[name] = figure;
  }
  const party = value("party");
  const [figure, from, until] = [value("owed"), value("from"), value("until")];
  if (party && !(figure && from && until)) return refuse("OBLIGATION_INCOMPLETE");
  return {
    ok: true,
    kind: value("kind") as ClauseKind,
    figures,
    obligation: party
      ? {
          ...{ party, figure: figure.replace(/^\{|\}$/g, ""), from, until },
          evidence: { id: value("evidenceId"), en: value("evidenceEn") },
        }
      : null,
    links: [
      ...form.getAll("link").flatMap((text) => linkOf(String(text))),
      ...form
        .getAll("hub")
        .map((name) => String(name).trim())
        .filter(Boolean)
        .map((name): ClauseLink => ({ kind: "hub", name })),
    ],
  };
}

/** What a form calls the unit of a figure: a unit, a currency, or `day`. */
export const unitOf = (figure: Figure): string =>
  figure.type === "number" ? figure.unit : figure.type === "money" ? figure.currency : "day";

/** A figure from what was typed, as its language writes it; undefined where it cannot be read. */
export function readFigure(unit: string, typed: string, language: Language): Figure | undefined {
  if (unit === "day") {
    const [found] = writtenFigures(typed, { type: "day", value: "2000-01-01" }, language);
    return found && found.until - found.from === typed.length ? found.figure : undefined;
  }
  const number = readQuantity(typed, language);
  if (number === undefined) return undefined;
  const money = figureSchema.safeParse({ type: "money", value: number, currency: unit });
  if (money.success) return money.data;
  const counted = figureSchema.safeParse({ type: "number", value: number, unit });
  return counted.success ? counted.data : undefined;
}

const shapes = {
  id: /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,4})?$/,
  en: /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,4})?$/,
} as const;

function readQuantity(typed: string, language: Language): number | undefined {
  const text = typed.replace(/\s/g, "");
  if (!shapes[language].test(text)) return undefined;
  return Number(language === "id" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", ""));
}

/** A figure as a form shows it, to be read again by `readFigure`. */
export const figureTyped = (figure: Figure, language: Language): string =>
  figure.type === "day"
    ? figure.value
    : new Intl.NumberFormat(language === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 4 }).format(
        figure.value,
      );

/** A link as the value of a tick box. */
export const linkText = (link: ClauseLink): string =>
  link.kind === "hub" ? `hub:${link.name}` : `entry:${link.edition}/${link.code}`;

function linkOf(text: string): ClauseLink[] {
  const entry = /^entry:([^/]{1,40})\/(.{1,20})$/.exec(text);
  if (entry) return [{ kind: "edition-entry", edition: entry[1] ?? "", code: entry[2] ?? "" }];
  const hub = /^hub:(.{1,200})$/.exec(text);
  return hub ? [{ kind: "hub", name: hub[1] ?? "" }] : [];
}
