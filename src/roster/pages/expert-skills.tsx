import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, refuse } from "../../platform/index.ts";
import {
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  Radios,
  Select,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { schemeShortName } from "../../vocabulary/index.ts";
import { searchAll } from "../../vocabulary/index.server.ts";
import { evidenceClasses, skillLevels, type EvidenceClass } from "../expert-words.ts";
import { dropSkill, readExpert, saveSkill } from "../index.server.ts";
import { SkillRows } from "./expert-parts.tsx";
import { denyToExperts } from "./to-experts.server.ts";
import type { Route } from "./+types/expert-skills.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };
const mostShown = 12;

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const read = await visit.perform(readExpert, { expert: params.expert });
  if (!read.ok) return denyToExperts(visit, read);
  if (!read.keeps) return denyToExperts(visit, refuse("NOT_PERMITTED"));
  const q = query.get("q")?.trim().slice(0, 200) ?? "";
  const found = q ? await visit.perform(searchAll, { q, kinds: ["skill", "unit"] }) : null;
  if (found && !found.ok) return denyToExperts(visit, found);
  const hits = (found?.groups ?? []).flatMap(({ scheme, version, lines }) =>
    lines.map(({ code, title }) => ({ scheme, version, code, title })),
  );
  return {
    expert: read.expert,
    q,
    hits: hits.slice(0, mostShown),
    more: hits.length > mostShown,
    saved: query.get("saved"),
  };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const here = `/experts/${params.expert}/skills`;
  if (value("do") === "drop") {
    const dropped = await visit.perform(dropSkill, {
      expert: params.expert,
      scheme: value("scheme"),
      code: value("code"),
    });
    return dropped.ok ? redirect(`${here}?saved=dropped`, 303) : formProblem(visit, dropped);
  }
  const [scheme = "", version = "", ...code] = value("picked").split("/");
  const saved = await visit.perform(saveSkill, {
    expert: params.expert,
    scheme,
    version,
    code: code.join("/"),
    level: Number(value("level")),
    evidence: value("evidence") as EvidenceClass,
  });
  return saved.ok ? redirect(`${here}?saved=skill`, 303) : formProblem(visit, saved);
}

/** What an expert can do: picked from the classifications, with a level and how it is shown. */
export default function ExpertSkills({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { expert, q, hits, more, saved } = loaderData;
  const problem = actionData?.problem;
  const title = say("roster.expert.skillsEdit");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={problem ? [{ field: "picked", message: problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("roster.expert.title"), href: "/experts" },
          { label: expert.name, href: `/experts/${expert.expertId}` },
        ]}
        title={title}
        lead={say("roster.expert.skillsLead")}
      />
      {(saved === "new" || saved === "skill" || saved === "dropped") && (
        <Notice kind="success">{say(`roster.expert.done.${saved}`)}</Notice>
      )}
      <Card title={say("roster.expert.addSkill")}>
        <form method="get">
          <TextInput
            name="q"
            type="search"
            label={say("roster.expert.skillWords")}
            hint={say("roster.expert.skillWordsHint")}
            defaultValue={q}
            maxLength={200}
          />
          <div className="actions">
            <Button variant={hits.length ? "plain" : "primary"}>{say("roster.expert.skillSearch")}</Button>
          </div>
        </form>
        {q && hits.length === 0 && (
          <EmptyState title={say("roster.expert.noSkillFound", { text: q })}>
            <p>{say("roster.expert.noSkillFoundHow")}</p>
          </EmptyState>
        )}
        {hits.length > 0 && (
          <form method="post" style={{ marginBlockStart: "var(--s4)" }}>
            <Radios
              name="picked"
              legend={say("roster.expert.pick")}
              hint={more ? say("roster.expert.pickMore", { count: hits.length }) : undefined}
              options={hits.map((hit) => {
                const shown = inLanguage(hit.title, language);
                return {
                  value: `${hit.scheme}/${hit.version}/${hit.code}`,
                  label: <span lang={shown.lang === language ? undefined : shown.lang}>{shown.text}</span>,
                  hint: `${schemeShortName(hit.scheme)} ${hit.version} · ${hit.code}`,
                };
              })}
            />
            <Select
              name="level"
              label={say("roster.expert.level")}
              hint={say("roster.expert.levelHint")}
              defaultValue="5"
              options={skillLevels.map((level) => ({
                value: String(level),
                label: say("roster.expert.levelShort", { level }),
              }))}
            />
            <Radios
              name="evidence"
              legend={say("roster.expert.evidence")}
              defaultValue="self"
              options={evidenceClasses.map((value) => ({
                value,
                label: say(`roster.expert.evidence.${value}`),
              }))}
            />
            <div className="actions">
              <Button>{say("roster.expert.saveSkill")}</Button>
            </div>
          </form>
        )}
      </Card>
      <Card title={say("roster.expert.skills", { count: expert.skills.length })}>
        {expert.skills.length === 0 ? (
          <p>{say("roster.expert.noSkills")}</p>
        ) : (
          <SkillRows
            skills={expert.skills}
            action={(skill) => (
              <form method="post">
                <input type="hidden" name="do" value="drop" />
                <input type="hidden" name="scheme" value={skill.scheme} />
                <input type="hidden" name="code" value={skill.code} />
                <Button
                  variant="plain"
                  aria-label={say("roster.expert.removeNamed", {
                    what: inLanguage(skill.title, language).text,
                  })}
                >
                  {say("roster.expert.remove")}
                </Button>
              </form>
            )}
          />
        )}
        <div className="actions">
          <LinkButton href={`/experts/${expert.expertId}`} variant="plain">
            {say("roster.expert.toRecord")}
          </LinkButton>
        </div>
      </Card>
    </>
  );
}
