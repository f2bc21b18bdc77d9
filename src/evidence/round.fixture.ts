import { randomUUID } from "node:crypto";
import type { Verdict } from "./list.ts";

type Sql = (text: TemplateStringsArray, ...values: unknown[]) => PromiseLike<unknown>;

/** A released list with the verdicts that a test asks for, written straight into the database. */
export async function releasedList(
  sql: Sql,
  organisation: string,
  verdicts: Readonly<Record<string, Verdict>>,
  { released = true } = {},
): Promise<string> {
  const listId = randomUUID();
  const facts = JSON.stringify({
    window: null,
    pay: "nominal",
    waves: [],
    areas: { national: { employment: level, short: 0, notShort: 0, undetermined: 0 } },
  });
  const readers = released ? ["public"] : [];
  await sql`insert into evidence.list (organisation_id, list_id, title, datasets, level, code_list, periods, parameters,
      engine, seed, facts, released_at, released_to)
    values (${organisation}, ${listId}, '{"id": "Daftar uji", "en": "Test list"}', '{}', 4, 'kbji/2014', '{2025-08}',
      '{}', 'top-down/1', 1, ${facts}::jsonb, ${released ? new Date() : null}, ${readers})`;
  for (const [i, [code, verdict]] of Object.entries(verdicts).entries())
    await sql`insert into evidence.entry (organisation_id, list_id, area, code, rank, verdict, share, robustness, passes,
        fails, states, employment, indicators, released_to)
      values (${organisation}, ${listId}, 'national', ${code}, ${i + 1}, ${verdict}, 0.75, 0.9, 3, 1, 'pppfmmmmmm',
        ${JSON.stringify(level)}::jsonb, ${JSON.stringify(indicators)}::jsonb, ${readers})`;
  return listId;
}

const level = { value: 12_000, n: 240, rse: 0.06, ci: [11_000, 13_000], state: "measured", reason: null };
const indicators = [
  {
    indicator: "employment-growth",
    value: 0.05,
    n: 240,
    rse: 0.06,
    ci: [0.02, 0.08],
    state: "pass",
    reason: null,
    threshold: 0.01,
  },
];

/** An accepted submission of one firm that names occupations. */
export async function accepted(
  sql: Sql,
  organisation: string,
  round: string,
  firm: string,
  codes: readonly string[],
  { interest = null as string | null, status = "accepted", reason = "lacks-training-months" } = {},
): Promise<string> {
  const id = randomUUID();
  await sql`insert into evidence.submission (organisation_id, submission_id, round_id, kind, respondent, respondent_key,
      interest, status, source, sent_at)
    select ${organisation}, ${id}, round_id, 'firm', ${firm}, ${firm}, ${interest}, ${status}, 'form', now()
    from evidence.round where name = ${round} and organisation_id = ${organisation}`;
  for (const [position, code] of codes.entries())
    await sql`insert into evidence.submission_line (organisation_id, submission_id, position, typed, code, confirmed,
        vacancies, reason)
      values (${organisation}, ${id}, ${position + 1}, ${code}, ${code}, true, 2, ${reason})`;
  return id;
}
