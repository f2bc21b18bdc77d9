import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fillsCsv, fillsFileName } from "./fills.ts";
import { surveyCsv, surveyFileName, surveyPeriods } from "./survey.ts";
import { vacanciesCsv, vacanciesFileName } from "./vacancies.ts";

/**
 * Writes the generated files of the demo (the survey's waves, the vacancies, the closed ones) into a folder, made if
 * absent.
 * @param written called after each file, for a progress bar
 * @returns their paths, waves oldest first, then vacancies, then fills
 */
export async function writeDemoFiles(
  folder: string,
  written: (path: string, characters: number) => void = () => {},
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  const save = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    paths.push(path);
    written(path, text.length);
  };
  for (const period of surveyPeriods) await save(surveyFileName(period), surveyCsv(period));
  await save(vacanciesFileName, vacanciesCsv());
  await save(fillsFileName, fillsCsv());
  return paths;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: "string", default: "demo-data" } } });
  await writeDemoFiles(values.out, (path, characters) => console.log(`${path} ${characters}`));
}
