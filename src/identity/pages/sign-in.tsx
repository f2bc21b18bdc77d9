import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import {
  countSignInFailure,
  enterAsDemoPerson,
  formProblem,
  listDemoPeople,
  safeReturn,
  signIn,
  visitOf,
} from "../index.server.ts";
import type { Bilingual } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Grid,
  PageHeading,
  PasswordInput,
  RowItem,
  RowList,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/sign-in.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const returnTo = safeReturn(new URL(request.url).searchParams.get("return"));
  if (visit.visitor) throw redirect(returnTo);
  const demo = visit.demo ? await visit.perform(listDemoPeople, {}) : null;
  return { returnTo, people: demo?.ok ? demo.people : [] };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const membership = text("membership");
  const username = text("username");
  const outcome = membership
    ? await visit.perform(enterAsDemoPerson, { membership })
    : await visit.perform(signIn, { username, password: text("password") });
  if (!outcome.ok) {
    if (outcome.code === "SIGN_IN_FAILED") await visit.perform(countSignInFailure, { username });
    return formProblem(visit, outcome);
  }
  return redirect(safeReturn(text("return")), {
    headers: { "set-cookie": visit.sessionCookie(outcome.token) },
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const problem = actionData?.problem;
  return (
    <>
      <title>{`${say("identity.signIn.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field: "username", message: problem.sentence }] : []} />
      <PageHeading title={say("identity.signIn.title")} lead={say("identity.signIn.lead")} />
      <Grid columns="one">
        <Card title={say("identity.signIn.password")}>
          <Form method="post">
            <input type="hidden" name="return" value={loaderData.returnTo} />
            <TextInput
              name="username"
              label={say("identity.field.username")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={problem?.code === "SIGN_IN_FAILED" ? problem.sentence : undefined}
            />
            <PasswordInput
              name="password"
              label={say("identity.field.password")}
              autoComplete="current-password"
            />
            <Button>{say("identity.signIn.submit")}</Button>
          </Form>
          <p>
            <a href="/claim">{say("identity.signIn.haveCode")}</a>
          </p>
        </Card>
        {loaderData.people.length > 0 && (
          <DemoPeople people={loaderData.people} returnTo={loaderData.returnTo} />
        )}
      </Grid>
    </>
  );
}

type DemoPerson = {
  membershipId: string;
  name: string;
  jobTitle: Bilingual;
  organisationName: Bilingual;
  role: string;
};

/** The invented people of the demo corridor, each a button: a newcomer looks around as any of them. */
function DemoPeople({ people, returnTo }: { people: readonly DemoPerson[]; returnTo: string }) {
  const intl = useIntl();
  return (
    <Card
      title={intl.formatMessage({ id: "identity.demoPeople.title" })}
      foot={intl.formatMessage({ id: "identity.demoPeople.note" })}
    >
      <RowList columns="two">
        {people.map((person) => (
          <RowItem
            key={person.membershipId}
            title={person.name}
            note={
              <>
                <BilingualText text={person.jobTitle} /> · <BilingualText text={person.organisationName} />
                <br />
                {intl.formatMessage({ id: `identity.role.${person.role}` })}
              </>
            }
            action={
              <Form method="post">
                <input type="hidden" name="return" value={returnTo} />
                <Button
                  variant="plain"
                  name="membership"
                  value={person.membershipId}
                  aria-label={intl.formatMessage(
                    { id: "identity.demoPeople.enterAs" },
                    { name: person.name },
                  )}
                >
                  {intl.formatMessage({ id: "identity.demoPeople.enter" })}
                </Button>
              </Form>
            }
          />
        ))}
      </RowList>
    </Card>
  );
}
