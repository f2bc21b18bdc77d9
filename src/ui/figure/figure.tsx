import type { ReactNode } from "react";
import type { FormatNumberOptions } from "react-intl";
import { useIntl } from "react-intl";
import { trueMinus } from "../../platform/index.ts";
import { classNames } from "../class-names.ts";

export type FigureProps = {
  /** A number is formatted for the reader, a string is shown as it is; null says that there is none. */
  value: number | string | null;
  /** What is counted, or of how many: quiet text behind the number. */
  unit?: ReactNode;
  /** Where the records under the number are. Only such a number wears the thread. */
  href?: string | undefined;
  format?: FormatNumberOptions | undefined;
  /** `large` is for one figure that a card is about. */
  size?: "text" | "large" | undefined;
};

/**
 * A number. One that has records under it wears a thin red underline and opens them: the thread.
 *
 * Accessibility: the link's name is number and unit; "no figure" is said in words, the dash is for the eye.
 */
export function Figure({ value, unit, href, format, size = "text" }: FigureProps) {
  const intl = useIntl();
  if (value === null) {
    return (
      <span className="quiet">
        <span aria-hidden="true">–</span>
        <span className="hidden-text">{intl.formatMessage({ id: "ui.figure.none" })}</span>
      </span>
    );
  }
  const text = typeof value === "number" ? trueMinus(intl.formatNumber(value, format)) : value;
  const number = href ? (
    <a className="thread-number" href={href}>
      {text}
    </a>
  ) : (
    text
  );
  return (
    <span className={classNames("figure", size === "large" && "large")}>
      {number}
      {unit && (
        <>
          {" "}
          <small>{unit}</small>
        </>
      )}
    </span>
  );
}

/**
 * For a sentence with numbers in it: makes `<new><n>3</n> baru</new>` a link to the records under the number, which alone
 * wears the thread.
 *
 * @param href null where there are none: the words stay words
 *
 * Accessibility: the link's name is number and words, so that links of one sentence differ.
 */
export const threadWords = (href: string | null) =>
  function ThreadWords(words: ReactNode): ReactNode {
    return href === null ? (
      <span className="no-thread">{words}</span>
    ) : (
      <a className="thread-words" href={href}>
        {words}
      </a>
    );
  };

/** The number in it. */
export const threadDigits = (digits: ReactNode): ReactNode => <b>{digits}</b>;
