import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { readOptionalUpload } from "../../platform/upload.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  FileInput,
  Moment,
  Notice,
  Select,
  TextInput,
} from "../../ui/index.ts";
import { handInPaper, nameFilingOfficer, readPapers } from "../index.server.ts";
import { acceptedPapers, paperKinds, type PaperKind } from "../paper.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/papers.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

/** What may go wrong where a paper is opened: its page is a file, so that this one says it. */
const openingFaults = [
  "PAPER_NOT_FOUND",
  "PAPER_UNREADABLE",
  "NOT_IN_CAPACITY",
  "NOT_PERMITTED",
  "INPUT_INVALID",
];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readPapers, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const query = new URL(request.url).searchParams;
  const fault = openingFaults.find((code) => code === query.get("refused"));
  return {
    ...read,
    saved: query.has("saved"),
    fault: fault ? visit.explain(refuse(fault, { by: "filing" })).sentence : null,
    synthetic: read.head.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { placement } = params;
  // The form is read in memory: an identity paper is laid on no disk.
  const upload = await readOptionalUpload(request, "file");
  if (!upload.ok) return formProblem(visit, upload);
  const said = saidIn(upload.form);
  if (said.act !== "hand-in")
    return actOnPart(visit, {
      ...{ placement, part: "papers", said },
      acts: {
        name: { useCase: nameFilingOfficer, input: ({ person }) => ({ person }) },
        unname: { useCase: nameFilingOfficer, input: ({ person }) => ({ person, on: false }) },
      },
    });
  if (!upload.file) return formProblem(visit, refuse("UPLOAD_ABSENT"), said);
  const bytes = new Uint8Array(await upload.file.arrayBuffer());
  const done = await visit.perform(handInPaper, { placement, kind: said.kind as PaperKind, bytes });
  if (!done.ok) return formProblem(visit, done, said);
  return redirect(`/placements/${placement}/papers?saved`, 303);
}

/** Which identity papers are there, who files them, and each time that one was opened. */
export default function Papers({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { head, papers, notes, officers, people, mayBeNamed, mayOpen, fault } = loaderData;
  const problem = actionData?.problem;
  const errors = partErrors(problem).map((one) =>
    one.field === undefined && /^(PAPER|UPLOAD)_/.test(problem?.code ?? "") ? { ...one, field: "file" } : one,
  );
  const kindOf = (kind: PaperKind) => say(`placement.part.paper.kind.${kind}`);
  const mayName = head.mayDo.includes("name-filing-officer");
  return (
    <PartFrame head={head} part="papers" errors={errors} saved={loaderData.saved}>
      {fault && <Notice kind="error" title={fault} />}
      <Card title={say("placement.part.paper.there", { count: papers.length })}>
        {papers.length === 0 ? (
          <EmptyState level={3} title={say("placement.part.paper.none")}>
            {say("placement.part.paper.noneHow")}
          </EmptyState>
        ) : (
          papers.map(({ paperId, kind, handedInAt }) => (
            <section key={paperId} aria-label={kindOf(kind)}>
              <p>
                <strong>{kindOf(kind)}</strong>
                <br />
                <small>
                  {say("placement.part.paper.handedIn")} <Moment at={handedInAt} />
                </small>
              </p>
              {mayOpen && (
                <form method="post" action={`/placements/${head.placementId}/papers/${paperId}`}>
                  <TextInput
                    name="purpose"
                    id={`purpose-${paperId}`}
                    label={say("placement.part.paper.purpose")}
                    hint={say("placement.part.paper.purposeHint")}
                    minLength={3}
                    maxLength={300}
                  />
                  <div className="actions">
                    <Button
                      variant="plain"
                      aria-label={say("placement.part.paper.openOne", { kind: kindOf(kind) })}
                    >
                      {say("placement.part.paper.open")}
                    </Button>
                  </div>
                </form>
              )}
            </section>
          ))
        )}
      </Card>
      {head.mayDo.includes("hand-in-paper") && (
        <Card title={say("placement.part.paper.handIn")} id="hand-in">
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="act" value="hand-in" />
            <Select
              name="kind"
              label={say("placement.part.paper.kind")}
              defaultValue={actionData?.typed?.kind ?? "passport"}
              options={paperKinds.map((kind) => ({ value: kind, label: kindOf(kind) }))}
            />
            <FileInput
              name="file"
              label={say("placement.part.paper.file")}
              hint={say("placement.part.paper.fileHint")}
              error={partErrorAt(errors, "file")}
              accept={acceptedPapers}
            />
            <div className="actions">
              <Button>{say("placement.part.paper.handInDo")}</Button>
            </div>
          </form>
        </Card>
      )}
      <Card title={say("placement.part.paper.officers")} id="officers">
        {officers.length === 0 && <p>{say("placement.part.paper.noOfficer")}</p>}
        {officers.map(({ personId, office }) => (
          <form key={personId} method="post" encType="multipart/form-data">
            <input type="hidden" name="act" value="unname" />
            <input type="hidden" name="person" value={personId} />
            <p>
              {people[personId] ? `${people[personId]}, ` : ""}
              <BilingualText text={office} />
            </p>
            {mayName && <Button variant="plain">{say("placement.part.paper.unname")}</Button>}
          </form>
        ))}
        {mayName && mayBeNamed.length === 0 && officers.length === 0 && (
          <p className="quiet">{say("placement.part.paper.nobodyToName")}</p>
        )}
        {mayName && mayBeNamed.length > 0 && (
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="act" value="name" />
            <Select
              name="person"
              label={say("placement.part.paper.person")}
              hint={say("placement.part.paper.personHint")}
              options={mayBeNamed.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
            <div className="actions">
              <Button variant="plain">{say("placement.part.paper.name")}</Button>
            </div>
          </form>
        )}
      </Card>
      <Card title={say("placement.part.paper.log")}>
        <DataTable
          caption={say("placement.part.paper.log")}
          captionHidden
          note={say("placement.part.paper.logCount", { count: notes.length })}
          rows={notes}
          rowKey={({ noteId }) => noteId}
          empty={<p>{say("placement.part.paper.logNone")}</p>}
          columns={[
            {
              key: "act",
              heading: say("placement.part.paper.what"),
              label: "",
              wide: true,
              cell: ({ act, kind }) => `${say(`placement.part.paper.act.${act}`)}: ${kindOf(kind)}`,
            },
            {
              key: "who",
              heading: say("placement.part.paper.who"),
              cell: ({ byPerson, office }) => (
                <>
                  {byPerson && people[byPerson] ? `${people[byPerson]}, ` : ""}
                  <BilingualText text={office} />
                </>
              ),
            },
            { key: "at", heading: say("placement.part.paper.when"), cell: ({ at }) => <Moment at={at} /> },
            {
              key: "purpose",
              heading: say("placement.part.paper.purpose"),
              wide: true,
              cell: ({ purpose }) => purpose ?? "–",
            },
          ]}
        />
      </Card>
    </PartFrame>
  );
}
