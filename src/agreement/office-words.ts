// What may be said outside of an office: offices and roles, and nobody by name.

const role =
  "Menteri|Wamen|Wakil|Direktur|Dirjen|Sekretaris|Sesditjen|Sesjen|Kepala|Kabiro|Kasubdit|Deputi|Asdep|Asisten|Staf|Dubes|Duta|" +
  "Atase|Presiden|Gubernur|Bupati|Ketua|Koordinator|Kota|Minister|Director|Secretary|Head|Deputy|Permanent|Ambassador|Chair";
const honorific =
  "Bapak|Bpk\\.?|Pak|Ibu|Bu|Sdr\\.?|Sdri\\.?|Saudara|Saudari|Mr\\.?|Mrs\\.?|Ms\\.?|Mdm\\.?|Madam|Dr\\.?|Ir\\.?|Prof\\.?";
const addressed = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${honorific})\\s+(?!(?:${role})(?!\\p{L}))\\p{Lu}[\\p{L}'’.-]*(?:\\s+\\p{Lu}[\\p{L}'’.-]*){0,3}`,
  "gu",
);
const mail = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
/** Telephone numbers, and numbers of identity cards: nine digits or more, however they are parted; no sums of money. */
const digits = /(?<![\w/.-])(?!\d{1,3}(?:[.,]\d{3})+(?![\d-]))\+?\d(?:[ .-]?\d){8,}(?![\w/])/g;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * A text without the names of people that are known here or addressed as such, without mail addresses and without long
 * numbers. Nobody is found whose name only looks like any other word: whoever pastes looks once more.
 * @param names of people, as they stand in their accounts
 * @param mark what stands in the place of a name
 */
export function withoutPersons(text: string, names: readonly string[], mark: string): string {
  const known = names.filter((name) => name.trim().length > 3).toSorted((a, b) => b.length - a.length);
  const named = known.map((name) => escaped(name.trim()).replaceAll(/\s+/g, String.raw`\s+`));
  const withoutKnown = named.length
    ? text.replaceAll(new RegExp(`(?<!\\p{L})(?:${named.join("|")})(?!\\p{L})`, "giu"), mark)
    : text;
  return withoutKnown.replaceAll(addressed, mark).replaceAll(mail, mark).replaceAll(digits, mark);
}

const officeWord =
  /(?<!\p{L})(kemen\w*|kementerian|biro|direktorat|ditjen|pusat|badan|balai|bbpvp|bpvp|blk|uptd|dinas|sekretariat|setjen|deputi|asdep|asisten|kepala|direktur|dirjen|menteri|sekretaris|kedutaan|kbri|atase|unit|tim|seksi|subdit|bagian|kelompok kerja|pokja|pemerintah|provinsi|kabupaten|kota|politeknik|universitas|institut|sekolah|yayasan|asosiasi|serikat|kamar dagang|kadin|perusahaan|ministry|bureau|directorate|centre|center|office|department|division|desk|agency|authority|board|council|secretariat|embassy|polytechnic|university|institute|foundation|association|union|chamber|government|director|minister|head|team|working group|singapura|singapore|indonesia|jakarta)(?!\p{L})/iu;

/**
 * The words for an office or a role, or null where they may be the name of a person.
 * @param known offices of this corridor, by name or short name
 */
export function officeOnly(text: string | null, known: readonly string[]): string | null {
  if (text === null) return null;
  const folded = text.trim().toLowerCase();
  const isKnown = known.some((name) => name.trim().toLowerCase() === folded);
  if (isKnown) return text.trim();
  const shortened = text.split(/[\s,/()&-]+/).some((word) => known.includes(word.toLowerCase()));
  const isOffice = shortened || officeWord.test(text);
  return isOffice && withoutPersons(text, [], "") === text ? text.trim() : null;
}
