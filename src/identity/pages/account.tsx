import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import {
  deny,
  formProblem,
  listMyMemberships,
  setPassword,
  switchMembership,
  visitOf,
} from "../index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  PasswordInput,
  RowItem,
  RowList,
  Tag,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/account.ts";
import { RoleDates } from "./desk-parts.tsx";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(listMyMemberships, {});
  if (!outcome.ok) return deny(visit, outcome);
  const query = new URL(request.url).searchParams;
  return {
    first: query.has("first"),
    saved: query.has("saved"),
    username: visit.visitor?.username ?? "",
    hasPassword: outcome.hasPassword,
    current: visit.visitor?.membership ?? null,
    memberships: outcome.memberships,
    mailbox: visit.demo,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const membership = text("membership");
  if (membership) {
    const switched = await visit.perform(switchMembership, { membership, token: visit.token ?? "" });
    if (!switched.ok) return formProblem(visit, switched);
    return redirect("/", { headers: { "set-cookie": visit.sessionCookie(switched.token) } });
  }
  const outcome = await visit.perform(setPassword, {
    username: text("username"),
    current: text("current"),
    password: text("password"),
    keepSession: visit.token ?? "",
  });
  if (!outcome.ok) return formProblem(visit, outcome);
  return redirect("/account?saved=1");
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { first, saved, username, hasPassword, memberships, current, mailbox } = loaderData;
  const problem = actionData?.problem;
  const field = problem?.code.startsWith("USERNAME")
    ? "username"
    : problem?.code === "PASSWORD_CURRENT_WRONG"
      ? "current"
      : "password";
  return (
    <>
      <title>{`${say("identity.account.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field, message: problem.sentence }] : []} />
      <PageHeading
        title={say(first ? "identity.account.welcome" : "identity.account.title")}
        lead={say(first ? "identity.account.welcomeLead" : "identity.account.lead")}
      />
      {saved && <Notice kind="success">{say("identity.account.saved")}</Notice>}
      <Grid columns="two">
        <Card title={say("identity.account.password")}>
          <Form method="post">
            <TextInput
              name="username"
              label={say("identity.field.username")}
              hint={say("identity.account.usernameHint")}
              defaultValue={username}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={problem && field === "username" ? problem.sentence : undefined}
            />
            {hasPassword && (
              <PasswordInput
                name="current"
                label={say("identity.account.currentPassword")}
                autoComplete="current-password"
                error={problem && field === "current" ? problem.sentence : undefined}
              />
            )}
            <PasswordInput
              name="password"
              label={say("identity.account.newPassword")}
              hint={say("identity.account.passwordHint")}
              autoComplete="new-password"
              error={problem && field === "password" ? problem.sentence : undefined}
            />
            <div className="actions">
              <Button>{say("identity.account.save")}</Button>
              {first && (
                <LinkButton href="/" variant="plain">
                  {say("identity.account.later")}
                </LinkButton>
              )}
            </div>
          </Form>
        </Card>
        <Card
          title={say("identity.account.hats")}
          foot={mailbox && <a href="/mailbox">{say("identity.account.notices")}</a>}
        >
          <RowList>
            {memberships.map((membership) => (
              <RowItem
                key={membership.membershipId}
                title={<BilingualText text={membership.organisationName} />}
                note={
                  <>
                    {say(`identity.role.${membership.role}`)}, <RoleDates role={membership} />
                  </>
                }
                action={
                  membership.membershipId === current ? (
                    <Tag kind="ok">{say("identity.account.inUse")}</Tag>
                  ) : (
                    <Form method="post">
                      <Button variant="plain" name="membership" value={membership.membershipId}>
                        {say("identity.account.wear")}
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </RowList>
        </Card>
      </Grid>
    </>
  );
}
