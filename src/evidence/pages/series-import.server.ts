import { redirect } from "react-router";
import type { UseCase } from "../../identity/index.ts";
import { deny, formProblem, type Visit } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { versionOptions } from "../../vocabulary/index.ts";
import { readStats } from "../../vocabulary/index.server.ts";
import type { seriesInput } from "../keep-series.ts";
import type { EvidenceStores } from "../stores.ts";

/** The code lists that vacancies can be counted by, for whoever may take them in. */
export async function codeListsFor(visit: Visit) {
  const role = visit.visitor?.principal.role;
  if (role !== "statistician") return deny(visit, refuse(role ? "NOT_PERMITTED" : "NOT_SIGNED_IN"));
  const outcome = await visit.perform(readStats, {});
  if (!outcome.ok) return deny(visit, outcome);
  return versionOptions(
    outcome.versions
      // Vacancies are counted by codes of digits: a classification without levels has none.
      .filter(({ levels }) => Object.keys(levels).length > 1)
      // Indonesia's own first: it is what its surveys use.
      .toSorted((a, b) => Number(b.scheme === "kbji") - Number(a.scheme === "kbji"))
      .map(({ scheme, version, title }) => ({ value: `${scheme}/${version}`, version, title })),
    visit.language,
  );
}

/** Checks the uploaded file, or takes it in and goes to its page. */
export async function takeSeries<
  Taken extends { dataset: string | null; unchanged: boolean; dryRun: boolean },
>(visit: Visit, request: Request, importSeries: UseCase<EvidenceStores, typeof seriesInput, Taken>) {
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const typed = {
    codeList: text("codeList"),
    title: text("title"),
    source: text("source"),
    name: text("name"),
  };
  const outcome = await withUpload(file, (path) =>
    visit.perform(importSeries, {
      path,
      fileName: file.name.slice(0, 255),
      codeList: typed.codeList,
      ...(typed.name && { name: typed.name }),
      ...(typed.title && { title: { id: typed.title, en: typed.title } }),
      ...(typed.source && { source: typed.source }),
      dryRun: form.get("intent") !== "import",
    }),
  );
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  if (outcome.dataset && !outcome.dryRun)
    throw redirect(`/evidence/${outcome.dataset}?${outcome.unchanged ? "unchanged" : "imported"}`);
  return { typed, checked: { ...outcome, fileName: file.name } };
}
