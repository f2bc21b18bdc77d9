import { randomUUID } from "node:crypto";
import { Fragment } from "react";
import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, listMembers, visitOf } from "../index.server.ts";
import type { Member } from "../index.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  DataTable,
  EmptyState,
  Field,
  HiddenText,
  LinkButton,
  Notice,
  PageHeading,
  Pagination,
  pageNumber,
} from "../../ui/index.ts";
import type { Route } from "./+types/desk.ts";
import { ClaimState, LetterLanguage, RoleDates, RoleState } from "./desk-parts.tsx";
import { problemIn } from "./desk-problem.server.ts";

const pageSize = 40;
const shows = ["current", "ended", "all"] as const;

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const search = (query.get("q") ?? "").slice(0, 100);
  const show = shows.find((one) => one === query.get("show")) ?? "current";
  const page = pageNumber(query);
  const listed = await visit.perform(listMembers, {
    search,
    show,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  if (!listed.ok) return deny(visit, listed);
  const last = Math.max(1, Math.ceil(listed.total / pageSize));
  if (page > last) throw redirect(address(search, show, last));
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
      <PageHeading
        title={say("identity.desk.title")}
        lead={lead}
        actions={registrar && <LinkButton href="/desk/new">{say("identity.desk.add")}</LinkButton>}
      />
      {problem && <Notice kind="error">{problem}</Notice>}
      <Card>
        <Search search={search} show={show} />
        {people.length === 0 && <Nobody filtered={search !== "" || show !== "current"} />}
        {people.length > 0 && (
          <form method="post" action="/desk/letter" target="_blank" id="letters">
            <input type="hidden" name="press" value={press} />
            <PeopleTable {...loaderData} />
          </form>
        )}
        {total > 0 && (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            href={(number) => address(search, show, number)}
          />
        )}
      </Card>
      {registrar && people.length > 0 && (
        <Card title={say("identity.desk.letters")}>
          <p>{say("identity.desk.warning")}</p>
          <LetterLanguage form="letters" />
          <Button form="letters" variant="plain">
            {say("identity.desk.print")}
          </Button>
        </Card>
      )}
    </>
  );
}

const address = (search: string, show: string, page: number) =>
  `/desk?${new URLSearchParams({ q: search, show, page: String(page) })}`;

/** Finds people by a part of what is known of them; beside it the people whose roles have ended. */
function Search({ search, show }: { search: string; show: string }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const choices = [
    ["current", say("identity.desk.showCurrent")],
    ["ended", say("identity.desk.showEnded")],
    ["all", say("identity.desk.showAll")],
  ] as const;
  return (
    <>
      <form role="search">
        <input type="hidden" name="show" value={show} />
        <Field name="q" label={say("identity.desk.search")}>
          {({ required: _, ...control }) => (
            <div className="password">
              <input
                {...control}
                type="search"
                className="input"
                defaultValue={search}
                maxLength={100}
                autoComplete="off"
              />
              <Button variant="plain">{say("identity.desk.find")}</Button>
            </div>
          )}
        </Field>
      </form>
      <p>
        {say("identity.desk.show")}{" "}
        {choices.map(([choice, label], index) => (
          <Fragment key={choice}>
            {index > 0 && " · "}
            {choice === show ? (
              <strong aria-current="true">{label}</strong>
            ) : (
              <a href={address(search, choice, 1)}>{label}</a>
            )}
          </Fragment>
        ))}
      </p>
    </>
  );
}

function Nobody({ filtered }: { filtered: boolean }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <EmptyState title={say(filtered ? "identity.desk.notFoundTitle" : "identity.desk.emptyTitle")}>
      {say(filtered ? "identity.desk.notFound" : "identity.desk.empty")}
    </EmptyState>
  );
}

function PeopleTable({ people, total, today, registrar, self }: Route.ComponentProps["loaderData"]) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const canBeChosen = ({ guest, personId, memberships }: Member) =>
    !guest &&
    personId !== self &&
    memberships.some((role) => role.validUntil === null || role.validUntil >= today);
  return (
    <DataTable
      caption={say("identity.desk.people")}
      captionHidden
      note={say("identity.desk.count", { total })}
      rows={people}
      rowKey={(person) => person.personId}
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
                heading: say("identity.desk.letter"),
                label: "",
                cell: (person: Member) =>
                  canBeChosen(person) && (
                    <Checkbox
                      name="person"
                      value={person.personId}
                      id={`choose-${person.personId}`}
                      label={
                        <>
                          {say("identity.desk.choose")} <HiddenText>{person.name}</HiddenText>
                        </>
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
