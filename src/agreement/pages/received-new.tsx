import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Fieldset,
  FileInput,
  PageHeading,
  Radios,
  Select,
  TextInput,
  useDay,
  useLanguage,
  useParty,
} from "../../ui/index.ts";
import { importReceived, readArrived, readRoute } from "../index.server.ts";
import { rendered } from "../figure-reading.ts";
import { errorAt, formErrors } from "./form-errors.ts";
import { LetterFields } from "./letter-parts.tsx";
import { StanceFields } from "./stance-line.tsx";
import type { Route } from "./+types/received-new.ts";

export const handle = { step: "agree" };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(importReceived.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const found = await visit.perform(readRoute, { proposal: params.proposal });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  const asked = new URL(request.url).searchParams.get("version");
  const version = found.releases.find(({ versionId }) => versionId === asked) ?? found.releases[0];
  if (!version) throw redirect(`/agreement/${params.proposal}/route`);
  const text = await visit.perform(readArrived, { version: version.versionId });
  if (!text.ok) return deny(visit, text);
  const { content } = text.version;
  return {
    proposal: found.proposal,
    releases: found.releases,
    version: version.versionId,
    parties: content.parties.slice(1),
    lines: content.clauses
      .filter(({ kind }) => kind === "scope-line")
      .map(({ id, number, paragraphs, figures }) => ({
        id,
        number,
        text: {
          id: rendered(paragraphs[0]?.text.id ?? "", figures, "id"),
          en: rendered(paragraphs[0]?.text.en ?? "", figures, "en"),
        },
      })),
    today: visit.today,
    synthetic: found.proposal.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const typed = Object.fromEntries([...form].filter(([, one]) => typeof one === "string")) as Record<
    string,
    string
  >;
  const positions = [...form.keys()]
    .filter((name) => name.startsWith("stance-") && value(name) !== "no-reply")
    .map((name) => {
      const clause = name.slice("stance-".length);
      const condition = value(`condition-${clause}`);
      return {
        clause,
        stance: value(name) as never,
        condition: condition ? { [visit.language]: condition } : null,
      };
    });
  const outcome = await withUpload(file, (path) =>
    visit.perform(importReceived, {
      proposal: params.proposal,
      version: value("version"),
      party: value("party"),
      sender: value("sender"),
      number: value("number"),
      date: value("date"),
      channel: value("channel") as never,
      kind: kindOf(file.name),
      path,
      fileName: file.name.slice(0, 255),
      language: value("language") as never,
      positions,
    }),
  );
  return outcome.ok
    ? redirect(`/agreement/received/${outcome.received}${outcome.unchanged ? "?same" : ""}`, 303)
    : formProblem(visit, outcome, typed);
}

/** What a file is for the reader that opens it; its bytes are looked at there. */
const kindOf = (name: string) =>
  /\.docx?$/i.test(name) ? "docx" : /\.xlsx?$/i.test(name) ? "xlsx" : ("letter" as const);

/** Enters a letter of an office without an account as it was received, with what came along. */
export default function ReceivedNew({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const partyName = useParty();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, releases, version, parties, lines, today } = loaderData;
  const typed: Readonly<Record<string, string>> = actionData?.typed ?? {};
  const errors = formErrors(actionData?.problem, {
    LETTER_BEFORE_RELEASE: "date",
    LETTER_IN_FUTURE: "date",
    UPLOAD_ABSENT: "file",
    SCAN_KIND: "file",
    FILE_REFUSED: "file",
    PARTY_UNKNOWN: "party",
  });
  const findings = actionData?.problem.code === "FILE_REFUSED" ? actionData.problem.fields : [];
  const error = (field: string) => errorAt(errors, field);
  const title = say("agreement.feedback.enter");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={[...errors, ...findings.map(({ message }) => ({ field: "file", message }))]} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
          { label: say("agreement.route.title"), href: `/agreement/${proposal.name}/route` },
        ]}
        title={title}
        lead={say("agreement.feedback.enterHow")}
      />
      <form method="post" encType="multipart/form-data">
        <Card title={say("agreement.feedback.theLetter")}>
          <Select
            name="version"
            label={say("agreement.feedback.answersRelease")}
            defaultValue={typed["version"] ?? version}
            options={releases.map(({ versionId, number, releasedOn }) => ({
              value: versionId,
              label: say("agreement.feedback.release.nth", { number, date: day(releasedOn) }),
            }))}
          />
          <Select
            name="party"
            label={say("agreement.feedback.party")}
            error={error("party")}
            defaultValue={typed["party"]}
            options={parties.map((party) => ({ value: party, label: partyName(party) }))}
          />
          <TextInput
            name="sender"
            label={say("agreement.feedback.sender")}
            error={error("sender")}
            defaultValue={typed["sender"]}
            maxLength={200}
          />
          <LetterFields typed={typed} today={today} error={error} />
          <FileInput
            name="file"
            label={say("agreement.feedback.file")}
            hint={say("agreement.feedback.fileHint")}
            error={error("file")}
            accept=".docx,.xlsx,.pdf,.jpg,.jpeg,.png"
          />
          <Radios
            name="language"
            legend={say("agreement.feedback.remarksIn")}
            defaultValue={typed["language"] || "en"}
            options={(["id", "en"] as const).map((one) => ({
              value: one,
              label: say(`agreement.feedback.language.${one}`),
            }))}
          />
        </Card>
        {lines.length > 0 && (
          <Card title={say("agreement.feedback.positions")}>
            <p className="quiet">{say("agreement.feedback.positionsHow")}</p>
            {lines.map((line) => (
              <Fieldset
                key={line.id}
                id={`line-${line.id}`}
                legend={`${line.number}. ${line.text[language]}`}
              >
                <StanceFields
                  id={line.id}
                  stance={`stance-${line.id}`}
                  condition={`condition-${line.id}`}
                  typed={{ stance: typed[`stance-${line.id}`], condition: typed[`condition-${line.id}`] }}
                />
              </Fieldset>
            ))}
          </Card>
        )}
        <div className="actions">
          <Button>{title}</Button>
        </div>
      </form>
    </>
  );
}
