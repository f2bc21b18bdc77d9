import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { BilingualText, Card, Notice, PageHeading, useDay } from "../../ui/index.ts";
import { readItemVersion } from "../index.server.ts";
import { itemPath } from "../item.ts";
import { useLanguageName } from "./item-parts.tsx";
import { VersionWords } from "./item-words.tsx";
import { backToAll } from "./back-to-all.ts";
import type { Route } from "./+types/item-version.ts";

export const handle = { step: "deliver", still: true };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readItemVersion, params);
  return found.ok
    ? { ...found, synthetic: found.item.synthetic }
    : deny(visit, found, backToAll(visit.language));
}

/** One version as it was written, also where a newer one stands. */
export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { item, version, newest } = loaderData;
  const dayText = useDay();
  const language = useLanguageName()(version.language);
  const title = say("knowledge.version.title", { number: version.number, language });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: say("knowledge.title"), href: "/knowledge" },
          { label: <BilingualText text={item.title} />, href: itemPath(item.itemId) },
        ]}
        title={title}
        meta={dayText(version.madeAt.slice(0, 10))}
        lead={version.note ?? undefined}
      />
      {version.number < newest && (
        <Notice>
          {say("knowledge.version.old", { number: newest })}{" "}
          <a href={itemPath(item.itemId)}>{say("knowledge.version.toNewest")}</a>
        </Notice>
      )}
      {item.withdrawnOn && (
        <Notice kind="warning">{say("knowledge.withdrawnOn", { day: dayText(item.withdrawnOn) })}</Notice>
      )}
      <Card>
        <VersionWords itemId={item.itemId} version={version} />
      </Card>
    </>
  );
}
