import { useIntl } from "react-intl";

/** What an indicator says about an occupation; a suppressed indicator is not a failed one. */
export type DotState = "pass" | "fail" | "suppressed" | "missing" | "broken";

const order: readonly DotState[] = ["pass", "fail", "suppressed", "missing", "broken"];

/**
 * Indicators at a glance: filled circle passes, ring does not, dotted ring is suppressed, dash is missing,
 * split ring is a broken series. Shapes differ, not only shades: they are drawn as borders, which print and
 * stay in forced colours.
 *
 * @param states in the order of the indicators, or grouped; they are drawn as given
 *
 * Accessibility: one image whose name counts the states in words.
 */
export function StateDots({ states }: { states: readonly DotState[] }) {
  const intl = useIntl();
  const words = order
    .map((state) => ({ state, count: states.filter((other) => other === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${intl.formatMessage({ id: `ui.state.${state}` })}`);
  return (
    <span className="dots" role="img" aria-label={words.join(", ")}>
      {states.map((state, index) => (
        <i key={index} className={state} />
      ))}
    </span>
  );
}

/** The meaning of the dots in words; lists only the states that are given, all five when left out. */
export function StateLegend({ states = order }: { states?: readonly DotState[] | undefined }) {
  const intl = useIntl();
  return (
    <ul className="legend plain-list">
      {order
        .filter((state) => states.includes(state))
        .map((state) => (
          <li key={state}>
            <span className="dots" aria-hidden="true">
              <i className={state} />
            </span>
            {intl.formatMessage({ id: `ui.state.${state}` })}
          </li>
        ))}
    </ul>
  );
}
