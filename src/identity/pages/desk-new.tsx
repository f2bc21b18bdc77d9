import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { addPerson, deny, formProblem, listMembers, visitOf } from "../index.server.ts";
import { roles } from "../index.ts";
import {
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  Fieldset,
  LinkButton,
  PageHeading,
  Radios,
  TextInput,
} from "../../ui/index.ts";
import type { Route } from "./+types/desk-new.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  // Whoever may not see the desk is told so before filling in a form.
  const listed = await visit.perform(listMembers, { limit: 1 });
  if (!listed.ok) return deny(visit, listed);
  if (visit.visitor?.principal.role !== "registrar") return deny(visit, { ok: false, code: "NOT_PERMITTED" });
  return { today: visit.today };
}

const fields = ["name", "jobTitleId", "jobTitleEn", "role", "from", "until"] as const;

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? "")])) as Record<
    (typeof fields)[number],
    string
  >;
  const { jobTitleId, jobTitleEn, ...rest } = typed;
  const outcome = await visit.perform(addPerson, {
    ...rest,
    jobTitle: { id: jobTitleId, en: jobTitleEn, source: visit.language },
    namesake: form.has("namesake"),
  });
  if (outcome.ok) return redirect(`/desk/${outcome.personId}?done=added`, 303);
  const { data: said, init } = formProblem(visit, outcome);
  return data({ ...said, typed }, init ?? {});
}

/** The field of the form that a finding of the use case belongs to. */
const fieldOf = (column: string) => (column.startsWith("jobTitle") ? "jobTitleId" : column);

export default function DeskNew({ loaderData: { today }, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { problem, typed } = actionData ?? {};
  const sameName = problem?.code === "SAME_NAME";
  const errors =
    problem && problem.fields.length === 0
      ? [{ field: sameName ? "name" : undefined, message: problem.sentence }]
      : (problem?.fields ?? []).map(({ field, message }) => ({ field: fieldOf(field), message }));
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <title>{`${say("identity.deskNew.title")} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("identity.desk.title"), href: "/desk" }]}
        title={say("identity.deskNew.title")}
        lead={say("identity.deskNew.lead")}
      />
      <Card>
        <form method="post">
          <TextInput
            name="name"
            label={say("identity.deskNew.name")}
            hint={say("identity.deskNew.nameHint")}
            defaultValue={typed?.name}
            error={error("name")}
            maxLength={200}
            autoComplete="off"
          />
          {sameName && <Checkbox name="namesake" label={say("identity.deskNew.namesake")} />}
          <Fieldset
            id="jobTitle"
            legend={say("identity.deskNew.jobTitle")}
            hint={say("identity.deskNew.jobTitleHint")}
            error={error("jobTitleId")}
          >
            <TextInput
              name="jobTitleId"
              label={say("identity.deskNew.inIndonesian")}
              defaultValue={typed?.jobTitleId}
              lang="id"
              maxLength={200}
              optional
            />
            <TextInput
              name="jobTitleEn"
              label={say("identity.deskNew.inEnglish")}
              defaultValue={typed?.jobTitleEn}
              lang="en"
              maxLength={200}
              optional
            />
          </Fieldset>
          <Radios
            name="role"
            legend={say("identity.deskNew.role")}
            defaultValue={typed?.role}
            error={error("role")}
            options={roles.map((role) => ({
              value: role,
              label: say(`identity.role.${role}`),
              hint: say(`identity.roleHint.${role}`),
            }))}
          />
          <TextInput
            name="from"
            type="date"
            label={say("identity.deskNew.from")}
            defaultValue={typed?.from ?? today}
            error={error("from")}
            width={14}
          />
          <TextInput
            name="until"
            type="date"
            label={say("identity.deskNew.until")}
            hint={say("identity.deskNew.untilHint")}
            defaultValue={typed?.until}
            error={error("until")}
            width={14}
            optional
          />
          <div className="actions">
            <Button>{say("identity.deskNew.submit")}</Button>
            <LinkButton href="/desk" variant="plain">
              {say("identity.deskNew.cancel")}
            </LinkButton>
          </div>
        </form>
      </Card>
    </>
  );
}
