import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { readOptionalUpload, withUpload } from "../../platform/upload.ts";
import { Button, Card, ErrorSummary, Notice, PageHeading, Select, useLanguage } from "../../ui/index.ts";
import { addVersion, readItem } from "../index.server.ts";
import { itemPath } from "../item.ts";
import { WordsFields } from "./item-fields.tsx";
import { errorAt, itemErrors, readItemForm, type TypedItem } from "./item-form.ts";
import { useLanguageName } from "./item-parts.tsx";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-version-new.ts";

export const handle = { step: "deliver" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(addVersion.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied, backToAll(visit.language));
  const found = await visit.perform(readItem, { item: params.item });
  if (!found.ok) return deny(visit, found, backToAll(visit.language));
  if (!found.own) return deny(visit, refuse("ITEM_NOT_OWN"), backToAll(visit.language));
  const { item, versions, gaps } = found;
  if (item.withdrawnOn)
    return deny(visit, refuse("ITEM_WITHDRAWN", { date: item.withdrawnOn }), backToAll(visit.language));
  const newest = versions.filter(({ number }) => number === item.newest);
  const [only] = newest;
  return {
    item,
    // The newest version lacks a language: most often that is what is brought.
    lacking:
      newest.length === 1 && only ? (only.language === "id" ? ("en" as const) : ("id" as const)) : null,
    gaps,
    language: visit.language,
    synthetic: item.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const upload = await readOptionalUpload(request);
  if (!upload.ok) return formProblem(visit, upload);
  const { form, file } = upload;
  const { typed, words, seen } = readItemForm(form);
  const number = /^\d{1,9}$/.test(typed.number) ? Number(typed.number) : null;
  const input = { item: params.item, number, seen, ...words };
  const done = file
    ? await withUpload(file, (path) =>
        visit.perform(addVersion, { ...input, file: { path, fileName: file.name.slice(-255) } }),
      )
    : await visit.perform(addVersion, input);
  if (!done.ok) return formProblem(visit, done, typed);
  return redirect(`${itemPath(params.item)}?saved=version`, 303);
}

export default function NewVersion({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { item, lacking } = loaderData;
  const page = useLanguage();
  const languageName = useLanguageName();
  const errors = itemErrors(actionData?.problem);
  const typed: TypedItem = {
    language: lacking ?? loaderData.language,
    number: lacking ? String(item.newest) : "",
    ...actionData?.typed,
  };
  const title = say("knowledge.version.add");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("knowledge.title"), href: "/knowledge" },
          { label: inLanguage(item.title, page).text, href: itemPath(item.itemId) },
        ]}
        title={title}
        lead={say(item.reach === "public" ? "knowledge.version.leadPublic" : "knowledge.version.lead")}
      />
      <Card>
        <Notice>{say("knowledge.new.noIdentity")}</Notice>
        <form method="post" encType="multipart/form-data">
          <input type="hidden" name="seen" value={item.revision} />
          <Select
            name="number"
            label={say("knowledge.version.which")}
            defaultValue={typed.number}
            options={[
              ...(lacking
                ? [
                    {
                      value: String(item.newest),
                      label: say("knowledge.version.otherLanguage", {
                        number: item.newest,
                        language: languageName(lacking),
                      }),
                    },
                  ]
                : []),
              { value: "", label: say("knowledge.version.new", { number: item.newest + 1 }) },
            ]}
            error={errorAt(errors, "number")}
            optional="silently"
          />
          <WordsFields typed={typed} errors={errors} withNote />
          <div className="actions">
            <Button>{say("knowledge.version.save")}</Button>
            <a href={itemPath(item.itemId)}>{say("knowledge.cancel")}</a>
          </div>
        </form>
      </Card>
    </>
  );
}
