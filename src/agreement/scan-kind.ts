/** What a scan can be. */
export type ScanKind = "pdf" | "jpg" | "png";

export const scanTypes: Record<ScanKind, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  png: "image/png",
};

const beginnings: readonly [ScanKind, readonly number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What a file is by its first bytes; what it is called does not count. @returns null for anything else */
export const scanKind = (bytes: Uint8Array): ScanKind | null =>
  beginnings.find(([, first]) => first.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
