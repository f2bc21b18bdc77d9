import { useIntl } from "react-intl";
import { Form } from "react-router";
import { inLanguage, type Bilingual, installationZone } from "../../platform/index.ts";
import { national } from "../area.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  EmptyState,
  LinkButton,
  PageHeading,
  RowItem,
  RowList,
  TileMap,
  useLanguage,
  type TileValue,
} from "../../ui/index.ts";
import { monthFormat, monthOf } from "./format.ts";

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

type SourceList = {
  listId: string;
  engine: string;
  seed: number;
  parameters: { replicates: number; minN: number; maxRse: number; passShare: number; minAvailable: number };
};
type Source = { datasetId: string; title: Bilingual; periods: string[]; kind: string };

/** What the list was computed from, and with which settings: enough for another statistician to do it again. */
export function ListSources({
  list,
  datasets,
  pay,
}: {
  list: SourceList;
  datasets: readonly Source[];
  pay: "real" | "nominal";
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { replicates, minN, maxRse, passShare, minAvailable } = list.parameters;
  const percent = (share: number) => intl.formatNumber(share, { style: "percent" });
  return (
    <Card
      title={say("evidence.sources.title")}
      foot={<a href={`/thread/evidence.list/${list.listId}`}>{say("evidence.sources.thread")}</a>}
    >
      <SourceList datasets={datasets} />
      <DescriptionList
        items={[
          {
            term: say("evidence.sources.rule"),
            description: say("evidence.sources.ruleText", { passShare: percent(passShare), minAvailable }),
          },
          {
            term: say("evidence.sources.suppression"),
            description: say("evidence.sources.suppressionText", { minN, maxRse: percent(maxRse) }),
          },
          {
            term: say("evidence.sources.bootstrap"),
            description: say("evidence.sources.bootstrapText", { replicates, seed: String(list.seed) }),
          },
          { term: say("evidence.sources.pay"), description: say(`evidence.sources.pay.${pay}`) },
          { term: say("evidence.sources.engine"), description: list.engine },
        ]}
      />
    </Card>
  );
}

/** Data sets by name; the waves of one survey stand together, each a link to its file. */
export function SourceList({ datasets }: { datasets: readonly Source[] }) {
  const intl = useIntl();
  const language = useLanguage();
  const byTitle = Map.groupBy(datasets, (dataset) => inLanguage(dataset.title, language).text);
  const span = (dataset: Source) =>
    dataset.periods.map((period) => intl.formatDate(monthOf(period), monthFormat)).join(" – ");
  return (
    <RowList>
      {[...byTitle].map(([title, files]) => (
        <RowItem
          key={title}
          title={<BilingualText text={files[0]?.title ?? {}} />}
          note={files.map((dataset, index) => (
            <span key={dataset.datasetId}>
              {index > 0 && ", "}
              <a href={`/evidence/${dataset.datasetId}`}>{span(dataset)}</a>
            </span>
          ))}
        />
      ))}
    </RowList>
  );
}

/** What a member of the organisation can do with its list. */
export function ListActions({
  list,
  role,
}: {
  list: { listId: string; releasedAt: Date | null };
  role: string | null;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  if (list.releasedAt) {
    return (
      <Card title={say("evidence.release.title")}>
        <p>
          {say("evidence.release.done", {
            date: intl.formatDate(list.releasedAt, { dateStyle: "long", timeZone: installationZone }),
          })}
        </p>
      </Card>
    );
  }
  return (
    <Card title={say("evidence.release.title")}>
      <p>{say(role === "head" ? "evidence.release.askHead" : "evidence.release.waits")}</p>
      {role === "head" && (
        <Form method="post" action={`/col/${list.listId}`}>
          <Button>{say("evidence.release.submit")}</Button>
        </Form>
      )}
    </Card>
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
