import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { BilingualText, RowItem, RowList, Tag, useDay } from "../../ui/index.ts";
import { zoneName } from "../booking.ts";
import type { ListedExpert } from "../expert-store.ts";
import { isCleared, type ExpertSkill, type SpokenLanguage } from "../expert-words.ts";

/** How far the clearance of an expert is on a day. */
export function ClearanceTag({ expert, today }: { expert: ListedExpert; today: string }) {
  const intl = useIntl();
  const dayText = useDay();
  const { clearance, clearanceUntil } = expert;
  if (clearance === "cleared" && !isCleared(expert, today))
    return <Tag kind="late">{intl.formatMessage({ id: "roster.expert.clearance.ended" })}</Tag>;
  return (
    <>
      <Tag kind={clearance === "cleared" ? "ok" : "neutral"}>
        {intl.formatMessage({ id: `roster.expert.clearance.${clearance}` })}
      </Tag>
      {clearance === "cleared" && clearanceUntil && (
        <small>
          {intl.formatMessage({ id: "roster.expert.untilDay" }, { day: dayText(clearanceUntil) })}
        </small>
      )}
    </>
  );
}

/** Languages with their levels, in one line. */
export function useLanguagesLine(): (languages: readonly SpokenLanguage[]) => string {
  const intl = useIntl();
  return (languages) =>
    languages
      .map(
        ({ language, level }) =>
          `${intl.formatDisplayName(language, { type: "language" }) ?? language} ${level}`,
      )
      .join(", ");
}

/** What an expert can do, the highest level first, each with how it is shown. */
export function SkillRows({
  skills,
  action,
}: {
  skills: readonly ExpertSkill[];
  action?: ((skill: ExpertSkill) => ReactNode) | undefined;
}) {
  const intl = useIntl();
  return (
    <RowList>
      {skills.map((skill) => (
        <RowItem
          key={`${skill.scheme}/${skill.code}`}
          title={<BilingualText text={skill.title} />}
          href={`/vocabulary/${skill.scheme}/${skill.version}/${encodeURIComponent(skill.code)}`}
          note={intl.formatMessage(
            { id: "roster.expert.skillNote" },
            {
              level: skill.level,
              evidence: intl.formatMessage({ id: `roster.expert.evidence.${skill.evidence}` }),
            },
          )}
          action={action?.(skill)}
        />
      ))}
    </RowList>
  );
}

/** From when until when, and by which clock. */
export function useStretch(): (one: { fromDay: string; untilDay: string; zone: string }) => string {
  const intl = useIntl();
  const dayText = useDay();
  return ({ fromDay, untilDay, zone }) =>
    fromDay === untilDay
      ? `${dayText(fromDay)} (${zoneName(zone)})`
      : `${intl.formatMessage({ id: "roster.expert.fromUntil" }, { from: dayText(fromDay), until: dayText(untilDay) })} (${zoneName(zone)})`;
}
