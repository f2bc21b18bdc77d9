type Origin = { synthetic: boolean };

/**
 * What a page tells the frame around it of what it shows: all invented, nothing, or part of it. Undefined where it
 * shows nothing yet, so that the frame says what holds for the whole corridor.
 */
export function inventedAmong(shown: readonly Origin[]): boolean | "partly" | undefined {
  if (shown.length === 0) return undefined;
  const invented = shown.filter(({ synthetic }) => synthetic).length;
  return invented === 0 ? false : invented === shown.length ? true : "partly";
}
