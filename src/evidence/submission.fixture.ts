import { randomUUID } from "node:crypto";

/** A test's database, as the role that migrates. */
type Arranging = { admin(text: string, values?: readonly unknown[]): Promise<unknown[]> };

/** A round open to everybody in one of its stages, upon a list of its own with nothing in it. */
export async function addTestRound(
  db: Arranging,
  organisation: string,
  round: { name: string; stage?: string; closesOn?: string | null; settings?: object },
): Promise<string> {
  const { name, stage = "evidence", closesOn = "2026-03-31", settings = {} } = round;
  const [roundId, listId] = [randomUUID(), randomUUID()];
  const title = JSON.stringify({ id: `Putaran ${name}`, en: `Round ${name}` });
  await db.admin(
    `insert into evidence.list (organisation_id, list_id, title, datasets, level, code_list, periods, parameters, engine,
      seed, facts) values ($1, $2, $3, '{}', 4, 'kbji/2014', '{}', '{}', 'test', 1, '{"areas": {}}')`,
    [organisation, listId, title],
  );
  await db.admin(
    `insert into evidence.round (organisation_id, round_id, name, title, stage, list_id, code_list, closes_on, settings,
      released_to) values ($1, $2, $3, $4, $5, $6, 'kbji/2014', $7, $8, '{public}')`,
    [organisation, roundId, name, title, stage, listId, closesOn, JSON.stringify(settings)],
  );
  return roundId;
}

/** Occupations for titles to be coded to. */
export const callClassification =
  "digit,kode,judul\n1,2,Profesional\n2,25,Profesional TIK\n3,251,Pengembang\n4,2512,Pengembang Perangkat Lunak\n4,2513,Pengembang Web\n" +
  "1,7,Pekerja Pengolahan\n2,72,Pekerja Logam\n3,721,Pekerja Pelat\n4,7212,Juru Las dan Pemotong Nyala\n";

export const callPlaces = "code,name_id,zone\n31,DKI Jakarta,WIB\n32,Jawa Barat,WIB\n";
