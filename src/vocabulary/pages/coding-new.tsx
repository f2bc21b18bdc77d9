import { useIntl } from "react-intl";
import { data, Form, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf, type Visit } from "../../identity/index.server.ts";
import { refuse, type Refusal } from "../../platform/index.ts";
import { Button, Card, ErrorSummary, PageHeading, Radios, TextInput } from "../../ui/index.ts";
import { listSchemes, proposeCoding, readConcept } from "../index.server.ts";
import { readPicked } from "../picked-code.ts";
import { schemeShortName } from "../scheme-names.ts";
import { codeLine } from "./code-hits.tsx";
import { CodePicker } from "./code-picker.tsx";
import type { Route } from "./+types/coding-new.ts";

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const denied = decide(proposeCoding.policy, visit.visitor?.principal ?? anonymous);
  if (denied) return deny(visit, denied);
  const query = new URL(request.url).searchParams;
  const scheme = query.get("scheme") ?? "kbji";
  const listed = await visit.perform(listSchemes, {});
  if (!listed.ok) return deny(visit, listed);
  const current = listed.schemes.find((one) => one.scheme === scheme);
  if (!current) return deny(visit, refuse("SCHEME_EMPTY", { scheme: schemeShortName(scheme) }));
  const { code, text } = readPicked(query, "code");
  const { version } = current;
  const concept = code ? await visit.perform(readConcept, { scheme, version, code }) : null;
  const typed: Typed = {
    title: query.get("title")?.slice(0, 300) ?? "",
    language: query.get("language") ?? visit.language,
    chosen: concept?.ok
      ? { code: concept.concept.code, text: codeLine(concept.concept, visit.language) }
      : null,
    text,
  };
  return { scheme, version, typed };
}

/** What stands in the form; nothing of it is lost when it is refused. */
type Typed = {
  title: string;
  language: string;
  chosen: { code: string; text: string } | null;
  /** In the field of the code, where nothing is chosen. */
  text: string;
};

function refused(visit: Visit, refusal: Refusal, typed: Typed) {
  const { status, sentence } = visit.explain(refusal);
  return data({ problem: { code: refusal.code, sentence }, typed }, status);
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const { code, text } = readPicked(form, "code");
  const chosen = code ? { code, text: text || code } : null;
  const typed: Typed = { title: value("title"), language: value("language"), chosen, text };
  if (!code) return refused(visit, refuse("CODE_NOT_CHOSEN"), typed);
  const outcome = await visit.perform(proposeCoding, {
    scheme: value("scheme"),
    version: value("version"),
    codings: [{ text: typed.title, code, language: value("language") === "en" ? "en" : "id" }],
  });
  if (!outcome.ok) return refused(visit, outcome, typed);
  return redirect("/vocabulary/codings?done=proposed", 303);
}

/** Fields that a refusal of this form is about. */
const fieldOf: Readonly<Record<string, string>> = {
  CODE_NOT_CHOSEN: "code-text",
  CONCEPT_NOT_FOUND: "code-text",
  CODING_KNOWN: "code-text",
  CODING_REJECTED: "code-text",
};

export default function CodingNew({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { scheme, version } = loaderData;
  const typed = actionData?.typed ?? loaderData.typed;
  const problem = actionData?.problem;
  const field = problem && (fieldOf[problem.code] ?? "title");
  const errorAt = (name: string) => (field === name ? problem?.sentence : undefined);
  const language = typed.language === "en" ? "en" : "id";
  return (
    <>
      <title>{`${say("vocabulary.codingNew.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field, message: problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.code.title"), href: "/vocabulary/code" },
        ]}
        title={say("vocabulary.codingNew.title")}
        lead={say("vocabulary.codingNew.lead")}
      />
      <Card>
        <Form method="post">
          <input type="hidden" name="scheme" value={scheme} />
          <input type="hidden" name="version" value={version} />
          <TextInput
            name="title"
            label={say("vocabulary.codingNew.text")}
            hint={say("vocabulary.codingNew.textHint")}
            defaultValue={typed.title}
            maxLength={300}
            autoComplete="off"
            error={errorAt("title")}
          />
          <Radios
            name="language"
            legend={say("vocabulary.codingNew.language")}
            options={(["id", "en"] as const).map((value) => ({
              value,
              label: say(`vocabulary.language.${value}`),
            }))}
            defaultValue={language}
          />
          <CodePicker
            name="code"
            label={say("vocabulary.codingNew.code")}
            hint={say("vocabulary.codingNew.codeHint")}
            error={errorAt("code-text")}
            scheme={scheme}
            level="any"
            chosen={typed.chosen ?? undefined}
            typed={typed.text}
            returnTo={`/vocabulary/codings/new?scheme=${scheme}`}
          />
          <div className="actions">
            <Button>{say("vocabulary.codingNew.submit")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}
