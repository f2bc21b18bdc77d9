/**
 * Sentences that only the server says: refusals and findings, which it explains to pages and programs alike, notices,
 * letters, prints, and the words of the command line. A third of all sentences need not travel to every browser.
 */
const served = /^(?!root\.)[\w-]+\.error\.|^notice\.|^[\w-]+\.(cli|letter|option|print)\./;

/** What a page borrows from the command line. */
const borrowed = ["vocabulary.cli.overlap"];

/** Whether a page may say the sentence with this key. */
export const isForBrowser = (key: string): boolean => !served.test(key) || borrowed.includes(key);
