import { schemeShortName } from "../vocabulary/index.ts";
import { splitCodeList } from "./dataset.ts";

/** A code list as people write it: `kbji/2014` → KBJI 2014. */
export function codeListName(codeList: string): string {
  const { scheme, version } = splitCodeList(codeList);
  return `${schemeShortName(scheme)} ${version}`.trim();
}
