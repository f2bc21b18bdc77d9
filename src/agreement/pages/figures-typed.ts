import type { Language } from "../../platform/index.ts";
import type { ClauseRow } from "../clause.ts";
import type { ClauseLink } from "../document.ts";
import { figureTyped, linkText, mostFigureRows, unitOf } from "../figures-form.ts";
import type { FiguresTypedView } from "./figures-editor.tsx";

/** Rows that a form has beyond those that are filled. */
const spare = 2;
const none = { name: "", value: "", unit: "person-week" };

const linkLabel = (link: ClauseLink): string =>
  link.kind === "hub" ? link.name : `${link.code} (${link.edition})`;

/** A clause as its form shows it. */
export function figuresOf(
  { kind, figures, obligation, links }: Pick<ClauseRow, "kind" | "figures" | "obligation" | "links">,
  language: Language,
): FiguresTypedView {
  const filled = Object.entries(figures).map(([name, figure]) => ({
    ...{ name, value: figureTyped(figure, language), unit: unitOf(figure) },
  }));
  return {
    kind,
    rows: withSpare(filled),
    owed: {
      party: obligation?.party ?? "",
      figure: obligation?.figure ?? "",
      from: obligation?.from ?? "",
      until: obligation?.until ?? "",
      evidenceId: obligation?.evidence.id ?? "",
      evidenceEn: obligation?.evidence.en ?? "",
    },
    links: links.map((link) => ({ value: linkText(link), label: linkLabel(link) })),
    find: "",
  };
}

/** What somebody typed, for the form it came from. */
export function figuresTyped(form: FormData): FiguresTypedView {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const rows = Array.from({ length: mostFigureRows }, (_, row) => ({
    ...{ name: value(`name-${row}`), value: value(`value-${row}`) },
    unit: value(`unit-${row}`) || "person-week",
  }));
  const used = rows.findLastIndex(({ name, value: typed }) => name !== "" || typed !== "");
  const hubs = form.getAll("hub").map(String).filter(Boolean);
  return {
    kind: value("kind"),
    rows: withSpare(rows.slice(0, used + 1)),
    owed: {
      ...{ party: value("party"), figure: value("owed"), from: value("from"), until: value("until") },
      ...{ evidenceId: value("evidenceId"), evidenceEn: value("evidenceEn") },
    },
    links: [...form.getAll("link").map(String), ...hubs.map((name) => `hub:${name}`)].map((link) => ({
      value: link,
      label: link.replace(/^(?:entry|hub):/, ""),
    })),
    find: value("find"),
  };
}

const withSpare = (rows: readonly { name: string; value: string; unit: string }[]) => [
  ...rows,
  ...Array.from({ length: Math.min(spare, mostFigureRows - rows.length) }, () => none),
];
