import type { ReactNode } from "react";
import { useId } from "react";
import { useIntl } from "react-intl";

export type ProgressProps = {
  /** A sentence: what is being done. */
  label: ReactNode;
  /** Share done, 0 to 1; without it the bar tells only that work goes on. */
  value?: number | undefined;
  /** Where it stands, in figures: "12.400 dari 16.368 baris". */
  detail?: ReactNode;
  /** Where to go meanwhile; the work goes on without the page. */
  leave?: { href: string; label: ReactNode } | undefined;
};

/**
 * Long work: how far it is, and a way to leave it alone.
 *
 * Accessibility: a native progress bar named by its sentence; the figures beside it are text; the moving
 * stripe of unknown progress stands still where reduced motion is asked for.
 */
export function Progress({ label, value, detail, leave }: ProgressProps) {
  const intl = useIntl();
  const id = useId();
  const known = value !== undefined;
  return (
    <div className="progress">
      <div className="progress-line">
        <span id={id}>{label}</span>
        {known && <strong>{intl.formatNumber(value, { style: "percent", maximumFractionDigits: 0 })}</strong>}
      </div>
      <progress aria-labelledby={id} {...(known && { value, max: 1 })} />
      <div className="progress-line quiet">
        {detail && <span>{detail}</span>}
        {leave && <a href={leave.href}>{leave.label}</a>}
      </div>
    </div>
  );
}
