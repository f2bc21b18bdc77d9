import { useIntl } from "react-intl";
import { data, Form } from "react-router";
import { visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Fieldset,
  PageHeading,
  TextArea,
} from "../../ui/index.ts";
import { conceptPath } from "../concept.ts";
import { spotSkills } from "../index.server.ts";
import { schemeShortName } from "../scheme-names.ts";
import type { SpottedSkill } from "../spot-skills.ts";
import { partsOf } from "../spotted-text.ts";
import { Score } from "./code-hits.tsx";
import type { Route } from "./+types/spot.ts";

/** One skill, however often the paragraph speaks of it. */
type Skill = Pick<SpottedSkill, "scheme" | "version" | "code" | "title" | "score" | "doubt"> & {
  words: string[];
};

const keyOf = ({ scheme, code }: Pick<SpottedSkill, "scheme" | "code">) => `${scheme}/${code}`;

/** Looks through a paragraph; it travels in the body of the form, is in no address and is kept nowhere. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const text = String(form.get("text") ?? "").replaceAll("\r\n", "\n");
  const outcome = await visit.perform(spotSkills, { text });
  if (!outcome.ok) {
    const { status, sentence } = visit.explain(outcome);
    return data({ text, problem: sentence, spans: [], skills: [], confirmed: null }, status);
  }
  const byKey = Map.groupBy(outcome.spans, keyOf);
  const skills: Skill[] = [...byKey.values()].flatMap((spans) => {
    const [first] = spans;
    if (!first) return [];
    const { scheme, version, code, title } = first;
    const words = [...new Set(spans.map((span) => span.text.toLowerCase()))];
    // One place that nothing speaks against is enough.
    const doubt = spans.some((span) => span.doubt === null) ? null : first.doubt;
    const score = Math.max(...spans.map((span) => span.score));
    return { scheme, version, code, title, words, score, doubt };
  });
  const chosen = new Set(form.getAll("skill").map(String));
  const confirmed = form.get("intent") === "confirm" ? skills.filter((one) => chosen.has(keyOf(one))) : null;
  const spans = outcome.spans.map((span) => ({ start: span.start, end: span.end, key: keyOf(span) }));
  return { text, problem: null, spans, skills, confirmed };
}

export default function Spot({ actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const problem = actionData?.problem ?? undefined;
  return (
    <>
      <title>{`${say("vocabulary.spot.title")} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field: "text", message: problem }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("vocabulary.schemes.title"), href: "/vocabulary" },
          { label: say("vocabulary.code.title"), href: "/vocabulary/code" },
        ]}
        title={say("vocabulary.spot.title")}
        lead={say("vocabulary.spot.lead")}
      />
      {actionData?.confirmed ? (
        <Confirmed skills={actionData.confirmed} />
      ) : (
        actionData && !problem && <Found {...actionData} />
      )}
      <Card>
        <Form method="post">
          <TextArea
            name="text"
            label={say("vocabulary.spot.text")}
            hint={say("vocabulary.spot.textHint")}
            error={problem}
            defaultValue={actionData?.text}
            rows={8}
          />
          <div className="actions">
            <Button>{say("vocabulary.spot.submit")}</Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

type Answer = {
  text: string;
  spans: readonly { start: number; end: number; key: string }[];
  skills: readonly Skill[];
};

/** The paragraph with its skills marked, and the skills to confirm. */
function Found({ text, spans, skills }: Answer) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  if (skills.length === 0)
    return (
      <Card>
        <EmptyState title={say("vocabulary.spot.none")}>
          <p>{say("vocabulary.spot.noneHow")}</p>
        </EmptyState>
      </Card>
    );
  return (
    <Card title={say("vocabulary.spot.found", { count: skills.length })}>
      <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxWidth: "none" }}>
        {partsOf(text, spans).map((part, index) =>
          part.found === null ? <span key={index}>{part.text}</span> : <mark key={index}>{part.text}</mark>,
        )}
      </p>
      <Form method="post">
        <input type="hidden" name="text" value={text} />
        <Fieldset
          id="skills"
          legend={say("vocabulary.spot.confirm")}
          hint={say("vocabulary.spot.confirmHint")}
        >
          {skills.map((skill, index) => (
            <Checkbox
              key={keyOf(skill)}
              id={`skill-${index}`}
              name="skill"
              value={keyOf(skill)}
              defaultChecked={skill.doubt === null}
              label={
                <>
                  <BilingualText text={skill.title} />
                  <small style={{ display: "block" }}>
                    {schemeShortName(skill.scheme)} · <Score value={skill.score} /> · “
                    {skill.words.join("”, “")}”
                    {skill.doubt && ` · ${say(`vocabulary.spot.doubt.${skill.doubt}`)}`}
                  </small>
                </>
              }
            />
          ))}
        </Fieldset>
        <div className="actions">
          <Button name="intent" value="confirm">
            {say("vocabulary.spot.confirmSubmit")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

/** What the person confirmed, to be read or copied; it is kept nowhere. */
function Confirmed({ skills }: { skills: readonly Skill[] }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <Card
      title={say("vocabulary.spot.confirmed", { count: skills.length })}
      foot={say("vocabulary.spot.notKept")}
    >
      {skills.length === 0 ? (
        <p>{say("vocabulary.spot.confirmedNone")}</p>
      ) : (
        <ul>
          {skills.map((skill) => (
            <li key={keyOf(skill)}>
              <a href={conceptPath(skill.scheme, skill.version, skill.code)}>
                <BilingualText text={skill.title} />
              </a>{" "}
              <small>{schemeShortName(skill.scheme)}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
