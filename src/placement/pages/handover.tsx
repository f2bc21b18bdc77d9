import { useIntl } from "react-intl";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  FileInput,
  LinkButton,
  Radios,
  TextArea,
  useLanguage,
} from "../../ui/index.ts";
import { readHandover, writeHandover } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/handover.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readHandover, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...read, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { file } = upload;
  const said = saidIn(upload.form);
  const act = (path: string | null) =>
    actOnPart(visit, {
      ...{ placement: params.placement, part: "handover", said },
      acts: {
        write: {
          useCase: writeHandover,
          input: ({ summary, text, writtenIn }) => ({
            ...{ summary: summary || null, text: text || null, writtenIn },
            file: path && file ? { path, fileName: file.name.slice(-255) } : null,
          }),
        },
      },
    });
  return file ? withUpload(file, act) : act(null);
}

/** What whoever goes on has to know: an item of the knowledge of both parties. */
export default function Handover({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const { head, item, written, objectives } = loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Readonly<Record<string, string>>;
  const errors = partErrors(problem).map((one) => ({ ...one, field: one.field ?? "text" }));
  const mayWrite = head.mayDo.includes("write-handover") && !written;
  return (
    <PartFrame head={head} part="handover" errors={errors} saved={loaderData.saved}>
      {item && (
        <Card
          title={<BilingualText text={item.title} />}
          action={
            <LinkButton href={`/knowledge/${item.itemId}`} variant="plain">
              {say("placement.part.handover.open")}
            </LinkButton>
          }
        >
          {item.summary && (
            <p>
              <BilingualText text={item.summary} />
            </p>
          )}
          <p className="quiet">{say("placement.part.handover.versions")}</p>
        </Card>
      )}
      {!item && !mayWrite && (
        <Card>
          <EmptyState title={say("placement.part.handover.none")}>
            {say("placement.part.handover.noneHow")}
          </EmptyState>
        </Card>
      )}
      {mayWrite && (
        <Card title={say("placement.part.handover.write")} id="write">
          <p>{say("placement.part.handover.about")}</p>
          <ul>
            {objectives.map(({ objectiveId, text }) => (
              <li key={objectiveId}>
                <BilingualText text={text} />
              </li>
            ))}
          </ul>
          <form method="post" encType="multipart/form-data" action="#write">
            <input type="hidden" name="act" value="write" />
            <TextArea
              name="summary"
              label={say("placement.part.handover.summary")}
              error={partErrorAt(errors, "summary")}
              defaultValue={typed.summary}
              maxLength={1_000}
              rows={2}
              optional
            />
            <TextArea
              name="text"
              label={say("placement.part.handover.text")}
              hint={say("placement.part.handover.textHint")}
              error={partErrorAt(errors, "text")}
              defaultValue={typed.text}
              rows={10}
              optional="silently"
            />
            <FileInput
              name="file"
              label={say("placement.part.handover.file")}
              hint={say("placement.part.handover.fileHint")}
              accept=".docx,.pdf,.pptx,.xlsx,.txt,.md"
              optional
            />
            <Radios
              name="writtenIn"
              legend={say("placement.part.language")}
              defaultValue={typed.writtenIn ?? language}
              options={(["id", "en"] as const).map((one) => ({
                value: one,
                label: say(`placement.part.language.${one}`),
              }))}
            />
            <div className="actions">
              <Button>{say("placement.part.handover.save")}</Button>
            </div>
          </form>
        </Card>
      )}
    </PartFrame>
  );
}
