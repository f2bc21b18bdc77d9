import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  FilterLinks,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import { readInstructors } from "../index.server.ts";
import { credentialKinds, instructorPageSize } from "../instructor.ts";
import { instructorViews } from "../instructor-words.ts";
import { ProvenUntil, TeachTag } from "./instructor-parts.tsx";
import type { Route } from "./+types/instructors.ts";

export const handle = { step: "deliver", sentences: ["roster.instructor"] };

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const value = (name: string) => query.get(name)?.trim().slice(0, 200) ?? "";
  const typed = value("on");
  const asked = {
    text: value("text"),
    on: isDay(typed) ? typed : "",
    view: instructorViews.find((one) => one === value("view")) ?? ("all" as const),
  };
  const page = pageNumber(query);
  const found = await visit.perform(readInstructors, {
    ...{ text: asked.text, view: asked.view, on: asked.on || null },
    offset: (page - 1) * instructorPageSize,
  });
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.instructors.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { ...found, asked, page, wrongDay: typed !== "" && asked.on === "" ? typed : "" };
}

/** Who may teach, on any day: technical competence and competence to teach, each with its own days. */
export default function Instructors({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const { instructors, counts, count, day, asked, page, wrongDay, mayAdd } = loaderData;
  const title = say("roster.instructor.title");
  const href = (more: Partial<typeof asked> & { page?: string }) => {
    const { page: to, view, ...rest } = { ...asked, page: "", ...more };
    const words = Object.entries({ ...rest, view: view === "all" ? "" : view, page: to }).filter(
      ([, word]) => word,
    );
    return words.length ? `/instructors?${new URLSearchParams(words).toString()}` : "/instructors";
  };
  const button = mayAdd && <LinkButton href="/instructors/new">{say("roster.instructor.new")}</LinkButton>;
  if (counts.all === 0 && !asked.text)
    return (
      <>
        <title>{`${title} · Jembatan`}</title>
        <PageHeading title={title} lead={say("roster.instructor.lead")} />
        <Card>
          <EmptyState title={say("roster.instructor.none")} action={button || undefined}>
            <p>{say(mayAdd ? "roster.instructor.noneHow" : "roster.instructor.noneReader")}</p>
          </EmptyState>
        </Card>
      </>
    );
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading title={title} lead={say("roster.instructor.lead")} actions={button || undefined} />
      <Card>
        <FilterLinks
          label={say("roster.instructor.byView")}
          links={instructorViews.map((view) => ({
            label: say(`roster.instructor.view.${view}`),
            href: href({ view }),
            count: counts[view],
            current: asked.view === view,
          }))}
        />
        <form method="get">
          {asked.view !== "all" && <input type="hidden" name="view" value={asked.view} />}
          <div className="grid two">
            <TextInput
              name="text"
              type="search"
              label={say("roster.instructor.text")}
              defaultValue={asked.text}
              optional="silently"
            />
            <TextInput
              name="on"
              type="date"
              label={say("roster.instructor.on")}
              defaultValue={asked.on || day}
              width={14}
              error={wrongDay ? say("roster.instructor.wrongDay", { typed: wrongDay }) : undefined}
              optional="silently"
            />
          </div>
          <div className="actions">
            <Button variant="plain">{say("roster.instructor.search")}</Button>
          </div>
        </form>
        <DataTable
          caption={title}
          captionHidden
          note={say("roster.instructor.sorted", { count, day: dayText(day) })}
          rows={instructors}
          rowKey={({ instructorId }) => instructorId}
          empty={
            <EmptyState title={say("roster.instructor.nothing")}>
              <p>
                <a href="/instructors">{say("roster.instructor.showAll")}</a>
              </p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              heading: say("roster.instructor.instructor"),
              label: "",
              wide: true,
              cell: (one) => (
                <>
                  <a href={`/instructors/${one.instructorId}`}>{one.name}</a>
                  <small>
                    <BilingualText text={one.centreName} />
                  </small>
                </>
              ),
            },
            ...credentialKinds.map((kind) => ({
              key: kind,
              heading: say(`roster.instructor.kind.${kind}`),
              cell: (one: (typeof instructors)[number]) => (
                <ProvenUntil until={one.until.find((some) => some.kind === kind)?.until ?? null} />
              ),
            })),
            {
              key: "state",
              heading: say("roster.instructor.state"),
              cell: (one) => <TeachTag {...one} />,
            },
          ]}
        />
        <Pagination
          page={page}
          pageSize={instructorPageSize}
          total={count}
          href={(to) => href({ page: String(to) })}
        />
      </Card>
    </>
  );
}
