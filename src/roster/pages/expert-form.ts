import type { Language } from "../../platform/index.ts";
import type { ListedExpert } from "../expert-store.ts";
import type { Clearance, LanguageLevel } from "../expert-words.ts";

const names = [
  ...(["name", "headline", "headlineOther", "homeZone", "person", "clearance", "clearanceUntil"] as const),
  ...(["costAs", "costAmount", "costCurrency", "costNote", "agreedOn", "activeFrom", "activeUntil"] as const),
];
export const languageRows = 6;
const rowNames = Array.from({ length: languageRows }, (_, row) => [`language${row}`, `level${row}`]).flat();

/** The fields of the form of an expert, as they are typed. */
export type TypedExpert = Readonly<Record<string, string>>;

const other = (language: Language): Language => (language === "id" ? "en" : "id");

/** What the form says, as it was typed and as the use case takes it; texts are in the reader's language. */
export function readExpertForm(form: FormData, language: Language) {
  const typed: Record<string, string> = Object.fromEntries(
    [...names, ...rowNames].map((name) => [name, String(form.get(name) ?? "").trim()]),
  );
  const value = (name: string) => typed[name] ?? "";
  const amount = value("costAmount").replaceAll(/\s/g, "");
  return {
    typed,
    said: {
      name: value("name"),
      headline: {
        ...(value("headline") && { [language]: value("headline") }),
        ...(value("headlineOther") && { [other(language)]: value("headlineOther") }),
      },
      homeZone: value("homeZone"),
      person: value("person") || null,
      clearance: value("clearance") as Clearance,
      clearanceUntil: value("clearanceUntil") || null,
      cost: value("costAs")
        ? {
            as: value("costAs") as "cash",
            amount: amount ? Number(amount) : null,
            currency: value("costCurrency") || null,
            note: value("costNote") || null,
          }
        : null,
      agreedOn: value("agreedOn") || null,
      activeFrom: value("activeFrom"),
      activeUntil: value("activeUntil") || null,
      languages: Array.from({ length: languageRows }, (_, row) => ({
        language: value(`language${row}`),
        level: value(`level${row}`) as LanguageLevel,
      })).filter((one) => one.language !== ""),
    },
  };
}

type Cost = { as: string; amount: number | null; currency: string | null; note: string | null } | null;

/** An expert as the form shows them. */
export function typedExpert(expert: ListedExpert & { cost: Cost }, language: Language): TypedExpert {
  const { cost } = expert;
  return {
    name: expert.name,
    headline: expert.headline[language] ?? "",
    headlineOther: expert.headline[other(language)] ?? "",
    homeZone: expert.homeZone,
    person: expert.personId ?? "",
    clearance: expert.clearance,
    clearanceUntil: expert.clearanceUntil ?? "",
    costAs: cost?.as ?? "",
    costAmount: cost?.amount?.toString() ?? "",
    costCurrency: cost?.currency ?? "",
    costNote: cost?.note ?? "",
    agreedOn: expert.agreedOn ?? "",
    activeFrom: expert.activeFrom,
    activeUntil: expert.activeUntil ?? "",
    ...Object.fromEntries(
      expert.languages.flatMap((one, row) => [
        [`language${row}`, one.language],
        [`level${row}`, one.level],
      ]),
    ),
  };
}

/** At which field of the form a refusal belongs. */
const fieldOfExpertRefusal: Readonly<Record<string, string>> = {
  EXPERT_ZONE: "homeZone",
  BOOKING_DAYS_REVERSED: "activeUntil",
  EXPERT_AGREED_LATER: "agreedOn",
  EXPERT_ACCOUNT: "person",
  EXPERT_ACCOUNT_TAKEN: "person",
  EXPERT_TWICE: "language0",
  EXPERT_BOUND: "activeUntil",
};

/** Fields that the use case knows by another name than the form. */
const formField: Readonly<Record<string, string>> = {
  amount: "costAmount",
  language: "language0",
  id: "headline",
};

type Problem = { code: string; sentence: string; fields: { field: string; message: string }[] } | undefined;
export function expertErrors(problem: Problem): { field: string | undefined; message: string }[] {
  if (!problem) return [];
  const own = fieldOfExpertRefusal[problem.code];
  if (own !== undefined || problem.fields.length === 0) return [{ field: own, message: problem.sentence }];
  return problem.fields.map(({ field, message }) => {
    const last = field.split(".").at(-1) ?? "";
    return { field: formField[last] ?? last, message };
  });
}
