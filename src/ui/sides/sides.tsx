import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import type { Language } from "../../platform/index.ts";

const languages = ["id", "en"] as const;

/**
 * One text in both languages: side by side where the width allows, Indonesian first.
 *
 * @param marks what is to be said of one side, such as that it waits for somebody
 *
 * Accessibility: each side carries its `lang` and is named by its language; the reading order is Indonesian, then English.
 */
export function Sides({
  text,
  marks,
}: {
  text: Record<Language, ReactNode>;
  marks?: Partial<Record<Language, ReactNode>> | undefined;
}) {
  const intl = useIntl();
  return (
    <div className="sides">
      {languages.map((language) => (
        <div key={language}>
          <span className="hidden-text">{intl.formatMessage({ id: `ui.sides.${language}` })}: </span>
          {marks?.[language] && <div className="sides-mark">{marks[language]}</div>}
          <div lang={language}>{text[language]}</div>
        </div>
      ))}
    </div>
  );
}

/** The names of the two sides, over the first text on a page. */
export function SidesHead() {
  const intl = useIntl();
  return (
    <div className="sides sides-head" aria-hidden="true">
      {languages.map((language) => (
        <div key={language}>{intl.formatMessage({ id: `ui.sides.${language}` })}</div>
      ))}
    </div>
  );
}
