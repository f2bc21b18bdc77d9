import type { Language } from "../../platform/index.ts";
import type { Hub, HubKind, HubPlan, PlanPart } from "../hub-words.ts";

export type Typed = Readonly<Record<string, string>>;
const other = (language: Language): Language => (language === "id" ? "en" : "id");

/** Reads fields of a form by name, without blanks around them. */
const fieldsOf = (form: FormData) => (name: string) => String(form.get(name) ?? "").trim();

export const typedOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));

/** A text that is typed in the reader's language, and beside it in the other one. */
const words = (value: (name: string) => string, name: string, language: Language) => ({
  ...(value(name) && { [language]: value(name) }),
  ...(value(`${name}Other`) && { [other(language)]: value(`${name}Other`) }),
});
const typedWords = (name: string, text: { id?: string; en?: string }, language: Language) => ({
  [name]: text[language] ?? "",
  [`${name}Other`]: text[other(language)] ?? "",
});

/** An address out of a name: small letters, digits and hyphens. */
export const keyOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);

export function readHubForm(form: FormData, language: Language) {
  const value = fieldsOf(form);
  return {
    typed: typedOf(form),
    said: {
      key: value("key") || keyOf(value("name") || value("nameOther")),
      kind: value("kind") as HubKind,
      name: words(value, "name", language),
      centre: value("centre") || null,
      province: value("province"),
      purpose: words(value, "purpose", language),
      openedOn: value("openedOn") || null,
      closedOn: value("closedOn") || null,
    },
  };
}

export const typedHub = (hub: Hub, language: Language): Typed => ({
  kind: hub.kind,
  ...typedWords("name", hub.name, language),
  centre: hub.centreKey ?? "",
  province: hub.provinceCode,
  ...typedWords("purpose", hub.purpose, language),
  openedOn: hub.openedOn ?? "",
  closedOn: hub.closedOn ?? "",
});

export const fieldOfHubRefusal: Readonly<Record<string, string>> = {
  HUB_KEY_TAKEN: "name",
  HUB_CENTRE: "centre",
  HUB_PROVINCE: "province",
  HUB_DAYS_REVERSED: "closedOn",
};

/** A figure as an official types it: 1.250,5 or 1,250.5 by the language of the page; NaN where it is none. */
export function readFigure(text: string, language: Language): number | null {
  if (text === "") return null;
  const plain =
    language === "id" ? text.replaceAll(/[.\s]/g, "").replace(",", ".") : text.replaceAll(/[,\s]/g, "");
  return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace("−", "-")) : Number.NaN;
}

/** Codes a line, as `kbji 2014 2511` or `kbji/2014/2511`. */
export const readCodes = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [scheme = "", version = "", ...code] = line.split(/[\s/]+/);
      return { scheme: scheme.toLowerCase(), version, code: code.join(" ") };
    });

/** What the form of a part of the plan says, as the use case takes it; null: no such part. */
export function readPlanForm(form: FormData, language: Language) {
  const value = fieldsOf(form);
  const id = value("id") || null;
  const title = words(value, "title", language);
  const figure = (name: string) => readFigure(value(name), language);
  switch (value("part") as PlanPart) {
    case "target":
      return {
        part: "target" as const,
        id,
        title,
        unit: words(value, "unit", language),
        baseline: figure("baseline"),
        baselineOn: value("baselineOn") || null,
        target: figure("target") ?? Number.NaN,
        targetOn: value("targetOn"),
        actual: figure("actual"),
        actualOn: value("actualOn") || null,
        source: value("source"),
      };
    case "post":
      return {
        part: "post" as const,
        id,
        title,
        planned: Number(value("planned")),
        filled: Number(value("filled")),
      };
    case "programme":
      return {
        part: "programme" as const,
        id,
        title,
        about: readCodes(value("about")),
        startsOn: value("startsOn"),
        endsOn: value("endsOn") || null,
      };
    case "milestone":
      return { part: "milestone" as const, id, title, dueOn: value("dueOn") };
    case "risk":
      return {
        part: "risk" as const,
        id,
        title,
        likelihood: Number(value("likelihood")),
        impact: Number(value("impact")),
        response: words(value, "response", language),
        state: value("state") === "closed" ? ("closed" as const) : ("open" as const),
      };
    default:
      return null;
  }
}

/** A figure as the form shows it. */
const shownFigure = (figure: number | null, language: Language) =>
  figure === null ? "" : language === "id" ? String(figure).replace(".", ",") : String(figure);

/** A part of the plan as its form shows it; null where the plan has no such part. */
export function typedPart(plan: HubPlan, part: PlanPart, id: string, language: Language): Typed | null {
  const wordsOf = (name: string, text: { id?: string; en?: string }) => typedWords(name, text, language);
  const target = part === "target" && plan.targets.find(({ targetId }) => targetId === id);
  if (target)
    return {
      ...wordsOf("title", target.title),
      ...wordsOf("unit", target.unit),
      baseline: shownFigure(target.baseline, language),
      baselineOn: target.baselineOn ?? "",
      target: shownFigure(target.target, language),
      targetOn: target.targetOn,
      actual: shownFigure(target.actual, language),
      actualOn: target.actualOn ?? "",
      source: target.source,
    };
  const post = part === "post" && plan.posts.find(({ postId }) => postId === id);
  if (post)
    return { ...wordsOf("title", post.title), planned: String(post.planned), filled: String(post.filled) };
  const programme = part === "programme" && plan.programmes.find(({ programmeId }) => programmeId === id);
  if (programme)
    return {
      ...wordsOf("title", programme.title),
      about: programme.about.map(({ scheme, version, code }) => `${scheme} ${version} ${code}`).join("\n"),
      startsOn: programme.startsOn,
      endsOn: programme.endsOn ?? "",
    };
  const milestone = part === "milestone" && plan.milestones.find(({ milestoneId }) => milestoneId === id);
  if (milestone) return { ...wordsOf("title", milestone.title), dueOn: milestone.dueOn };
  const risk = part === "risk" && plan.risks.find(({ riskId }) => riskId === id);
  if (risk)
    return {
      ...wordsOf("title", risk.title),
      likelihood: String(risk.likelihood),
      impact: String(risk.impact),
      ...wordsOf("response", risk.response),
      state: risk.state,
    };
  return null;
}

/** At which field of the plan's forms a refusal belongs. */
const fieldOfPlanRefusal: Readonly<Record<string, string>> = {
  HUB_BASELINE: "baseline",
  HUB_DAYS_REVERSED: "targetOn",
  HUB_POSTS: "filled",
  HUB_CODES: "about",
  MILESTONE_REACHED_LATER: "on",
  MILESTONE_STANDS_SO: "to",
};

type Problem = { code: string; sentence: string; fields: { field: string; message: string }[] } | undefined;
export function hubErrors(problem: Problem, fieldOf: Readonly<Record<string, string>>) {
  if (!problem) return [];
  const own = fieldOf[problem.code];
  if (own !== undefined || problem.fields.length === 0)
    return [
      { field: own, message: [problem.sentence, ...problem.fields.map(({ message }) => message)].join(" ") },
    ];
  // A text that is missing is told at the field of the reader's language.
  return problem.fields.map(({ field, message }) => {
    const path = field.split(".");
    const last = path.at(-1) ?? "";
    return { field: last === "id" ? (path.at(-2) ?? last) : last, message };
  });
}
export const planErrors = (problem: Problem) => hubErrors(problem, fieldOfPlanRefusal);
