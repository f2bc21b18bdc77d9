/**
 * Sentences that only the server says: refusals and findings, which it explains to pages and programs alike, notices,
 * letters, prints, and what options of a command take. A third of all sentences need not travel to every browser.
 */
const served = /^(?!root\.)[\w-]+\.error\.|^notice\.|^[\w-]+\.(letter|option|print)\./;

/** Whether a page may say the sentence with this key. */
export const isForBrowser = (key: string): boolean => !served.test(key);
