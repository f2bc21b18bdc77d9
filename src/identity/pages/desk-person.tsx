import { randomUUID } from "node:crypto";
import { useIntl } from "react-intl";
import { redirect } from "react-router";
import {
  addMembership,
  deny,
  endMembership,
  formProblem,
  issueClaimCode,
  readMember,
  visitOf,
} from "../index.server.ts";
import { roles } from "../index.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  Select,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/desk-person.ts";
import { ClaimState, Day, LetterLanguage, RoleDates, RoleState } from "./desk-parts.tsx";
import { problemIn } from "./desk-problem.server.ts";

const steps = ["added", "given", "ended"] as const;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readMember, { personId: params.person });
  if (!read.ok) return deny(visit, read);
  const done = new URL(request.url).searchParams.get("done");
  return {
    member: read.member,
    organisation: visit.visitor?.organisationName ?? {},
    today: visit.today,
    registrar: visit.visitor?.principal.role === "registrar",
    self: visit.visitor?.principal.person === read.member.personId,
    done: steps.find((step) => step === done) ?? null,
    refused: problemIn(request, visit),
    press: randomUUID(),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const intent = text("intent");
  if (intent === "show") {
    const press = text("press");
    const issued = await visit.perform(issueClaimCode, { people: [params.person], ...(press && { press }) });
    if (!issued.ok) return formProblem(visit, issued);
    return { shown: issued.codes[0] ?? null };
  }
  const changed =
    intent === "end"
      ? await visit.perform(endMembership, { membershipId: text("membership"), lastDay: text("lastDay") })
      : await visit.perform(addMembership, {
          personId: params.person,
          role: text("role"),
          from: text("from"),
          until: text("until"),
        });
  if (!changed.ok) return formProblem(visit, changed);
  return redirect(`/desk/${params.person}?done=${intent === "end" ? "ended" : "given"}`, 303);
}

export default function DeskPerson({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { member, done, refused } = loaderData;
  const problem = actionData && "problem" in actionData ? actionData.problem : null;
  const shown = actionData && "shown" in actionData ? actionData.shown : null;
  const fields = problem?.fields ?? [];
  const errors = problem ? (fields.length > 0 ? fields : [{ message: problem.sentence }]) : [];
  return (
    <>
      <title>{`${member.name} · ${say("identity.desk.title")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("identity.desk.title"), href: "/desk" }]}
        title={member.name}
        meta={<BilingualText text={member.jobTitle} />}
        lead={
          member.username
            ? say("identity.deskPerson.username", { username: member.username })
            : say("identity.deskPerson.noUsername")
        }
      />
      {refused && !problem && <Notice kind="error">{refused}</Notice>}
      {done && !problem && <Notice kind="success">{say(`identity.deskPerson.${done}`)}</Notice>}
      {shown ? (
        <ShownCode
          code={shown.code}
          name={shown.name}
          until={shown.validUntil}
          back={`/desk/${member.personId}`}
        />
      ) : (
        <Grid columns="two">
          <Roles {...loaderData} fieldErrors={fields} />
          <Claim {...loaderData} />
        </Grid>
      )}
    </>
  );
}

/** The code, this one time. Nothing else is on the page that could make another by mistake. */
function ShownCode({ code, name, until, back }: { code: string; name: string; until: string; back: string }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id }, { name, day: <Day day={until} /> });
  return (
    <Card title={say("identity.deskPerson.codeTitle")}>
      <p>
        <code
          style={{ fontSize: "clamp(1.4rem, 6vw, 2.2rem)", letterSpacing: "0.08em", whiteSpace: "nowrap" }}
        >
          {code}
        </code>
      </p>
      <p>{say("identity.deskPerson.codeUntil")}</p>
      <Notice kind="warning">{say("identity.deskPerson.codeOnce")}</Notice>
      <LinkButton href={back}>{say("identity.deskPerson.codeDone")}</LinkButton>
    </Card>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Roles({
  member,
  organisation,
  today,
  registrar,
  self,
  fieldErrors,
}: Loaded & { fieldErrors: readonly { field: string; message: string }[] }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const error = (field: string) => fieldErrors.find((one) => one.field === field)?.message;
  const title = intl.formatMessage(
    { id: "identity.deskPerson.roles" },
    { organisation: <BilingualText text={organisation} /> },
  );
  return (
    <Card title={title}>
      {member.memberships.length === 0 && <p>{say("identity.deskPerson.noRoles")}</p>}
      <ul className="plain-list">
        {member.memberships.map((role) => (
          <li key={role.membershipId} style={{ marginBottom: "var(--s3)" }}>
            <p>
              <strong>{say(`identity.role.${role.role}`)}</strong> <RoleState role={role} today={today} />
              <br />
              <RoleDates role={role} />
            </p>
            {registrar && (role.validUntil === null || role.validUntil > today) && (
              <details>
                <summary style={{ paddingBlock: "10px" }}>{say("identity.deskPerson.end")}</summary>
                <form method="post">
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="membership" value={role.membershipId} />
                  <TextInput
                    name="lastDay"
                    id={`lastDay-${role.membershipId}`}
                    type="date"
                    label={say("identity.deskPerson.lastDay")}
                    hint={say("identity.deskPerson.lastDayHint")}
                    defaultValue={role.validFrom > today ? role.validFrom : today}
                    min={role.validFrom}
                    width={14}
                  />
                  <Button variant="danger">{say("identity.deskPerson.endSubmit")}</Button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
      {registrar && !self && (
        <details open={fieldErrors.length > 0}>
          <summary style={{ paddingBlock: "10px" }}>{say("identity.deskPerson.give")}</summary>
          <form method="post">
            <input type="hidden" name="intent" value="give" />
            <Select
              name="role"
              label={say("identity.deskPerson.role")}
              placeholder={say("identity.deskPerson.chooseRole")}
              error={error("role")}
              options={roles.map((role) => ({ value: role, label: say(`identity.role.${role}`) }))}
            />
            <TextInput
              name="from"
              type="date"
              label={say("identity.deskNew.from")}
              defaultValue={today}
              error={error("from")}
              width={14}
            />
            <TextInput
              name="until"
              type="date"
              label={say("identity.deskNew.until")}
              hint={say("identity.deskNew.untilHint")}
              error={error("until")}
              width={14}
              optional
            />
            <Button variant="plain">{say("identity.deskPerson.giveSubmit")}</Button>
          </form>
        </details>
      )}
    </Card>
  );
}

function Claim({ member, today, registrar, self, press }: Loaded) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const state = (
    <p>
      <ClaimState claim={member.claim} today={today} />
    </p>
  );
  const title = say("identity.deskPerson.claim");
  if (member.guest) return <Card title={title}>{say("identity.deskPerson.guestDesk")}</Card>;
  if (!registrar || self) {
    return (
      <Card title={title}>
        {state}
        {registrar && <p>{say("identity.deskPerson.ownCode")}</p>}
      </Card>
    );
  }
  return (
    <Card title={title}>
      {state}
      <p>{say("identity.deskPerson.claimLead")}</p>
      <Notice kind="warning">{say("identity.desk.warning")}</Notice>
      <form method="post">
        <input type="hidden" name="press" value={press} />
        <input type="hidden" name="person" value={member.personId} />
        <input type="hidden" name="from" value="person" />
        <LetterLanguage />
        <div className="actions">
          <Button formAction="/desk/letter" formTarget="_blank">
            {say("identity.desk.print")}
          </Button>
          <Button variant="plain" name="intent" value="show">
            {say("identity.deskPerson.showCode")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
