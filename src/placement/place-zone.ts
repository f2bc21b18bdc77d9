/** Zones of provinces by the first digits of their codes of the statistics office; the others keep western time. */
const central = ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
const eastern = ["81", "82", "91", "92", "94", "95", "96", "97"];

export const provinceZone = (code: string): string =>
  central.includes(code) ? "Asia/Makassar" : eastern.includes(code) ? "Asia/Jayapura" : "Asia/Jakarta";
