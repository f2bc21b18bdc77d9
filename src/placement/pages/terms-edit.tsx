import { useIntl } from "react-intl";
import { redirect } from "react-router";
import type { InputOf } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
} from "../../ui/index.ts";
import { readTerms, readTermsChoices, saveTerms } from "../index.server.ts";
import { readTyped, typedTerms, type Typed } from "../terms-form.ts";
import { lookUpCodes } from "./terms-codes.server.ts";
import { termsErrors } from "./terms-errors.ts";
import { CounterpartFields, MainFields, ObjectiveFields, SkillFields } from "./terms-fields.tsx";
import type { Route } from "./+types/terms-edit.ts";

export const handle = { step: "deliver", sentences: ["placement.terms"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readTerms, { terms: params.terms });
  if (!read.ok) return deny(visit, read);
  if (!read.mayEdit) {
    const back = { href: `/terms/${params.terms}`, label: read.terms.number };
    return deny(visit, refuse("TERMS_STATE", { state: read.terms.state }), back);
  }
  const choices = await visit.perform(readTermsChoices, {});
  if (!choices.ok) return deny(visit, choices);
  const { terms, skills, counterparts, objectives, gaps } = read;
  return {
    ...{ terms, counterparts, places: choices.places, instructors: choices.instructors, gaps: gaps.length },
    typed: typedTerms(terms, { skills, counterparts, objectives }, visit.language),
    begun: new URL(request.url).searchParams.has("begun"),
    saved: new URL(request.url).searchParams.has("saved"),
    synthetic: terms.synthetic,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed: Typed = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [
      name,
      /^languages$|Whose$/.test(name) ? form.getAll(name).join(",") : String(form.get(name) ?? "").trim(),
    ]),
  );
  const read = await visit.perform(readTerms, { terms: params.terms });
  if (!read.ok) return deny(visit, read);
  const said = readTyped(typed);
  const codes = [...said.skills.map((one) => one.typed), ...said.objectives.flatMap(({ units }) => units)];
  const known = [...read.skills, ...read.objectives.flatMap(({ units }) => units)];
  const looked = await lookUpCodes(visit, codes, known);
  if (!looked.ok) return formProblem(visit, looked, typed);
  const { found } = looked;
  const saved = await visit.perform(saveTerms, {
    ...said,
    terms: params.terms,
    revision: Number(typed.revision),
    route: said.route as InputOf<typeof saveTerms>["route"],
    skills: said.skills.map(({ typed: one, ...rest }) => ({ ...found(one), ...rest })),
    objectives: said.objectives.map(({ units, ...rest }) => ({ ...rest, units: units.map(found) })),
  });
  if (!saved.ok) return formProblem(visit, saved, typed);
  const stay = form.get("after") === "more";
  return redirect(stay ? `/terms/${params.terms}/edit?saved` : `/terms/${params.terms}?saved`, 303);
}

/** Terms of reference as a form, while their host writes them. */
export default function EditTerms({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { terms, places, instructors, counterparts, begun, saved } = loaderData;
  const problem = actionData?.problem;
  const typed: Typed = actionData?.typed ?? loaderData.typed;
  const errors = termsErrors(problem);
  const title = say("placement.terms.edit");
  const stale = problem?.code === "TERMS_CHANGED";
  return (
    <>
      <title>{`${title} · ${terms.number} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("placement.terms.title"), href: "/terms" },
          { label: <BilingualText text={terms.title} />, href: `/terms/${terms.termsId}` },
        ]}
        title={title}
        meta={terms.number}
        lead={say("placement.terms.editLead")}
      />
      {begun && !problem && <Notice kind="success" title={say("placement.terms.begun")} />}
      {saved && !problem && <Notice kind="success" title={say("placement.terms.saved")} />}
      {stale && (
        <Notice kind="warning" title={say("placement.terms.staleTitle")}>
          {say("placement.terms.staleHow")}{" "}
          <a href={`/terms/${terms.termsId}`} target="_blank" rel="noreferrer">
            {say("placement.terms.latest")}
          </a>
        </Notice>
      )}
      <form method="post" className="grid one">
        {/* After a clash it is the revision that the person is asked to compare with. */}
        <input type="hidden" name="revision" value={terms.revision} />
        <MainFields typed={typed} errors={errors} places={places} />
        <CounterpartFields typed={typed} errors={errors} instructors={instructors} />
        <ObjectiveFields typed={typed} errors={errors} counterparts={counterparts} />
        <SkillFields typed={typed} errors={errors} />
        <Card>
          <div className="actions">
            <Button>{say("placement.terms.save")}</Button>
            <Button variant="plain" name="after" value="more">
              {say("placement.terms.saveMore")}
            </Button>
            <LinkButton variant="plain" href={`/terms/${terms.termsId}`}>
              {say("placement.terms.back")}
            </LinkButton>
          </div>
        </Card>
      </form>
    </>
  );
}
