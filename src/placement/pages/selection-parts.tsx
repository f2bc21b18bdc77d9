import { useIntl } from "react-intl";
import { BilingualText, Tag, type TagKind } from "../../ui/index.ts";
import { coverageOf } from "../coverage.ts";
import type { NominationState, Reasons } from "../nomination.ts";
import { useLanguageName } from "./terms-parts.tsx";

const kinds: Partial<Record<NominationState, TagKind>> = {
  "put-forward": "new",
  shortlisted: "new",
  selected: "ok",
};

/** How far one expert is, in a word. */
export function NominationTag({ state }: { state: NominationState }) {
  const intl = useIntl();
  return <Tag kind={kinds[state]}>{intl.formatMessage({ id: `placement.selection.state.${state}` })}</Tag>;
}

/** Why an expert fits, and what is missing: each skill with the level that is asked for and the one that is there. */
export function ReasonList({ reasons }: { reasons: Reasons }) {
  const intl = useIntl();
  const languageName = useLanguageName();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { covered, asked } = coverageOf(reasons);
  return (
    <ul className="plain-list">
      <li>
        <strong>{say("placement.selection.covers", { covered, asked })}</strong>
      </li>
      {reasons.skills.map(({ code, title, level, asked: wanted, evidence, essential }) => (
        <li key={code}>
          {level !== null && level >= wanted ? "✓" : "–"} <BilingualText text={title} />:{" "}
          {level === null
            ? say(essential ? "placement.selection.lacksEssential" : "placement.selection.lacks")
            : say("placement.selection.has", { level, asked: wanted })}
          {evidence && ` · ${say(`placement.selection.evidence.${evidence}`)}`}
        </li>
      ))}
      {reasons.languages.map(({ language, level }) => (
        <li key={language}>
          {level ? "✓" : "–"} {languageName(language)}: {level ?? say("placement.selection.notSpoken")}
        </li>
      ))}
      <li>
        {reasons.free ? "✓" : "–"}{" "}
        {say(reasons.free ? "placement.selection.free" : "placement.selection.bound")}
      </li>
    </ul>
  );
}
