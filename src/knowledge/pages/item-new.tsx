import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { Button, Card, ErrorSummary, Notice, PageHeading, Radios } from "../../ui/index.ts";
import { addItem } from "../index.server.ts";
import { itemKinds, itemPath } from "../item.ts";
import { AboutFields, WordsFields } from "./item-fields.tsx";
import { errorAt, itemErrors, readItemForm, type TypedItem } from "./item-form.ts";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-new.ts";

export const handle = { step: "deliver" };

export function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(addItem.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied, backToAll(visit.language));
  return { author: visit.visitor?.principal.name ?? "", language: visit.language, synthetic: false };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const { typed, about, kind, words } = readItemForm(form);
  const input = { ...about, ...words, kind };
  const done = file
    ? await withUpload(file, (path) =>
        visit.perform(addItem, { ...input, file: { path, fileName: file.name.slice(-255) } }),
      )
    : await visit.perform(addItem, input);
  if (!done.ok) return formProblem(visit, done, typed);
  return redirect(`${itemPath(done.item)}?saved=new`, 303);
}

export default function NewItem({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const errors = itemErrors(actionData?.problem);
  const typed: TypedItem = {
    author: loaderData.author,
    language: loaderData.language,
    kind: "material",
    ...actionData?.typed,
  };
  const title = say("knowledge.new.title");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("knowledge.title"), href: "/knowledge" }]}
        title={title}
        lead={say("knowledge.new.lead")}
      />
      <Card>
        <Notice>{say("knowledge.new.noIdentity")}</Notice>
        <form method="post" encType="multipart/form-data">
          <Radios
            name="kind"
            legend={say("knowledge.kind")}
            options={itemKinds.map((kind) => ({
              value: kind,
              label: say(`knowledge.kind.${kind}`),
              hint: say(`knowledge.kindHint.${kind}`),
            }))}
            defaultValue={typed.kind}
            error={errorAt(errors, "kind")}
          />
          <AboutFields typed={typed} errors={errors} />
          <WordsFields typed={typed} errors={errors} withNote={false} />
          <div className="actions">
            <Button>{say("knowledge.new.save")}</Button>
            <a href="/knowledge">{say("knowledge.cancel")}</a>
          </div>
        </form>
      </Card>
    </>
  );
}
