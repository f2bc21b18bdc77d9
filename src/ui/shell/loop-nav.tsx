import { useIntl } from "react-intl";
import type { LoopStep } from "./loop-step.ts";
import { loopSteps } from "./loop-step.ts";

export type LoopLinks = Partial<Record<LoopStep, string>>;

/**
 * The loop as a line of seven stations. A step without a page is quiet text that says it will follow.
 *
 * Accessibility: an ordered list; the current step carries `aria-current`; "to follow" is a title and hidden
 * text.
 */
export function LoopSteps({ links, current }: { links: LoopLinks; current: LoopStep | undefined }) {
  const intl = useIntl();
  const later = intl.formatMessage({ id: "ui.loop.later" });
  return (
    <ol className="loop plain-list">
      {loopSteps.map((step) => {
        const label = intl.formatMessage({ id: `ui.loop.${step}` });
        const href = links[step];
        return (
          <li key={step} className={step === current ? "here" : href ? undefined : "later"}>
            {href ? (
              <a href={href} aria-current={step === current ? "page" : undefined}>
                {label}
              </a>
            ) : (
              <span title={later}>
                {label}
                <small> {later}</small>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
