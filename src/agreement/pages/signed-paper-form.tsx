import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  Button,
  Card,
  ErrorSummary,
  Fieldset,
  FileInput,
  Grid,
  PageHeading,
  Radios,
  Select,
  TextArea,
  TextInput,
  useParty,
} from "../../ui/index.ts";
import { readSeal, recordScan } from "../index.server.ts";
import { figureText } from "../figure-reading.ts";
import { differenceRows, differencesFrom, figureChoice } from "../scan-form.ts";
import { sealPath } from "../seal-path.ts";
import type { Route } from "./+types/signed-paper-form.ts";

export const handle = { step: "agree", sentences: ["agreement.seal"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readSeal, { version: params.version });
  if (!read.ok) return deny(visit, read, { href: "/agreement", label: "agreement.title" });
  if (!read.next.record) return deny(visit, refuse("VERSION_NOT_FOUND"));
  const { file: _, ...shown } = read;
  return { ...shown, version: params.version, today: visit.today };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const read = await readOptionalUpload(request);
  if (!read.ok) return refused(visit, read, {});
  const { form, file } = read;
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value.trim()]] : [])),
  );
  const text = (name: string) => typed[name] ?? "";
  const about = await visit.perform(readSeal, { version: params.version });
  if (!about.ok) return deny(visit, about);
  const { differences, wrong } = differencesFrom((row, field) => text(`d${row}-${field}`), about.clauses);
  if (wrong.length > 0)
    return refused(visit, refuse("DIFFERENCE_UNREADABLE", { rows: wrong.join(", ") }), typed);
  const record = (path: string | null) =>
    visit.perform(recordScan, {
      version: params.version,
      signedOn: text("signedOn"),
      place: text("place"),
      signatories: about.parties.flatMap((party) =>
        text(`${party}-name`)
          ? [{ party, name: text(`${party}-name`), office: text(`${party}-office`) }]
          : [],
      ),
      fullPowers: about.parties.map((party) => ({
        party,
        number: text(`${party}-number`) || null,
        date: text(`${party}-date`) || null,
        notNeeded: text(`${party}-notNeeded`) || null,
      })),
      prevailing: (["id", "en"] as const).find((one) => one === text("prevailing")) ?? "both",
      differences,
      scan: path && file ? { path, fileName: file.name.slice(0, 255) } : null,
    });
  const outcome = file ? await withUpload(file, record) : await record(null);
  if (outcome.ok) throw redirect(`${sealPath(params.version)}?done=record`, 303);
  return refused(visit, outcome, typed);
}

/** A refusal, with what was typed: nothing is lost but the file, which a browser does not give back. */
function refused(visit: Visit, refusal: Refusal, typed: Record<string, string>) {
  const { status, sentence } = visit.explain(refusal);
  const rows = (refusal.rows ?? []).slice(0, 20).map((row) => ({ message: visit.explainRow(row) }));
  return data({ sentence, rows, typed }, status);
}

