import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import { Button, Card, ErrorSummary, PageHeading, useLanguage } from "../../ui/index.ts";
import { changeItem, readItem } from "../index.server.ts";
import { itemPath } from "../item.ts";
import { AboutFields } from "./item-fields.tsx";
import { itemErrors, readItemForm, typedOf, type TypedItem } from "./item-form.ts";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-edit.ts";

export const handle = { step: "deliver" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(changeItem.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied, backToAll(visit.language));
  const found = await visit.perform(readItem, { item: params.item });
  if (!found.ok) return deny(visit, found, backToAll(visit.language));
  if (!found.own) return deny(visit, refuse("ITEM_NOT_OWN"), backToAll(visit.language));
  const { item } = found;
  if (item.withdrawnOn)
    return deny(visit, refuse("ITEM_WITHDRAWN", { date: item.withdrawnOn }), backToAll(visit.language));
  if (item.reach === "public") return deny(visit, refuse("ITEM_IS_PUBLIC"), backToAll(visit.language));
  return { item, synthetic: item.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, about, seen } = readItemForm(await request.formData());
  const done = await visit.perform(changeItem, { item: params.item, seen: seen ?? 0, ...about });
  if (!done.ok) return formProblem(visit, done, typed);
  return redirect(`${itemPath(params.item)}?saved=changed`, 303);
}

export default function EditItem({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { item } = loaderData;
  const page = useLanguage();
  const errors = itemErrors(actionData?.problem);
  const typed: TypedItem = { ...typedOf(item), ...actionData?.typed };
  const title = say("knowledge.edit.title");
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
        lead={say("knowledge.edit.lead")}
      />
      <Card>
        <form method="post">
          <input type="hidden" name="seen" value={typed.seen || item.revision} />
          <AboutFields typed={typed} errors={errors} />
          <div className="actions">
            <Button>{say("knowledge.edit.save")}</Button>
            <a href={itemPath(item.itemId)}>{say("knowledge.cancel")}</a>
          </div>
        </form>
      </Card>
    </>
  );
}
