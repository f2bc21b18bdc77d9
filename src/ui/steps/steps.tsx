import type { ReactNode } from "react";
import { useIntl } from "react-intl";

export type Step = { label: ReactNode; state: "done" | "current" | "next"; href?: string | undefined };

/**
 * The pages of one piece of work, and where we are in it.
 *
 * Accessibility: an ordered list; the current step carries `aria-current`, a finished one says so in words.
 */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const intl = useIntl();
  return (
    <ol className="steps plain-list">
      {steps.map((step, index) => (
        <li key={index} className={step.state} aria-current={step.state === "current" ? "step" : undefined}>
          <span className="step-number" aria-hidden="true">
            {step.state === "done" ? (
              <svg viewBox="0 0 20 20" width="14" height="14">
                <path d="M4 10.5l4 4L16 6" />
              </svg>
            ) : (
              intl.formatNumber(index + 1)
            )}
          </span>
          <span>
            {step.href ? <a href={step.href}>{step.label}</a> : step.label}
            {step.state === "done" && (
              <span className="hidden-text"> ({intl.formatMessage({ id: "ui.steps.done" })})</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
