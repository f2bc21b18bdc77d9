/** A province on the tile map: BPS code, two letters for the tile, column and row from 1. */
export type ProvinceTile = { code: string; short: string; column: number; row: number };

/** Columns and rows of the layout. */
export const mapSize = { columns: 14, rows: 7 } as const;

/**
 * The 38 provinces by the code of BPS, as its surveys carry it. Where the codes of the Ministry of Home
 * Affairs differ (91 Papua, 92 Papua Barat, 93 Papua Selatan, 94 Papua Tengah, 95 Papua Pegunungan, 96 Papua
 * Barat Daya) a file must be translated first: the two lists use the same numbers for different places.
 * Codes 92, 95, 96 and 97 are newer than the master file of BPS that we could read; they stand as other
 * public users of the BPS list have them. In a survey from before the division of 2022 code 94 covers today's
 * 94–97, and 91 covers 91 and 92.
 */
export const provinceTiles: readonly ProvinceTile[] = (
  [
    ["11", "AC", 1, 1],
    ["12", "SU", 2, 2],
    ["13", "SB", 2, 3],
    ["14", "RI", 3, 2],
    ["15", "JA", 3, 3],
    ["16", "SS", 4, 4],
    ["17", "BE", 3, 4],
    ["18", "LA", 4, 5],
    ["19", "BB", 4, 3],
    ["21", "KR", 4, 2],
    ["31", "JK", 5, 6],
    ["32", "JB", 6, 6],
    ["33", "JT", 7, 6],
    ["34", "YO", 7, 7],
    ["35", "JI", 8, 6],
    ["36", "BT", 4, 6],
    ["51", "BA", 9, 7],
    ["52", "NB", 10, 7],
    ["53", "NT", 11, 7],
    ["61", "KB", 6, 3],
    ["62", "KT", 7, 3],
    ["63", "KS", 7, 4],
    ["64", "KI", 8, 3],
    ["65", "KU", 8, 2],
    ["71", "SA", 11, 2],
    ["72", "ST", 10, 3],
    ["73", "SN", 9, 5],
    ["74", "SG", 10, 4],
    ["75", "GO", 10, 2],
    ["76", "SR", 9, 4],
    ["81", "MA", 12, 4],
    ["82", "MU", 12, 2],
    ["91", "PB", 13, 3],
    ["92", "PD", 13, 2],
    ["94", "PA", 14, 3],
    ["95", "PS", 14, 5],
    ["96", "PT", 13, 4],
    ["97", "PE", 14, 4],
  ] as const
).map(([code, short, column, row]) => ({ code, short, column, row }));
