import { useIntl } from "react-intl";
import { HiddenText } from "../hidden-text/hidden-text.tsx";

/** What a day carries: a letter in its cell, and the words that the letter stands for. */
export type DayMark = { letter: string; words: string; kind: "bound" | "away" | "out" };

export type MonthCalendarProps = {
  /** `YYYY-MM`. */
  month: string;
  /** What stands on a day (`YYYY-MM-DD`); null where it is free. */
  mark: (day: string) => DayMark | null;
  /** `YYYY-MM-DD`: outlined. */
  today?: string | undefined;
};

const dayLength = 86_400_000;

/**
 * A month as a page of a wall calendar, the weeks from Monday on.
 *
 * Accessibility: a native table with the month as its caption and the days of the week as headings; what a day carries
 * stands in words beside its letter, so neither colour nor letter speaks alone; it fits a phone.
 */
export function MonthCalendar({ month, mark, today }: MonthCalendarProps) {
  const intl = useIntl();
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const weekday = (new Date(first).getUTCDay() + 6) % 7;
  const begins = first - weekday * dayLength;
  const dayOf = (index: number) => new Date(begins + index * dayLength).toISOString().slice(0, 10);
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => dayOf(week * 7 + index)),
  ).filter((days) => days.some((day) => day.startsWith(month)));
  const weekdayName = (index: number, style: "short" | "long") =>
    intl.formatDate(begins + index * dayLength, { weekday: style, timeZone: "UTC" });
  return (
    <table className="month">
      <caption>{intl.formatDate(first, { month: "long", year: "numeric", timeZone: "UTC" })}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, index) => (
            <th key={index} scope="col" abbr={weekdayName(index, "long")}>
              {weekdayName(index, "short")}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => {
              if (!day.startsWith(month)) return <td key={day} aria-hidden="true" />;
              const found = mark(day);
              return (
                <td
                  key={day}
                  className={found?.kind}
                  aria-current={day === today ? "date" : undefined}
                  title={found?.words}
                >
                  {Number(day.slice(8))}
                  {found && (
                    <>
                      <small aria-hidden="true">{found.letter}</small>
                      <HiddenText>{` ${found.words}`}</HiddenText>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the letters of a calendar stand for. */
export function MonthLegend({ marks }: { marks: readonly DayMark[] }) {
  return (
    <ul className="month-legend plain-list">
      {marks.map(({ letter, words, kind }) => (
        <li key={letter}>
          <span className={kind} aria-hidden="true">
            {letter}
          </span>{" "}
          {words}
        </li>
      ))}
    </ul>
  );
}
