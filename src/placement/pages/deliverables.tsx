import { useIntl } from "react-intl";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { Button, Card, EmptyState, Notice, Select, TextInput, useDay, useLanguage } from "../../ui/index.ts";
import {
  acceptDeliverable,
  dropDeliverable,
  handInDeliverable,
  planDeliverable,
  readDeliverables,
  returnDeliverable,
} from "../index.server.ts";
import { DeliverableCard } from "./deliverable-card.tsx";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrorAt, partErrors, PartFrame } from "./part-frame.tsx";
import type { Route } from "./+types/deliverables.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readDeliverables, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...read, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const said = saidIn(upload.form);
  const { file } = upload;
  const act = (path: string | null) =>
    actOnPart(visit, {
      ...{ placement: params.placement, part: "deliverables", said },
      acts: {
        plan: {
          useCase: planDeliverable,
          input: ({ titleId, titleEn, dueOn, milestone }) => ({
            title: { ...(titleId && { id: titleId }), ...(titleEn && { en: titleEn }) },
            ...{ dueOn, milestone: milestone || null },
          }),
        },
        "hand-in": {
          useCase: handInDeliverable,
          input: ({ deliverable, note }) => ({
            ...{ deliverable, note: note || null },
            file: { path, fileName: file?.name.slice(-255) ?? "" },
          }),
        },
        accept: { useCase: acceptDeliverable, input: ({ deliverable }) => ({ deliverable }) },
        return: { useCase: returnDeliverable, input: ({ deliverable, note }) => ({ deliverable, note }) },
        drop: { useCase: dropDeliverable, input: ({ deliverable, note }) => ({ deliverable, note }) },
      },
    });
  if (said.act !== "hand-in") return act(null);
  return file ? withUpload(file, act) : formProblem(visit, refuse("UPLOAD_ABSENT"), said);
}

/** What the expert is to make, handed in, returned or accepted. */
export default function Deliverables({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const language = useLanguage();
  const day = useDay();
  const { head, deliverables, milestones } = loaderData;
  const problem = actionData?.problem;
  const typed = (actionData?.typed ?? {}) as Readonly<Record<string, string>>;
  const handingIn = typed.act === "hand-in" && problem !== undefined;
  const errors = partErrors(problem).map((one) => ({
    ...one,
    field: handingIn
      ? `file-${typed.deliverable}`
      : one.field === "title"
        ? "titleId"
        : one.field === "note"
          ? `note-${typed.act}-${typed.deliverable}`
          : (one.field ?? (problem?.code === "DELIVERABLE_OUTSIDE" ? "dueOn" : undefined)),
  }));
  return (
    <PartFrame head={head} part="deliverables" errors={errors} saved={loaderData.saved}>
      {problem?.code === "DELIVERABLE_IS_IDENTITY_PAPER" && (
        <Notice kind="warning" title={problem.sentence}>
          <a href={`/placements/${head.placementId}/papers#hand-in`}>
            {say("placement.part.deliverable.toPapers")}
          </a>
        </Notice>
      )}
      {deliverables.length === 0 && (
        <Card>
          <EmptyState title={say("placement.part.deliverable.none")}>
            {say("placement.part.deliverable.noneHow")}
          </EmptyState>
        </Card>
      )}
      {deliverables.map((one) => (
        <DeliverableCard
          key={one.deliverableId}
          deliverable={one}
          head={head}
          typed={typed}
          errors={errors}
        />
      ))}
      {head.mayDo.includes("plan-deliverable") && (
        <Card title={say("placement.part.deliverable.plan")} id="plan">
          <form method="post" action="#plan" encType="multipart/form-data">
            <input type="hidden" name="act" value="plan" />
            <TextInput
              name="titleId"
              label={say("placement.part.deliverable.titleId")}
              error={partErrorAt(errors, "titleId")}
              defaultValue={typed.titleId}
              maxLength={300}
              optional="silently"
            />
            <TextInput
              name="titleEn"
              label={say("placement.part.deliverable.titleEn")}
              hint={say("placement.part.deliverable.titleHint")}
              defaultValue={typed.titleEn}
              maxLength={300}
              optional="silently"
            />
            <TextInput
              name="dueOn"
              label={say("placement.part.deliverable.dueOn")}
              error={partErrorAt(errors, "dueOn")}
              type="date"
              min={head.fromDay}
              max={head.untilDay}
              defaultValue={typed.dueOn ?? head.untilDay}
              width={14}
            />
            {milestones.length > 0 && (
              <Select
                name="milestone"
                label={say("placement.part.deliverable.milestone")}
                hint={say("placement.part.deliverable.milestoneHint")}
                defaultValue={typed.milestone ?? ""}
                placeholder={say("placement.part.deliverable.noMilestone")}
                options={milestones.map(({ milestoneId, title, dueOn }) => ({
                  value: milestoneId,
                  label: `${inLanguage(title, language).text} (${day(dueOn)})`,
                }))}
                optional
              />
            )}
            <div className="actions">
              <Button>{say("placement.part.deliverable.planDo")}</Button>
            </div>
          </form>
        </Card>
      )}
    </PartFrame>
  );
}
