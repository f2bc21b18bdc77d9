import { principals, type TestWorkbench } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { editionOfElsewhere } from "./edition.fixture.ts";

const { ministry } = principals;

const classification = `digit,kode,judul
1,2,Profesional
2,25,Profesional Teknologi
3,251,Pengembang
4,2511,Analis Sistem
4,2512,Pengembang Perangkat Lunak
`;

/** An edition 2025 of 2511 and 2512, as it was published on 1 December 2025, for tests of the people short. */
export async function testEdition(
  { run }: Pick<TestWorkbench, "run">,
  folder: { write(name: string, content: string): string },
): Promise<void> {
  const loaded = await run(importClassification, ministry.statistician, {
    ...{ scheme: "kbji", version: "2014" },
    ...{ path: folder.write("kbji.csv", classification), fileName: "kbji.csv" },
  });
  if (!loaded.ok) throw new Error("The classification of the test is not there");
  await editionOfElsewhere(
    { run },
    {
      name: "2025",
      title: { id: "Edisi uji", en: "Test edition" },
      source: "Terbitan uji",
      publishedOn: "2025-12-01",
      codeList: "kbji/2014",
      rows: [{ code: "2511" }, { code: "2512" }],
    },
  );
}
