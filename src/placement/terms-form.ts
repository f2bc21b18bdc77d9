import type { Bilingual, Language } from "../platform/index.ts";
import type { Coded, Terms, TermsParts } from "./terms.ts";

/** Rows that stand empty below those that are filled in. */
const spare = 1;
const most = { skills: 12, counterparts: 10, objectives: 8 } as const;
type Rows = keyof typeof most;

/** How many rows a form shows: what is there and some more. */
export const rowsShown = (rows: Rows, filled: number): number => Math.min(most[rows], filled + spare);

/** What stands in the form: every field by its name. */
export type Typed = Readonly<Record<string, string>>;

const codeText = ({ code, title }: Coded, language: Language): string =>
  `${code} — ${title[language] ?? title[language === "id" ? "en" : "id"] ?? ""}`;

/** The terms as the form shows them. */
export function typedTerms(
  terms: Pick<
    Terms,
    "hubId" | "centreKey" | "title" | "background" | "fromDay" | "untilDay" | "route" | "languages"
  >,
  { skills, counterparts, objectives }: TermsParts,
  language: Language,
): Typed {
  const both = (name: string, text: Bilingual | null) => ({
    [`${name}Id`]: text?.id ?? "",
    [`${name}En`]: text?.en ?? "",
  });
  return Object.assign(
    {
      place: terms.hubId ? `hub:${terms.hubId}` : `centre:${terms.centreKey ?? ""}`,
      ...both("title", terms.title),
      ...both("background", terms.background),
      ...{ fromDay: terms.fromDay ?? "", untilDay: terms.untilDay ?? "", route: terms.route ?? "" },
      languages: terms.languages.join(","),
    },
    ...skills.map((skill, at) => ({
      [`skill${at}`]: codeText(skill, language),
      [`skill${at}Level`]: String(skill.level),
      [`skill${at}Essential`]: skill.essential ? "yes" : "",
    })),
    ...counterparts.map((one, at) => ({
      [`counterpart${at}Instructor`]: one.instructorId ?? "",
      [`counterpart${at}Name`]: one.instructorId ? "" : one.name,
      ...both(`counterpart${at}Job`, one.job),
    })),
    ...objectives.map((one, at) => ({
      ...both(`objective${at}Text`, one.text),
      ...both(`objective${at}Measure`, one.measure),
      [`objective${at}Units`]: one.units.map((unit) => codeText(unit, language)).join("\n"),
      [`objective${at}Whose`]: one.counterparts
        .map((id) => counterparts.findIndex(({ counterpartId }) => counterpartId === id))
        .filter((place) => place >= 0)
        .join(","),
    })),
  ) as Typed;
}

/** How many rows of a kind have something in them; an empty one between filled ones counts. */
export function filledRows(typed: Typed, rows: Rows): number {
  const first = { skills: "skill", counterparts: "counterpart", objectives: "objective" }[rows];
  const own = new RegExp(`^${first}(\\d+)`);
  const places = Object.entries(typed).flatMap(([name, value]) => {
    const place = own.exec(name)?.[1];
    const empty = value === "" || /Level$|Essential$|Whose$/.test(name);
    return place === undefined || empty ? [] : [Number(place) + 1];
  });
  return Math.max(0, ...places);
}

/** A row of the form whose code has still to be looked up. */
export type TypedCode = { field: string; text: string };

/** The form as a use case takes it, with codes as they were typed. */
export function readTyped(typed: Typed) {
  const words = (name: string) => {
    const [id, en] = [typed[`${name}Id`] ?? "", typed[`${name}En`] ?? ""];
    return id || en ? { ...(id && { id }), ...(en && { en }) } : null;
  };
  const rows = (kind: Rows) => Array.from({ length: filledRows(typed, kind) }, (_, at) => at);
  const place = typed.place ?? "";
  // Empty rows between filled ones fall out, and objectives name counterparts by their place.
  const peopleRows = rows("counterparts").filter(
    (at) =>
      typed[`counterpart${at}Instructor`] || typed[`counterpart${at}Name`] || words(`counterpart${at}Job`),
  );
  return {
    place: place.startsWith("hub:") ? { hub: place.slice(4) } : { centre: place.replace(/^centre:/, "") },
    title: words("title") ?? {},
    background: words("background"),
    fromDay: typed.fromDay || null,
    untilDay: typed.untilDay || null,
    route: typed.route || null,
    languages: (typed.languages ?? "").split(",").filter(Boolean),
    skills: rows("skills")
      .filter((at) => typed[`skill${at}`])
      .map((at) => ({
        typed: { field: `skill${at}`, text: typed[`skill${at}`] ?? "" },
        level: Number(typed[`skill${at}Level`] || 1),
        essential: typed[`skill${at}Essential`] === "yes",
      })),
    counterparts: peopleRows.map((at) => ({
      instructor: typed[`counterpart${at}Instructor`] || null,
      name: typed[`counterpart${at}Name`] ?? "",
      job: words(`counterpart${at}Job`) ?? {},
    })),
    objectives: rows("objectives")
      .filter((at) => words(`objective${at}Text`) || typed[`objective${at}Units`])
      .map((at) => ({
        text: words(`objective${at}Text`) ?? {},
        measure: words(`objective${at}Measure`),
        units: (typed[`objective${at}Units`] ?? "")
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean)
          .map((text): TypedCode => ({ field: `objective${at}Units`, text })),
        counterparts: (typed[`objective${at}Whose`] ?? "")
          .split(",")
          .filter(Boolean)
          .map((at_) => peopleRows.indexOf(Number(at_)))
          .filter((index) => index >= 0),
      })),
  };
}

/** The code at the beginning of a line, as a person or this form wrote it: `J.62… — title`. */
export const codeOfLine = (text: string): string => text.split(/\s+[—–-]\s+/)[0]?.trim() ?? "";
