import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { Button, Card, ErrorSummary, PageHeading } from "../../ui/index.ts";
import { readInstructors, saveInstructor } from "../index.server.ts";
import { InstructorFields, instructorFieldOf } from "./instructor-parts.tsx";
import { formErrors, typedIn } from "./roster-form.ts";
import type { Route } from "./+types/instructor-new.ts";

export const handle = { step: "deliver", sentences: ["roster.instructor"] };

const back = { href: "/instructors", label: "roster.instructor.title" };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(saveInstructor.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied, back);
  const read = await visit.perform(readInstructors, { limit: 1 });
  if (!read.ok) return deny(visit, read, back);
  if (!read.mayAdd) return deny(visit, refuse("INSTRUCTOR_WITHOUT_CENTRE"), back);
  return { centres: read.centres, today: visit.today };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const typed = typedIn(await request.formData());
  const done = await visit.perform(saveInstructor, {
    ...{ centre: typed["centre"] ?? "", name: typed["name"] ?? "", since: typed["since"] ?? "" },
    ...{ leftOn: typed["leftOn"] || null, person: typed["person"] || null },
  });
  return done.ok
    ? redirect(`/instructors/${done.instructor}?saved=new`, 303)
    : formProblem(visit, done, typed);
}

/** Enters an instructor of one's own centre; what proves the competence is added on the next page. */
export default function NewInstructor({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const errors = formErrors(actionData?.problem, instructorFieldOf);
  const title = say("roster.instructor.new");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("roster.instructor.title"), href: "/instructors" }]}
        title={title}
        lead={say("roster.instructor.newLead")}
      />
      <Card>
        <form method="post">
          <InstructorFields
            centres={loaderData.centres}
            accounts={[]}
            typed={{ since: loaderData.today, ...actionData?.typed }}
            errors={errors}
          />
          <div className="actions">
            <Button>{say("roster.instructor.save")}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}
