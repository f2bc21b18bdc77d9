import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

export type Station = {
  /** Kind of the record: "Klausul", "Penempatan". */
  kind: ReactNode;
  title: ReactNode;
  href?: string | undefined;
  /** Date, fingerprint, count: quiet text under the title. */
  note?: ReactNode;
  /** The record that the reader came from. */
  current?: boolean | undefined;
  /** Records that join here; folded under their summary ("14 angkatan"). */
  branches?: readonly { summary: ReactNode; stations: readonly Station[] }[] | undefined;
};

/**
 * The red line with stations: from a sentence in the brief down to the evidence, or back up.
 *
 * Accessibility: an ordered list in reading order; branches are native `details`, so they open without
 * JavaScript and from the keyboard; the station one came from carries `aria-current`.
 */
export function ThreadLine({ stations }: { stations: readonly Station[] }) {
  return (
    <ol className="thread">
      {stations.map((station, index) => (
        <li
          key={index}
          className={classNames(station.current && "here")}
          aria-current={station.current || undefined}
        >
          <span className="thread-kind">{station.kind}</span>
          {station.href ? <a href={station.href}>{station.title}</a> : <span>{station.title}</span>}
          {station.note && <small>{station.note}</small>}
          {station.branches?.map((branch, branchIndex) => (
            <details key={branchIndex}>
              <summary>{branch.summary}</summary>
              <ThreadLine stations={branch.stations} />
            </details>
          ))}
        </li>
      ))}
    </ol>
  );
}
