import { randomUUID } from "node:crypto";
import { useIntl } from "react-intl";
import { deny, listMembers, visitOf } from "../index.server.ts";
import type { Member } from "../index.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  DataTable,
  EmptyState,
  ErrorSummary,
  HiddenText,
  LinkButton,
  PageHeading,
  Pagination,
  Select,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/desk.ts";
import { ClaimState, LetterLanguage, RoleDates, RoleState } from "./desk-parts.tsx";
import { problemIn } from "./desk-problem.server.ts";

const pageSize = 50;
const shows = ["current", "ended", "all"] as const;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").slice(0, 100);
  const show = shows.find((one) => one === query.get("show")) ?? "current";
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get("page"))) || 1), 1_000_000);
  const listed = await visit.perform(listMembers, {
    search,
    show,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (!listed.ok) return deny(visit, listed);
  return {
    people: listed.people,
    total: listed.total,
    search,
    show,
    page,
    today: visit.today,
    organisation: visit.visitor?.organisationName ?? {},
    self: visit.visitor?.principal.person ?? null,
    registrar: visit.visitor?.principal.role === "registrar",
    problem: problemIn(request, visit),
    press: randomUUID(),
  };
}

export default function Desk({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { organisation, registrar, people, total, search, show, page, problem, press } = loaderData;
  const lead = intl.formatMessage(
    { id: "identity.desk.lead" },
    { organisation: <BilingualText text={organisation} /> },
  );
  return (
    <>
      <title>{`${say("identity.desk.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ message: problem }] : []} />
      <PageHeading
        title={say("identity.desk.title")}
        lead={lead}
        actions={registrar && <LinkButton href="/desk/new">{say("identity.desk.add")}</LinkButton>}
      />
      <Card>
        <form role="search">
          <TextInput
            name="q"
            type="search"
            label={say("identity.desk.search")}
            defaultValue={search}
            optional
          />
          <Select
            name="show"
            label={say("identity.desk.show")}
            defaultValue={show}
            options={[
              { value: "current", label: say("identity.desk.showCurrent") },
              { value: "ended", label: say("identity.desk.showEnded") },
              { value: "all", label: say("identity.desk.showAll") },
            ]}
          />
          <Button variant="plain">{say("identity.desk.find")}</Button>
        </form>
      </Card>
      <Card>
        <form method="post" action="/desk/letter" target="_blank">
          <input type="hidden" name="press" value={press} />
          <PeopleTable {...loaderData} />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            href={(number) => `/desk?${new URLSearchParams({ q: search, show, page: String(number) })}`}
          />
          {registrar && people.length > 0 && (
            <section aria-labelledby="letters">
              <h2 id="letters">{say("identity.desk.letters")}</h2>
              <p>{say("identity.desk.warning")}</p>
              <LetterLanguage />
              <Button>{say("identity.desk.print")}</Button>
            </section>
          )}
        </form>
      </Card>
    </>
  );
}

function PeopleTable({
  people,
  total,
  search,
  show,
  today,
  registrar,
  self,
}: Route.ComponentProps["loaderData"]) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const filtered = search !== "" || show !== "current";
  const canBeChosen = ({ guest, personId, memberships }: Member) =>
    !guest &&
    personId !== self &&
    memberships.some((role) => role.validUntil === null || role.validUntil >= today);
  return (
    <DataTable
      caption={say("identity.desk.people")}
      note={say("identity.desk.count", { total })}
      rows={people}
      rowKey={(person) => person.personId}
      empty={
        <EmptyState
          title={say(filtered ? "identity.desk.notFoundTitle" : "identity.desk.emptyTitle")}
          action={filtered && <LinkButton href="/desk?show=all">{say("identity.desk.showAll")}</LinkButton>}
        >
          {say(filtered ? "identity.desk.notFound" : "identity.desk.empty")}
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          heading: say("identity.desk.name"),
          cell: (person) => (
            <>
              <a href={`/desk/${person.personId}`}>{person.name}</a>
              {person.personId === self && <> ({say("identity.desk.you")})</>}
              <small>
                <BilingualText text={person.jobTitle} />
                {person.guest && <> · {say("identity.desk.guest")}</>}
              </small>
            </>
          ),
        },
        {
          key: "roles",
          heading: say("identity.desk.roles"),
          wide: true,
          cell: (person) =>
            person.memberships.length === 0 ? (
              <span className="quiet">{say("identity.desk.noRole")}</span>
            ) : (
              <ul className="plain-list">
                {person.memberships.map((role) => (
                  <li key={role.membershipId}>
                    {say(`identity.role.${role.role}`)} <RoleState role={role} today={today} />
                    <small>
                      <RoleDates role={role} />
                    </small>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: "claim",
          heading: say("identity.desk.claim"),
          cell: (person) => <ClaimState claim={person.claim} today={today} />,
        },
        ...(registrar
          ? [
              {
                key: "choose",
                heading: say("identity.desk.choose"),
                label: "",
                cell: (person: Member) =>
                  canBeChosen(person) && (
                    <Checkbox
                      name="person"
                      value={person.personId}
                      id={`choose-${person.personId}`}
                      label={
                        <HiddenText>{say("identity.desk.chooseWhom", { name: person.name })}</HiddenText>
                      }
                    />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
