import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { national } from "../area.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  TileMap,
  useLanguage,
  type TileValue,
} from "../../ui/index.ts";
import { spanOf } from "../format.ts";
import { methodOf, type Source } from "../method.ts";

type Verdicts = { short: number; notShort: number };
type Place = { code: string; name: Bilingual };

/** Where occupations are short: how many of them in each province; a tile opens the province's own list. */
export function ListMap({
  listId,
  areas,
  places,
}: {
  listId: string;
  areas: Readonly<Record<string, Verdicts>>;
  places: readonly Place[];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const values: Record<string, TileValue> = {};
  for (const [code, counts] of Object.entries(areas)) {
    if (code === national) continue;
    const decided = counts.short + counts.notShort;
    values[code] = {
      value: decided > 0 ? counts.short : null,
      state: decided > 0 ? "shown" : "suppressed",
      href: `/col/${listId}?area=${code}`,
    };
  }
  if (Object.keys(values).length === 0) return null;
  const names = Object.fromEntries(
    places.map((place) => [place.code, inLanguage(place.name, language).text]),
  );
  return (
    <Card
      title={intl.formatMessage({ id: "evidence.map.title" })}
      foot={intl.formatMessage({ id: "evidence.map.note" })}
    >
      <TileMap
        title={intl.formatMessage({ id: "evidence.map.short" })}
        values={values}
        names={names}
        format={(value) => intl.formatNumber(value)}
      />
    </Card>
  );
}

type MethodProps = {
  list: Parameters<typeof methodOf>[1];
  facts: Parameters<typeof methodOf>[2];
  datasets: readonly Source[];
};

/** What the list was computed from, and with which settings: enough for another statistician to do it again. */
export function ListMethod({ list, facts, datasets }: MethodProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card
      id="method"
      title={say("evidence.sources.title")}
      foot={<a href={`/thread/evidence.list/${list.listId}`}>{say("evidence.sources.thread")}</a>}
    >
      <SourceList datasets={datasets} />
      <DescriptionList items={methodOf(intl, list, facts, datasets)} />
      <details>
        <summary>{say("evidence.method.hashes")}</summary>
        <ul className="plain-list">
          {datasets.map((dataset) => (
            <li key={dataset.datasetId}>
              {dataset.fileName} <code className="hash">{dataset.fileHash}</code>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** Data sets by name; the waves of one survey stand together, each a link to its file. */
export function SourceList({
  datasets,
}: {
  datasets: readonly Pick<Source, "datasetId" | "title" | "periods">[];
}) {
  const intl = useIntl();
  const language = useLanguage();
  const byTitle = Map.groupBy(datasets, (dataset) => inLanguage(dataset.title, language).text);
  return (
    <RowList>
      {[...byTitle].map(([title, files]) => (
        <RowItem
          key={title}
          title={<BilingualText text={files[0]?.title ?? {}} />}
          note={files.map((dataset, index) => (
            <span key={dataset.datasetId}>
              {index > 0 && ", "}
              <a href={`/evidence/${dataset.datasetId}`}>{spanOf(intl, dataset.periods)}</a>
            </span>
          ))}
        />
      ))}
    </RowList>
  );
}

/** What a member of the organisation can do with its draft. */
export function DraftActions({ listId, role }: { listId: string; role: string | null }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Notice kind="warning" title={say("evidence.release.draft")}>
      <p>{say(role === "head" ? "evidence.release.askHead" : "evidence.release.waits")}</p>
      {(role === "head" || role === "statistician") && (
        <p>
          <LinkButton href={`/col/${listId}/release`} variant="plain">
            {say("evidence.release.check")}
          </LinkButton>
        </p>
      )}
    </Notice>
  );
}

/** No list yet: what will stand here and what comes first. */
export function NoList({ role }: { role: string | null }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <title>{`${say("evidence.lists.title")} · Jembatan`}</title>
      <PageHeading title={say("evidence.lists.title")} />
      <Card>
        <EmptyState
          title={say("evidence.empty.title")}
          action={
            role === "statistician" ? (
              <LinkButton href="/evidence/import">{say("evidence.empty.import")}</LinkButton>
            ) : (
              <LinkButton href="/sign-in">{say("ui.shell.signIn")}</LinkButton>
            )
          }
        >
          {say(role === "statistician" ? "evidence.empty.statistician" : "evidence.empty.reader")}
        </EmptyState>
      </Card>
    </>
  );
}