/** Writes down the signed paper: who, when, under which powers, and where it says something else than the sealed text. */
export default function SignedPaperForm({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, title, number, parties, clauses, scan, today } = loaderData;
  const partyName = useParty();
  const language = intl.locale.startsWith("en") ? "en" : "id";
  const typed = actionData?.typed ?? {};
  const was = (name: string, before: string | null | undefined = "") => typed[name] ?? before ?? "";
  const heading = say("agreement.seal.recordTitle");
  const figures = clauses.flatMap((clause) =>
    Object.entries(clause.figures).map(([name, figure]) => ({
      value: figureChoice(clause.id, name),
      label: say("agreement.seal.figureOption", {
        number: clause.number,
        name,
        value: figureText(figure, language),
      }),
    })),
  );
  return (
    <>
      <title>{`${heading} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }, ...actionData.rows] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: title[language] || title.id, href: `/agreement/versions/${version}` },
          { label: say("agreement.seal.title", { number }), href: sealPath(version) },
        ]}
        title={heading}
        lead={say("agreement.seal.recordLead")}
      />
      <form method="post" encType="multipart/form-data">
        <Card title={say("agreement.seal.signed")}>
          <FileInput
            name="file"
            label={say("agreement.seal.scan")}
            hint={say(scan ? "agreement.seal.scanKept" : "agreement.seal.scanHint")}
            accept="application/pdf,image/jpeg,image/png"
            optional={scan !== null}
          />
          <TextInput
            name="signedOn"
            type="date"
            label={say("agreement.seal.signedOn")}
            defaultValue={was("signedOn", scan?.signedOn ?? today)}
            width={14}
          />
          <TextInput
            name="place"
            label={say("agreement.seal.place")}
            defaultValue={was("place", scan?.place)}
          />
          <Radios
            name="prevailing"
            legend={say("agreement.seal.prevailing")}
            defaultValue={was("prevailing", scan?.prevailing ?? "both")}
            options={(["both", "id", "en"] as const).map((value) => ({
              value,
              label: say(`agreement.seal.prevails.${value}`),
            }))}
          />
        </Card>
        <Grid columns="two">
          {parties.map((party) => {
            const who = scan?.signatories.find((one) => one.party === party);
            const powers = scan?.fullPowers.find((one) => one.party === party);
            return (
              <Card key={party} title={partyName(party)}>
                <TextInput
                  name={`${party}-name`}
                  label={say("agreement.seal.signatoryName")}
                  defaultValue={was(`${party}-name`, who?.name)}
                />
                <TextInput
                  name={`${party}-office`}
                  label={say("agreement.seal.signatoryOffice")}
                  defaultValue={was(`${party}-office`, who?.office)}
                />
                <TextInput
                  name={`${party}-number`}
                  label={say("agreement.seal.powersNumber")}
                  defaultValue={was(`${party}-number`, powers?.number)}
                  optional
                />
                <TextInput
                  name={`${party}-date`}
                  type="date"
                  label={say("agreement.seal.powersDate")}
                  defaultValue={was(`${party}-date`, powers?.date)}
                  width={14}
                  optional
                />
                <TextInput
                  name={`${party}-notNeeded`}
                  label={say("agreement.seal.powersWhyNot")}
                  hint={say("agreement.seal.powersWhyNotHint")}
                  defaultValue={was(`${party}-notNeeded`, powers?.notNeeded)}
                  optional
                />
              </Card>
            );
          })}
        </Grid>
        <Card title={say("agreement.seal.differencesTitle")}>
          <p>{say("agreement.seal.differencesHint")}</p>
          {Array.from({ length: differenceRows }, (_, row) => {
            const before = scan?.differences[row];
            const name = (field: string) => `d${row}-${field}`;
            const figure = before?.figure ? figureChoice(before.clause, before.figure.name) : "";
            const as = before?.figure?.as;
            return (
              <details key={row} open={row === 0 || before !== undefined}>
                <summary>{say("agreement.seal.difference", { number: row + 1 })}</summary>
                <Fieldset id={name("row")} legend={say("agreement.seal.difference", { number: row + 1 })}>
                  <Select
                    name={name("clause")}
                    label={say("agreement.seal.inClause")}
                    defaultValue={was(name("clause"), before?.clause)}
                    options={clauses.map((clause) => ({
                      value: clause.id,
                      label: `${clause.number}. ${clause.heading[language] || clause.heading.id}`.slice(
                        0,
                        90,
                      ),
                    }))}
                  />
                  <Select
                    name={name("language")}
                    label={say("agreement.seal.inLanguage")}
                    defaultValue={was(name("language"), before?.language ?? "id")}
                    options={[
                      { value: "id", label: say("agreement.seal.indonesian") },
                      { value: "en", label: say("agreement.seal.english") },
                    ]}
                  />
                  <TextArea
                    name={name("sealed")}
                    label={say("agreement.seal.wordsSealed")}
                    rows={2}
                    defaultValue={was(name("sealed"), before?.sealed)}
                    optional
                  />
                  <TextArea
                    name={name("signed")}
                    label={say("agreement.seal.wordsSigned")}
                    rows={2}
                    defaultValue={was(name("signed"), before?.signed)}
                    optional
                  />
                  {figures.length > 0 && (
                    <>
                      <Select
                        name={name("figure")}
                        label={say("agreement.seal.figure")}
                        defaultValue={was(name("figure"), figure)}
                        options={[{ value: "", label: say("agreement.seal.noFigure") }, ...figures]}
                      />
                      <TextInput
                        name={name("value")}
                        label={say("agreement.seal.figureSigned")}
                        hint={say("agreement.seal.figureHint")}
                        defaultValue={was(name("value"), as ? String(as.value) : "")}
                        width={20}
                        optional
                      />
                    </>
                  )}
                </Fieldset>
              </details>
            );
          })}
        </Card>
        <Button>{say("agreement.seal.recordDo")}</Button>
      </form>
    </>
  );
}
