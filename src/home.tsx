import { useIntl } from "react-intl";
import { readDuties } from "./duty/index.server.ts";
import { readLists } from "./evidence/index.server.ts";
import { visitOf } from "./identity/index.server.ts";
import type { Bilingual } from "./platform/index.ts";
import {
  BilingualText,
  Card,
  DueItem,
  DueList,
  EmptyState,
  Figure,
  Grid,
  LinkButton,
  PageHeading,
  RowItem,
  RowList,
} from "./ui/index.ts";
import type { Route } from "./+types/home.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor, today } = visit;
  const read = await visit.perform(readLists, { limit: 1 });
  const newest = (read.ok && read.lists[0]) || null;
  if (!visitor) return { today, name: null, waiting: null, newest };
  const waiting = await visit.perform(readDuties, { limit: 10 });
  return { today, name: visitor.principal.name, waiting: waiting.ok ? waiting : null, newest };
}

export default function Home({ loaderData: { today, name, waiting, newest } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!name || !waiting) return <Welcome newest={newest} />;
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
          {waiting.duties.length === 0 ? (
            <EmptyState level={3} title={say("home.nothingTitle")}>
              {say("home.nothing")}
            </EmptyState>
          ) : (
            <DueList>
              {waiting.duties.map((duty) => (
                <DueItem
                  key={duty.dutyId}
                  due={duty.dueOn}
                  today={today}
                  href={duty.path}
                  title={<BilingualText text={duty.title} />}
                  note={duty.note && <BilingualText text={duty.note} />}
                  nextActor={duty.nextActor && <BilingualText text={duty.nextActor} />}
                />
              ))}
            </DueList>
          )}
        </Card>
        <SoFar newest={newest} />
      </Grid>
    </>
  );
}

type Newest = {
  listId: string;
  title: Bilingual;
  periods: string[];
  verdicts: { short: number; notShort: number; undetermined: number } | undefined;
};

/** How far the cooperation is, in numbers that open their records. */
function SoFar({ newest }: { newest: Newest | null }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!newest?.verdicts) return <Card title={say("home.soFar")}>{say("home.noList")}</Card>;
  const { short, notShort, undetermined } = newest.verdicts;
  const total = short + notShort + undetermined;
  return (
    <Card title={say("home.soFar")} foot={say("home.soFarNote")}>
      <RowList>
        <RowItem
          title={say("home.short")}
          note={
            <a href={`/col/${newest.listId}`}>
              <BilingualText text={newest.title} />
            </a>
          }
          action={
            <Figure
              size="large"
              value={short}
              unit={say("home.shortOf", { total })}
              href={`/thread/evidence.list/${newest.listId}`}
            />
          }
        />
        <RowItem
          title={say("home.waves")}
          action={
            <Figure
              size="large"
              value={newest.periods.length}
              href={`/thread/evidence.list/${newest.listId}`}
            />
          }
        />
      </RowList>
    </Card>
  );
}

/** The first page of somebody who has not signed in: what this is, and the two ways on. */
function Welcome({ newest }: { newest: Newest | null }) {
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
      {newest && <SoFar newest={newest} />}
    </>
  );
}
