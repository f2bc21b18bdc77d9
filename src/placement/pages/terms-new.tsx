import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  PageHeading,
  Radios,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { draftTerms, readTermsChoices, readTermsTemplates } from "../index.server.ts";
import { readTyped } from "../terms-form.ts";
import { errorAt, termsErrors } from "./terms-errors.ts";
import { PlaceSelect } from "./terms-fields.tsx";
import type { Route } from "./+types/terms-new.ts";

export const handle = { step: "deliver", sentences: ["placement.terms"] };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(draftTerms.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const choices = await visit.perform(readTermsChoices, {});
  if (!choices.ok) return deny(visit, choices);
  const templates = await readTermsTemplates(visit.root);
  return {
    places: choices.places,
    templates: templates.map(({ name, content: { title, summary } }) => ({ name, title, summary })),
    synthetic: false,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const template = (await readTermsTemplates(visit.root)).find(({ name }) => name === typed.template);
  const { place, title } = readTyped(typed);
  const { content } = template ?? {};
  const drafted = await visit.perform(draftTerms, {
    place,
    title: "id" in title || "en" in title ? title : (content?.title ?? {}),
    template: template?.name ?? null,
    ...(content && {
      background: content.background,
      languages: content.languages,
      objectives: content.objectives,
    }),
  });
  if (!drafted.ok) return formProblem(visit, drafted, typed);
  return redirect(`/terms/${drafted.terms}/edit?begun`, 303);
}

/** Begins a request: for which place, how it is called, and with what it begins. */
export default function NewTerms({ loaderData: { places, templates }, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = termsErrors(actionData?.problem);
  const title = say("placement.terms.new");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[{ label: say("placement.terms.title"), href: "/terms" }]}
        title={title}
        lead={say("placement.terms.newLead")}
      />
      <Card>
        {places.length === 0 ? (
          <EmptyState level={2} title={say("placement.terms.noPlace")}>
            {say("placement.terms.noPlaceHow")} <a href="/centres">{say("placement.terms.centres")}</a> ·{" "}
            <a href="/hubs">{say("placement.terms.hubs")}</a>
          </EmptyState>
        ) : (
          <form method="post">
            <PlaceSelect places={places} chosen={typed.place} error={errorAt(errors, "place")} />
            <Radios
              name="template"
              legend={say("placement.terms.template")}
              hint={say("placement.terms.templateHint")}
              defaultValue={typed.template ?? templates[0]?.name ?? ""}
              options={[
                ...templates.map((one) => ({
                  value: one.name,
                  label: <BilingualText text={one.title} />,
                  hint: <BilingualText text={one.summary} />,
                })),
                { value: "", label: say("placement.terms.blank"), hint: say("placement.terms.blankHint") },
              ]}
            />
            {(language === "id" ? (["Id", "En"] as const) : (["En", "Id"] as const)).map((one) => (
              <TextInput
                key={one}
                name={`title${one}`}
                label={say(`placement.terms.form.title${one}`)}
                hint={one.toLowerCase() === language ? say("placement.terms.form.titleHint") : undefined}
                error={errorAt(errors, `title${one}`)}
                defaultValue={typed[`title${one}`]}
                maxLength={300}
                lang={one.toLowerCase()}
                optional
              />
            ))}
            <div className="actions">
              <Button>{say("placement.terms.begin")}</Button>
            </div>
          </form>
        )}
      </Card>
    </>
  );
}
