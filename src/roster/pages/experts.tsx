import { useIntl } from "react-intl";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHeading,
  pageNumber,
  Pagination,
  Select,
  TextInput,
  useDay,
} from "../../ui/index.ts";
import {
  expertPageSize,
  languageLevels,
  skillLevels,
  spokenLanguages,
  type LanguageLevel,
} from "../expert-words.ts";
import { readExperts, saveExpert } from "../index.server.ts";
import { ZoneSelect } from "./expert-calendar.tsx";
import { ClearanceTag, useLanguagesLine } from "./expert-parts.tsx";
import type { Route } from "./+types/experts.ts";

export const handle = { step: "deliver", sentences: ["roster.expert"] };

const names = ["text", "skill", "level", "language", "languageLevel", "from", "until", "zone"] as const;
type Asked = Partial<Record<(typeof names)[number], string>>;

const askedIn = (query: URLSearchParams): Asked =>
  Object.fromEntries(
    names.map((name) => [name, query.get(name)?.trim() ?? ""]).filter(([, value]) => value !== ""),
  );

export async function loader({ context, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const asked = askedIn(query);
  const page = pageNumber(query);
  const found = await visit.perform(readExperts, {
    text: asked.text ?? "",
    skill: asked.skill ?? "",
    level: Number(asked.level ?? 1),
    language: asked.language ?? null,
    languageLevel: (asked.languageLevel ?? "A1") as LanguageLevel,
    from: asked.from ?? null,
    until: asked.until ?? null,
    ...(asked.zone && { zone: asked.zone }),
    offset: (page - 1) * expertPageSize,
  });
  const mayAdd = decide(saveExpert.policy, visit.visitor?.principal ?? anonymous) === null;
  if (!found.ok && (found.code === "BOOKING_DAYS_REVERSED" || found.code === "EXPERT_ZONE"))
    return { wrong: visit.explain(found).sentence, found: null, asked, page, mayAdd };
  if (!found.ok) return deny(visit, found);
  if (page > 1 && found.experts.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
  return { wrong: null, found, asked, page, mayAdd };
}

/** The experts of one's own office, by what they can do and when they are free. */
export default function Experts({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const dayText = useDay();
  const languagesLine = useLanguagesLine();
  const { wrong, found, asked, page, mayAdd } = loaderData;
  const title = say("roster.expert.title");
  const add = mayAdd ? <LinkButton href="/experts/new">{say("roster.expert.new")}</LinkButton> : undefined;
  if (found?.all === 0)
    return (
      <>
        <title>{`${title} · Jembatan`}</title>
        <PageHeading title={title} lead={say("roster.expert.lead")} />
        <Card>
          <EmptyState title={say("roster.expert.nobody")} action={add}>
            <p>{say(mayAdd ? "roster.expert.nobodyHow" : "roster.expert.nobodyReader")}</p>
            <p>{say("roster.expert.nobodyHost")}</p>
          </EmptyState>
        </Card>
      </>
    );
  const [first, last] = [asked.from ?? asked.until, asked.until ?? asked.from];
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={wrong ? [{ field: "until", message: wrong }] : []} />
      <PageHeading title={title} lead={say("roster.expert.lead")} actions={add} />
      <Card>
        <ExpertFilter asked={asked} wrong={wrong} />
        {found && (
          <>
            <DataTable
              caption={title}
              captionHidden
              note={[
                say("roster.expert.sorted", { count: found.total }),
                first && last
                  ? first === last
                    ? say("roster.expert.freeOnDay", { day: dayText(first) })
                    : say("roster.expert.freeBetween", { from: dayText(first), until: dayText(last) })
                  : "",
              ]
                .filter(Boolean)
                .join(" · ")}
              rows={found.experts}
              rowKey={({ expertId }) => expertId}
              empty={
                <EmptyState title={say("roster.expert.noneFound")}>
                  <p>{say("roster.expert.noneFoundHow")}</p>
                  <p>
                    <a href="/experts">{say("roster.expert.showAll")}</a>
                  </p>
                </EmptyState>
              }
              columns={[
                {
                  key: "name",
                  heading: say("roster.expert.name"),
                  label: "",
                  wide: true,
                  cell: (one) => (
                    <>
                      <a href={`/experts/${one.expertId}`}>{one.name}</a>
                      <small>
                        <BilingualText text={one.headline} />
                      </small>
                    </>
                  ),
                },
                {
                  key: "skills",
                  heading: say("roster.expert.skillsHeading"),
                  wide: true,
                  cell: (one) => (
                    <>
                      {one.skills.slice(0, 3).map((skill, index) => (
                        <span key={`${skill.scheme}/${skill.code}`}>
                          {index > 0 && ", "}
                          <BilingualText text={skill.title} />{" "}
                          {say("roster.expert.levelShort", { level: skill.level })}
                        </span>
                      ))}
                      {one.skills.length > 3 && (
                        <small>{say("roster.expert.moreSkills", { count: one.skills.length - 3 })}</small>
                      )}
                      {one.skills.length === 0 && "–"}
                    </>
                  ),
                },
                {
                  key: "languages",
                  heading: say("roster.expert.languages"),
                  cell: (one) => languagesLine(one.languages) || "–",
                },
                {
                  key: "clearance",
                  heading: say("roster.expert.clearance"),
                  cell: (one) => <ClearanceTag expert={one} today={found.today} />,
                },
              ]}
            />
            {found.total > 0 && (
              <Pagination
                page={page}
                pageSize={expertPageSize}
                total={found.total}
                href={(to) => `/experts?${new URLSearchParams({ ...asked, page: String(to) })}`}
              />
            )}
          </>
        )}
      </Card>
    </>
  );
}

/** Skill, language and free days by which the roster is searched; folded until one of them is in force. */
function ExpertFilter({ asked, wrong }: { asked: Asked; wrong: string | null }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const narrowed = Object.keys(asked).length > 0;
  return (
    <details open={narrowed}>
      <summary>{say("roster.expert.search")}</summary>
      <form method="get" action="/experts" style={{ marginBlock: "var(--s3)" }}>
        <TextInput
          name="skill"
          type="search"
          label={say("roster.expert.bySkill")}
          hint={say("roster.expert.bySkillHint")}
          defaultValue={asked.skill}
          maxLength={120}
          optional
        />
        <Select
          name="level"
          label={say("roster.expert.atLeast")}
          defaultValue={asked.level ?? "1"}
          options={skillLevels.map((level) => ({
            value: String(level),
            label: intl.formatMessage({ id: "roster.expert.levelShort" }, { level }),
          }))}
          optional="silently"
        />
        <Select
          name="language"
          label={say("roster.expert.language")}
          defaultValue={asked.language ?? ""}
          placeholder={say("roster.expert.any")}
          options={spokenLanguages.map((code) => ({
            value: code,
            label: intl.formatDisplayName(code, { type: "language" }) ?? code,
          }))}
          optional
        />
        <Select
          name="languageLevel"
          label={say("roster.expert.languageLevel")}
          defaultValue={asked.languageLevel ?? "A1"}
          options={languageLevels.map((level) => ({
            value: level,
            label: say(`roster.expert.cefr.${level}`),
          }))}
          optional="silently"
        />
        <TextInput
          name="from"
          type="date"
          label={say("roster.expert.freeFrom")}
          defaultValue={asked.from}
          width={14}
          optional
        />
        <TextInput
          name="until"
          type="date"
          label={say("roster.expert.freeUntil")}
          error={wrong ?? undefined}
          defaultValue={asked.until}
          width={14}
          optional
        />
        <ZoneSelect chosen={asked.zone ?? "Asia/Jakarta"} />
        <TextInput
          name="text"
          type="search"
          label={say("roster.expert.byName")}
          defaultValue={asked.text}
          maxLength={100}
          optional
        />
        <div className="actions">
          <Button>{say("roster.expert.searchDo")}</Button>
          {narrowed && (
            <LinkButton variant="plain" href="/experts">
              {say("roster.expert.showAll")}
            </LinkButton>
          )}
        </div>
      </form>
    </details>
  );
}
