import type { ReactNode } from "react";

export type TimelineStop = {
  id: string;
  title: ReactNode;
  /** A tag behind the title: where it stands in words. */
  tag?: ReactNode;
  note?: ReactNode;
  state: "done" | "current" | "next" | "off";
};

/**
 * Stops along a line, the earliest first.
 *
 * Accessibility: an ordered list; where each stop stands is said by its tag, the dot only repeats it.
 */
export function Timeline({ stops }: { stops: readonly TimelineStop[] }) {
  return (
    <ol className="timeline plain-list">
      {stops.map(({ id, title, tag, note, state }) => (
        <li key={id} id={id} className={state}>
          <strong>{title}</strong> {tag}
          {note && <small>{note}</small>}
        </li>
      ))}
    </ol>
  );
}
