import { createContext } from "react";

/**
 * In a browser, asks for the parts of the sentences that a page needs: null when they are here, else a promise of them,
 * the same one for the same question. On the server, where all are here, there is none.
 */
export type AskSentences = (parts: readonly string[]) => Promise<unknown> | null;

export const SentencesContext = createContext<AskSentences | null>(null);
