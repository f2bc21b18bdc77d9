import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { intlFor } from "../../platform/intl.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { ErrorSummary, PageHeading, Select, TextInput, useLanguage } from "../../ui/index.ts";
import { importCrosswalk, readStats } from "../index.server.ts";
import { readVersionName } from "../version-diff.ts";
import { versionOptions } from "../version-options.ts";
import { CheckedFile, refuseFile, sayFindings, type FileAnswer } from "./checked-file.tsx";
import type { Route } from "./+types/import-crosswalk.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importCrosswalk.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const stats = await visit.perform(readStats, {});
  if (!stats.ok) return deny(visit, stats);
  const versions = stats.versions.map(({ scheme, version, title }) => ({
    value: `${scheme}/${version}`,
    version,
    title,
  }));
  // What is brought in is real, also where the people around it are invented.
  return { versions, synthetic: false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const denied = decide(importCrosswalk.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const upload = await readUpload(request);
  if (!upload.ok) return refuseFile(visit, upload, {});
  const { form, file } = upload;
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const typed = { from: value("from"), to: value("to"), source: value("source").slice(0, 500) };
  const [from, to] = [readVersionName(typed.from), readVersionName(typed.to)];
  if (!from || !to)
    return refuseFile(visit, refuse("VERSION_NAME_INVALID", { found: from ? typed.to : typed.from }), typed);
  const dryRun = form.get("intent") !== "import";
  const fileName = file.name.slice(0, 255);
  const { source } = typed;
  const outcome = await withUpload(file, (path) =>
    visit.perform(importCrosswalk, { from, to, path, fileName, dryRun, ...(source && { source }) }),
  );
  if (!outcome.ok) return refuseFile(visit, outcome, typed);
  const { links, added, changed, assumed, dangling, unchanged, warnings } = outcome;
  const answer: FileAnswer = {
    problem: null,
    done: {
      sentence: intlFor(visit.language).formatMessage(
        { id: "vocabulary.crosswalkImport.counts" },
        { links, added, changed, assumed, dangling },
      ),
      written: !dryRun,
      ready: dryRun && !unchanged,
    },
    ...sayFindings(visit, warnings),
    typed,
  };
  return answer;
}

/** Joins the codes of two versions by a file of pairs. */
export default function ImportCrosswalk({ loaderData: { versions }, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const options = versionOptions(versions, language);
  const typed: Record<string, string> = actionData?.typed ?? {};
  return (
    <>
      <title>{`${say("vocabulary.crosswalkImport.title")} · Jembatan`}</title>
      <ErrorSummary errors={actionData?.problem ? [{ field: "file", message: actionData.problem }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.import.title"), href: "/vocabulary/import" },
        ]}
        title={say("vocabulary.crosswalkImport.title")}
        lead={say("vocabulary.crosswalkImport.lead")}
      />
      <CheckedFile answer={actionData} hint={say("vocabulary.crosswalkImport.hint")}>
        <Select
          name="from"
          label={say("vocabulary.crosswalkImport.from")}
          options={options}
          defaultValue={typed["from"]}
        />
        <Select
          name="to"
          label={say("vocabulary.crosswalkImport.to")}
          options={options}
          defaultValue={typed["to"] ?? options[1]?.value}
        />
        <TextInput
          name="source"
          label={say("vocabulary.crosswalkImport.source")}
          defaultValue={typed["source"]}
          maxLength={500}
          optional
        />
      </CheckedFile>
    </>
  );
}
