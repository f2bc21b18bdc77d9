/** Who rests on a concept is known to the thread, which stands to the right of this module. */
export type ConceptUsage = {
  /** How many records that the reader may see rest on each code of a version; codes without any are left out. */
  conceptsInUse(scheme: string, version: string): Promise<ReadonlyMap<string, number>>;
  /** The same of one code. */
  conceptInUse(scheme: string, version: string, code: string): Promise<number>;
};
