import { useIntl } from "react-intl";
import { countWaitingAgreement } from "./agreement/index.server.ts";
import { readDuties } from "./duty/index.server.ts";
import { countWaiting, readEditions, readLists } from "./evidence/index.server.ts";
import { NewestEdition, type NewestEditionProps } from "./evidence/pages/newest-edition.tsx";
import { NewestList, type NewestListProps } from "./evidence/pages/newest-list.tsx";
import { visitOf } from "./identity/index.server.ts";
import {
  BilingualText,
  Card,
  DueItem,
  DueList,
  EmptyState,
  Grid,
  LinkButton,
  PageHeading,
} from "./ui/index.ts";
import type { PageHandle } from "./root.tsx";
import { countProposals } from "./vocabulary/index.server.ts";
import { byDue, waitingLines } from "./waiting.ts";
import type { Route } from "./+types/home.ts";

export const handle: PageHandle = { sentences: ["evidence"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor, today } = visit;
  const read = await visit.perform(readLists, { released: true, limit: 1 });
  const newest = (read.ok && read.lists[0]) || null;
  const sealed = await visit.perform(readEditions, { limit: 20 });
  const editions = sealed.ok ? sealed.editions.filter(({ withdrawnOn }) => withdrawnOn === null) : [];
  // One that was sealed here comes before what was published elsewhere.
  const first = editions.find(({ method }) => method === "rounds") ?? editions[0];
  const edition = first
    ? { name: first.name, title: first.title, entries: first.entries, publishedOn: first.publishedOn }
    : null;
  // Only where the list is not the whole country's is a place named.
  const areas = newest && !newest.coverage.country ? newest.coverage.areas : [];
  const places = read.ok ? read.places.filter(({ code }) => areas.length === 1 && code === areas[0]) : [];
  if (!visitor) return { today, name: null, waiting: null, newest, places, edition };
  const waiting = await visit.perform(readDuties, { limit: 10 });
  const counted = await visit.perform(countWaiting, {});
  const proposed = await visit.perform(countProposals, {});
  const asked = await visit.perform(countWaitingAgreement, {});
  // Whose role may do none of it is refused both, and has no line.
  const lines = waitingLines([
    ...(counted.ok ? counted.waiting : []),
    ...(proposed.ok ? proposed.waiting : []),
    ...(asked.ok ? asked.waiting : []),
  ]);
  return {
    today,
    name: visitor.principal.name,
    waiting: waiting.ok
      ? {
          due: [...waiting.duties, ...lines].toSorted(byDue),
          open: waiting.open + lines.length,
          late: waiting.late + lines.filter(({ dueOn }) => dueOn < today).length,
        }
      : null,
    newest,
    places,
    edition,
  };
}

export default function Home({
  loaderData: { today, name, waiting, newest, places, edition },
}: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!name || !waiting) return <Welcome newest={newest} places={places} edition={edition} />;
  const date = intl.formatDate(`${today}T00:00:00Z`, { timeZone: "UTC", dateStyle: "full" });
  return (
    <>
      <title>{`${say("home.title")} · Jembatan`}</title>
      <PageHeading
        title={say("home.greeting", { name })}
        meta={say("home.meta", { date, open: waiting.open, late: waiting.late })}
      />
      <Grid columns="two">
        <Card title={say("home.waiting")}>
          {waiting.due.length === 0 ? (
            <EmptyState level={3} title={say("home.nothingTitle")}>
              {say("home.nothing")}
            </EmptyState>
          ) : (
            <DueList>
              {waiting.due.map((one) =>
                "dutyId" in one ? (
                  <DueItem
                    key={one.dutyId}
                    due={one.dueOn}
                    today={today}
                    href={one.path}
                    title={<BilingualText text={one.title} />}
                    note={one.note && <BilingualText text={one.note} />}
                    nextActor={one.nextActor && <BilingualText text={one.nextActor} />}
                  />
                ) : (
                  <DueItem
                    key={one.path}
                    due={one.dueOn}
                    today={today}
                    href={one.path}
                    title={say(`home.waits.${one.what}`, { count: one.count })}
                    note={say(`home.waitsWhere.${one.what}`, { name: one.name })}
                    nextActor={say(`home.waitsNext.${one.what}`)}
                  />
                ),
              )}
            </DueList>
          )}
        </Card>
        <div className="grid">
          <NewestEdition edition={edition} />
          <NewestList newest={newest} places={places} />
        </div>
      </Grid>
    </>
  );
}

/** The first page of somebody who has not signed in: what this is, and the two ways on. */
function Welcome({ newest, places, edition }: NewestListProps & NewestEditionProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <title>{`Jembatan · ${say("home.tagline")}`}</title>
      <PageHeading
        title={say("home.tagline")}
        lead={say("home.lead")}
        actions={
          <>
            <LinkButton href="/sign-in">{say("ui.shell.signIn")}</LinkButton>
            <LinkButton href="/col" variant="plain">
              {say("home.seeList")}
            </LinkButton>
          </>
        }
      />
      <Grid columns="two">
        <NewestEdition edition={edition} />
        {newest && <NewestList newest={newest} places={places} />}
      </Grid>
    </>
  );
}
