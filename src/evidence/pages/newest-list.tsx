import { useIntl } from "react-intl";
import { installationZone, type Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import type { Coverage } from "../coverage.ts";
import type { ListHead } from "../list.ts";
import { BilingualText, Card, Figure, RowItem, RowList } from "../../ui/index.ts";
import { areaName } from "../area-name.ts";
import { spanOf } from "../format.ts";

export type NewestListProps = {
  newest:
    | (Pick<ListHead, "listId" | "title" | "level" | "periods" | "releasedAt"> & {
        verdicts: { short: number; notShort: number; undetermined: number } | undefined;
        coverage: Coverage;
      })
    | null;
  places: readonly { code: string; name: Bilingual }[];
};

/** What the newest released list says, in numbers that open their records. */
export function NewestList({ newest, places }: NewestListProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!newest?.verdicts) return <Card title={say("home.soFar")}>{say("home.noList")}</Card>;
  const { listId, title, level, periods, releasedAt, coverage, verdicts } = newest;
  const { short, notShort, undetermined } = verdicts;
  const thread = `/thread/evidence.list/${listId}`;
  return (
    <Card title={say("home.soFar")} foot={say("home.soFarNote")}>
      <RowList>
        <RowItem
          title={say("home.short")}
          note={
            <>
              {say("home.shortOf", { decided: short + notShort, undetermined })}
              <br />
              <a href={`/col/${listId}`}>
                <BilingualText text={title} />
              </a>
              <br />
              {[
                spanOf(intl, periods),
                say(`evidence.level.${level}`),
                areaName(intl, national, coverage, places),
                releasedAt
                  ? say("home.released", {
                      date: intl.formatDate(releasedAt, { dateStyle: "medium", timeZone: installationZone }),
                    })
                  : say("evidence.lists.draft"),
              ].join(" · ")}
            </>
          }
          action={<Figure size="large" value={short} href={thread} />}
        />
        <RowItem
          title={say("home.waves")}
          action={<Figure size="large" value={periods.length} href={thread} />}
        />
      </RowList>
    </Card>
  );
}
