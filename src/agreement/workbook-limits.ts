const mebibyte = 1024 * 1024;

/** What a matrix or a budget of an office comes to, some ten times. */
export const workbookLimits = {
  fileBytes: 10 * mebibyte,
  unpackedBytes: 100 * mebibyte,
  entries: 2_000,
  cells: 500_000,
  columns: 200,
  memory: 512,
  seconds: 60,
};
