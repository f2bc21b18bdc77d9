import { createContext, use } from "react";

/** Whether a part of the page that is being written has asked for scripts. */
export type AskedScripts = { asked: boolean };

/** On the server, one for each page. A browser has none: there the scripts have come. */
export const ScriptsContext = createContext<AskedScripts | null>(null);

/**
 * A part that does more with scripts than without asks for them while it is written. A page of which no part asks is
 * still: it is sent none.
 */
export function useScripts(): void {
  const scripts = use(ScriptsContext);
  if (scripts) scripts.asked = true;
}
