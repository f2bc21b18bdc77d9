import { useIntl } from "react-intl";
import { readDuties } from "./duty/index.server.ts";
import { visitOf } from "./identity/index.server.ts";
import { BilingualText, Card, DueItem, DueList, EmptyState, Grid, LinkButton, PageHeading } from "./ui/index.ts";
import type { Route } from "./+types/home.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { visitor, today } = visit;
  if (!visitor) return { today, name: null, waiting: null };
  const waiting = await visit.perform(readDuties, { limit: 10 });
  return { today, name: visitor.principal.name, waiting: waiting.ok ? waiting : null };
}

export default function Home({ loaderData: { today, name, waiting } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (!name || !waiting) return <Welcome />;
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
      </Grid>
    </>
  );
}

/** The first page of somebody who has not signed in: what this is, and the two ways on. */
function Welcome() {
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
    </>
  );
}
