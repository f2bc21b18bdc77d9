import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  FileInput,
  Moment,
  Tag,
  TextArea,
  useDay,
  type FieldError,
  type TagKind,
} from "../../ui/index.ts";
import type { Bilingual } from "../../platform/index.ts";
import { acceptedDeliverables, isSettled, type DeliverableState } from "../deliverable.ts";
import type { PartHead } from "../read-part.ts";
import { partErrorAt } from "./part-frame.tsx";

type Shown = {
  deliverableId: string;
  title: Bilingual;
  dueOn: string;
  state: DeliverableState;
  fileLabel: string | null;
  note: string | null;
  handedInAt: Date | null;
  milestone: Bilingual | null;
};

const kinds: Record<DeliverableState, TagKind | undefined> = {
  ...{ planned: "neutral", "handed-in": "new", returned: "late", accepted: "ok", dropped: "neutral" },
};

/** One deliverable with what its reader may do about it now. */
export function DeliverableCard({
  deliverable: { deliverableId, title, dueOn, state, fileLabel, note, handedInAt, milestone },
  head,
  typed,
  errors,
}: {
  deliverable: Shown;
  head: PartHead;
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const own = typed.deliverable === deliverableId;
  const settles = head.mayDo.includes("settle-deliverable");
  const refusals = [
    ...(settles && state === "handed-in" ? (["return"] as const) : []),
    ...(settles && !isSettled(state) ? (["drop"] as const) : []),
  ];
  return (
    <Card
      id={deliverableId}
      title={<BilingualText text={title} />}
      action={<Tag kind={kinds[state]}>{say(`placement.part.deliverable.state.${state}`)}</Tag>}
    >
      <DescriptionList
        layout="columns"
        items={[
          {
            term: say("placement.part.deliverable.dueOn"),
            description: (
              <>
                <time dateTime={dueOn}>{day(dueOn)}</time>{" "}
                {!isSettled(state) && state !== "handed-in" && dueOn < head.today && (
                  <Tag kind="late">{say("placement.part.deliverable.late")}</Tag>
                )}
              </>
            ),
          },
          ...(fileLabel
            ? [
                {
                  term: say("placement.part.deliverable.file"),
                  description: (
                    <a href={`/placements/${head.placementId}/deliverables/${deliverableId}/file`}>
                      {fileLabel}
                    </a>
                  ),
                },
              ]
            : []),
          ...(handedInAt
            ? [{ term: say("placement.part.deliverable.handedIn"), description: <Moment at={handedInAt} /> }]
            : []),
          ...(milestone
            ? [
                {
                  term: say("placement.part.deliverable.moves"),
                  description: <BilingualText text={milestone} />,
                },
              ]
            : []),
          ...(note ? [{ term: say("placement.part.deliverable.note"), description: note }] : []),
        ]}
      />
      {head.mayDo.includes("hand-in") && !isSettled(state) && (
        <form method="post" encType="multipart/form-data" action={`#${deliverableId}`}>
          <input type="hidden" name="act" value="hand-in" />
          <input type="hidden" name="deliverable" value={deliverableId} />
          <FileInput
            name="file"
            id={`file-${deliverableId}`}
            label={say("placement.part.deliverable.chooseFile")}
            hint={say("placement.part.deliverable.fileHint")}
            error={partErrorAt(errors, `file-${deliverableId}`)}
            accept={acceptedDeliverables}
          />
          <TextArea
            name="note"
            id={`note-hand-in-${deliverableId}`}
            label={say("placement.part.deliverable.said")}
            defaultValue={own ? typed.note : ""}
            maxLength={1_000}
            rows={2}
            optional
          />
          <div className="actions">
            <Button>{say("placement.part.deliverable.handInDo")}</Button>
          </div>
        </form>
      )}
      {settles && state === "handed-in" && (
        <form method="post" encType="multipart/form-data" action={`#${deliverableId}`}>
          <input type="hidden" name="act" value="accept" />
          <input type="hidden" name="deliverable" value={deliverableId} />
          <div className="actions">
            <Button>{say("placement.part.deliverable.accept")}</Button>
          </div>
        </form>
      )}
      {refusals.map((act) => (
        <details key={act} className="field" open={own && typed.act === act}>
          <summary>{say(`placement.part.deliverable.do.${act}`)}</summary>
          <form method="post" encType="multipart/form-data" action={`#${deliverableId}`}>
            <input type="hidden" name="act" value={act} />
            <input type="hidden" name="deliverable" value={deliverableId} />
            <TextArea
              name="note"
              id={`note-${act}-${deliverableId}`}
              label={say("placement.part.deliverable.why")}
              hint={say("placement.part.deliverable.whyHint")}
              error={partErrorAt(errors, `note-${act}-${deliverableId}`)}
              defaultValue={own && typed.act === act ? typed.note : ""}
              maxLength={1_000}
              rows={3}
            />
            <div className="actions">
              <Button variant="plain">{say(`placement.part.deliverable.do.${act}`)}</Button>
            </div>
          </form>
        </details>
      ))}
    </Card>
  );
}
