/**
 * The mark: a bridge whose deck is the red thread.
 *
 * Accessibility: decoration; the name stands beside it in letters.
 */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
      <path className="hangers" d="M12 19V8.6M20 19V5.6M28 19V8.6" />
      <path className="arch" d="M3 21C8 .8 32 .8 37 21" />
      <path className="deck" d="M1 19H39" />
    </svg>
  );
}
