import { useIntl } from "react-intl";
import { zoneName } from "../../roster/index.ts";
import { BilingualText, DescriptionList, Tag, useDay, type TagKind } from "../../ui/index.ts";
import type { TermsState } from "../terms-states.ts";
import type { Coded, Counterpart, Objective, RequiredSkill, Terms } from "../terms.ts";

const kinds: Partial<Record<TermsState, TagKind>> = {
  ...{
    draft: "neutral",
    routing: "new",
    review: "new",
    edits: "late",
    approved: "ok",
    ready: "new",
    sourced: "ok",
  },
};

/** Where terms stand, in a word. */
export function StateTag({ state }: { state: TermsState }) {
  const intl = useIntl();
  return <Tag kind={kinds[state]}>{intl.formatMessage({ id: `placement.terms.state.${state}` })}</Tag>;
}

/** A calendar day, short, as lists show it. */
export function useShortDay(): (day: string) => string {
  const intl = useIntl();
  return (day) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: "medium", timeZone: "UTC" });
}

/** Until when somebody has to act; late is said in words. */
export function DueDay({ dueOn, today }: { dueOn: string | null; today: string }) {
  const intl = useIntl();
  const short = useShortDay();
  if (!dueOn) return <>–</>;
  const day = <time dateTime={dueOn}>{short(dueOn)}</time>;
  if (dueOn >= today) return day;
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
  return (
    <>
      <Tag kind="late">{intl.formatMessage({ id: "ui.due.late" }, { days })}</Tag> <small>{day}</small>
    </>
  );
}

/** The days of a placement with the zone of the place, and how many weeks they are. */
export function useStretch(): (terms: Pick<Terms, "fromDay" | "untilDay" | "weeks" | "zone">) => string {
  const intl = useIntl();
  const day = useDay();
  return ({ fromDay, untilDay, weeks, zone }) =>
    fromDay && untilDay
      ? [
          intl.formatMessage(
            { id: "placement.terms.fromUntil" },
            { from: day(fromDay), until: day(untilDay) },
          ),
          `(${zoneName(zone)})`,
          `· ${intl.formatMessage({ id: "placement.terms.weeks" }, { weeks: weeks ?? 0 })}`,
        ].join(" ")
      : intl.formatMessage({ id: "placement.terms.noDays" });
}

/** A language by its name in the reader's. */
export function useLanguageName(): (code: string) => string {
  const intl = useIntl();
  return (code) => intl.formatDisplayName(code, { type: "language" }) ?? code;
}

/** A code with its title; the page of the code is a click away. */
export function CodeLink({ coded: { scheme, version, code, title } }: { coded: Coded }) {
  return (
    <a href={`/vocabulary/${scheme}/${version}/${encodeURIComponent(code)}`}>
      <BilingualText text={title} /> <span className="quiet">{code}</span>
    </a>
  );
}

/** What terms ask for: objectives with units, measures and counterparts; skills with levels. */
export function AskedFor({
  objectives,
  skills,
  counterparts,
}: {
  objectives: readonly Objective[];
  skills: readonly RequiredSkill[];
  counterparts: readonly Counterpart[];
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const none = <span className="quiet">{say("placement.terms.notYet")}</span>;
  return (
    <>
      <h2 style={{ marginTop: "var(--s5)" }}>{say("placement.terms.objectives")}</h2>
      {objectives.length === 0 && <p>{none}</p>}
      {objectives.map(({ objectiveId, text, units, measure, counterparts: whose }, at) => (
        <section key={objectiveId} aria-label={say("placement.terms.objective", { number: at + 1 })}>
          <h3>
            {at + 1}. <BilingualText text={text} />
          </h3>
          <DescriptionList
            items={[
              {
                term: say("placement.terms.units"),
                description:
                  units.length === 0 ? (
                    none
                  ) : (
                    <ul className="plain-list">
                      {units.map((unit) => (
                        <li key={unit.code}>
                          <CodeLink coded={unit} />
                        </li>
                      ))}
                    </ul>
                  ),
              },
              {
                term: say("placement.terms.measure"),
                description: measure ? <BilingualText text={measure} /> : none,
              },
              {
                term: say("placement.terms.forWhom"),
                description:
                  whose.length === 0
                    ? say("placement.terms.allCounterparts")
                    : counterparts
                        .filter(({ counterpartId }) => whose.includes(counterpartId))
                        .map(({ name }) => name)
                        .join(", "),
              },
            ]}
          />
        </section>
      ))}
      <h2 style={{ marginTop: "var(--s5)" }}>{say("placement.terms.counterparts")}</h2>
      {counterparts.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {counterparts.map(({ counterpartId, name, job }) => (
            <li key={counterpartId}>
              {name}, <BilingualText text={job} />
            </li>
          ))}
        </ul>
      )}
      <h2 style={{ marginTop: "var(--s5)" }}>{say("placement.terms.skills")}</h2>
      {skills.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {skills.map((skill) => (
            <li key={skill.code}>
              <CodeLink coded={skill} /> · {say("placement.terms.level", { level: skill.level })} ·{" "}
              {say(skill.essential ? "placement.terms.essential" : "placement.terms.wished")}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
