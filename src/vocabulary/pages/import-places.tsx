import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { intlFor } from "../../platform/intl.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { ErrorSummary, PageHeading } from "../../ui/index.ts";
import { importPlaces } from "../index.server.ts";
import { CheckedFile, refuseFile, type FileAnswer } from "./checked-file.tsx";
import type { Route } from "./+types/import-places.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importPlaces.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  // Lists of places are real, also where the people around them are invented.
  return { synthetic: false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const denied = decide(importPlaces.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const upload = await readUpload(request);
  if (!upload.ok) return refuseFile(visit, upload, {});
  const { form, file } = upload;
  const dryRun = form.get("intent") !== "import";
  const fileName = file.name.slice(0, 255);
  const outcome = await withUpload(file, (path) => visit.perform(importPlaces, { path, fileName, dryRun }));
  if (!outcome.ok) return refuseFile(visit, outcome, {});
  const { places, added, changed, unchanged } = outcome;
  const counts = { places, added, changed };
  const answer: FileAnswer = {
    problem: null,
    done: {
      sentence: intlFor(visit.language).formatMessage({ id: "vocabulary.placesImport.counts" }, counts),
      written: !dryRun,
      ready: dryRun && !unchanged,
    },
    findings: [],
    more: 0,
    typed: {},
  };
  return answer;
}

/** Brings in provinces with their time zones. */
export default function ImportPlaces({ actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <title>{`${say("vocabulary.placesImport.title")} · Jembatan`}</title>
      <ErrorSummary errors={actionData?.problem ? [{ field: "file", message: actionData.problem }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.task.places"), href: "/vocabulary/places" },
        ]}
        title={say("vocabulary.placesImport.title")}
        lead={say("vocabulary.placesImport.lead")}
      />
      <CheckedFile answer={actionData} hint={say("vocabulary.placesImport.hint")} />
    </>
  );
}
