import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  facing,
  frameworkName,
  frameworkOf,
  rankOf,
  type Equivalence,
  type EquivalenceStatus,
} from "../equivalence.ts";
import { claimEquivalence, readEquivalences } from "../index.server.ts";
import { inventedAmong } from "../invented.ts";
import {
  Card,
  EmptyState,
  FilterLinks,
  LinkButton,
  MarkLegend,
  MarkMatrix,
  Notice,
  PageHeading,
  type Mark,
} from "../../ui/index.ts";
import { EducationTable } from "./education-table.tsx";
import { EquivalenceList, useStatement } from "./equivalence-list.tsx";
import type { Route } from "./+types/equivalences.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const asked = query.get("pair")?.slice(0, 100).split(",") ?? [];
  const all = await visit.perform(readEquivalences, { limit: 1 });
  if (!all.ok) return deny(visit, all);
  const pairs = all.pairs.map(({ frameworks: [a = "", b = ""], claims }) => ({ a, b, claims }));
  const pair = pairs.find(({ a, b }) => asked.includes(a) && asked.includes(b)) ?? pairs[0] ?? null;
  const read = pair && (await visit.perform(readEquivalences, { pair: [pair.a, pair.b], limit: 1_000 }));
  if (read && !read.ok) return deny(visit, read);
  const levels = all.levels.filter(({ framework }) => framework === pair?.a || framework === pair?.b);
  return {
    pairs,
    pair,
    levels,
    synthetic: inventedAmong(levels),
    claims: (read?.equivalences ?? []).toSorted(byLevel),
    hasLevels: all.levels.length > 0,
    done: query.get("done"),
    mayClaim: decide(claimEquivalence.policy, visit.visitor?.principal ?? anonymous) === null,
  };
}

/** From the lowest level of the first framework up. */
function byLevel(one: Equivalence, other: Equivalence): number {
  const [[a, b], [c, d]] = [facing(one), facing(other)];
  return (rankOf(a) ?? 99) - (rankOf(c) ?? 99) || (rankOf(b) ?? 99) - (rankOf(d) ?? 99);
}

const marks: Record<EquivalenceStatus, Mark["kind"]> = {
  referenced: "filled",
  asserted: "ring",
  disputed: "crossed",
};
/** What a cell shows where several organisations say something. */
const weight: Record<EquivalenceStatus, number> = { referenced: 2, disputed: 1, asserted: 0 };

export default function Equivalences({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { pairs, pair, claims, hasLevels, done, mayClaim } = loaderData;
  const name = (one: { a: string; b: string }) => `${frameworkName(one.a)} – ${frameworkName(one.b)}`;
  const claim = mayClaim && hasLevels && (
    <LinkButton href="/vocabulary/equivalences/new">{say("vocabulary.equivalenceNew.title")}</LinkButton>
  );
  return (
    <>
      <title>{`${say("vocabulary.equivalences.title")} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[{ label: say("vocabulary.schemes.title"), href: "/vocabulary" }]}
        title={say("vocabulary.equivalences.title")}
        lead={say("vocabulary.equivalences.lead")}
        actions={claim}
      />
      {(done === "claimed" || done === "imported") && (
        <Notice kind="success">{say(`vocabulary.equivalences.done.${done}`)}</Notice>
      )}
      <Card>
        {pair ? (
          <>
            <FilterLinks
              label={say("vocabulary.equivalences.pairs")}
              links={pairs.map((one) => ({
                href: `/vocabulary/equivalences?pair=${one.a},${one.b}`,
                label: name(one),
                count: one.claims,
                current: one === pair || (one.a === pair.a && one.b === pair.b),
              }))}
            />
            <Matrix {...loaderData} pair={pair} />
            <MarkLegend
              meanings={(["referenced", "asserted", "disputed"] as const).map((status) => ({
                kind: marks[status],
                text: say(`vocabulary.equivalence.status.${status}`),
              }))}
            />
          </>
        ) : (
          <EmptyState title={say("vocabulary.equivalences.none")} action={claim}>
            <p>{say(hasLevels ? "vocabulary.equivalences.noneHow" : "vocabulary.equivalences.noLevels")}</p>
            <p>
              <code>
                npx jembatan import {hasLevels ? "equivalences equivalences.csv" : "jembatan demo/vocabulary"}
              </code>
            </p>
          </EmptyState>
        )}
      </Card>
      {pair && (
        <Card title={say("vocabulary.equivalences.claims", { pair: name(pair) })}>
          <EquivalenceList claims={claims} />
        </Card>
      )}
      <EducationTable />
    </>
  );
}

type MatrixProps = Pick<Route.ComponentProps["loaderData"], "levels" | "claims"> & {
  pair: { a: string; b: string };
};

/** The levels of two frameworks against each other; the first one at the side, from its lowest level. */
function Matrix({ levels, claims, pair }: MatrixProps) {
  const intl = useIntl();
  const statement = useStatement();
  const linesOf = (framework: string) => {
    const known = levels.filter((level) => level.framework === framework);
    const said = claims.flatMap(({ from, to }) => [from, to]).filter((one) => frameworkOf(one) === framework);
    const all = new Map([...known, ...said].map((level) => [`${level.scheme} ${level.code}`, level]));
    return [...all]
      .map(([key, level]) => ({
        key,
        label: String(rankOf(level) ?? level.code.slice(framework.length + 1)),
      }))
      .toSorted((one, other) => (Number(one.label) || 99) - (Number(other.label) || 99));
  };
  const found = new Map<string, Equivalence>();
  for (const claim of claims) {
    const key = facing(claim)
      .map(({ scheme, code }) => `${scheme} ${code}`)
      .join("|");
    const before = found.get(key);
    if (!before || weight[claim.status] > weight[before.status]) found.set(key, claim);
  }
  return (
    <MarkMatrix
      caption={intl.formatMessage({ id: "vocabulary.equivalences.matrix" })}
      corner={[frameworkName(pair.a), frameworkName(pair.b)]}
      rows={linesOf(pair.a)}
      columns={linesOf(pair.b)}
      mark={(row, column) => {
        const claim = found.get(`${row}|${column}`);
        return (
          (claim && {
            kind: marks[claim.status],
            name: statement(claim),
            href: `/vocabulary/equivalences/${claim.equivalenceId}`,
          }) ??
          null
        );
      }}
    />
  );
}
