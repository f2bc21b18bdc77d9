import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { claimAccount, formProblem, visitOf } from "../index.server.ts";
import { Button, Card, CodeInput, ErrorSummary, PageHeading } from "../../ui/index.ts";
import type { Route } from "./+types/claim.ts";

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const code = String(form.get("code") ?? "");
  const outcome = await visit.perform(claimAccount, { code });
  if (!outcome.ok) return formProblem(visit, outcome);
  return redirect("/account?first=1", { headers: { "set-cookie": visit.sessionCookie(outcome.token) } });
}

export default function Claim({ actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const error = actionData?.problem.sentence;
  return (
    <>
      <title>{`${say("identity.claim.title")} · Jembatan`}</title>
      <ErrorSummary errors={error ? [{ field: "code", message: error }] : []} />
      <PageHeading title={say("identity.claim.title")} lead={say("identity.claim.lead")} />
      <Card>
        <Form method="post">
          <CodeInput
            name="code"
            label={say("identity.claim.code")}
            hint={say("identity.claim.hint")}
            error={error}
          />
          <Button>{say("identity.claim.submit")}</Button>
        </Form>
        <p>
          <a href="/sign-in">{say("identity.claim.havePassword")}</a>
        </p>
      </Card>
    </>
  );
}
