import type { Language } from "../platform/index.ts";
import type { LedgerKind, LedgerState } from "./ledger-kind.ts";
import type { Channel } from "./route.ts";

type Words<Name extends string> = Readonly<Record<Name, { id: string; en: string; also: readonly string[] }>>;

/** What kinds are called in files; how this workbench writes them first. */
export const kindWords: Words<LedgerKind> = {
  letter: {
    id: "surat",
    en: "letter",
    also: [
      "surat masuk",
      "surat keluar",
      "surat dinas",
      "nota dinas",
      "nd",
      "memo",
      "undangan",
      "nota diplomatik",
    ],
  },
  meeting: {
    id: "rapat",
    en: "meeting",
    also: [
      "pertemuan",
      "rakor",
      "rapat koordinasi",
      "bilateral meeting",
      "kunjungan",
      "video conference",
      "webinar",
    ],
  },
  decision: { id: "keputusan", en: "decision", also: ["kesepakatan rapat", "arahan", "disposisi"] },
  ask: { id: "permintaan", en: "ask", also: ["request", "permohonan", "pertanyaan", "question"] },
  reply: {
    id: "balasan",
    en: "reply",
    also: ["jawaban", "response", "tanggapan", "surat balasan", "feedback"],
  },
  action: {
    id: "tindak lanjut",
    en: "action",
    also: ["action item", "aksi", "tugas", "to do", "follow up", "task", "rencana aksi"],
  },
  commitment: { id: "komitmen", en: "commitment", also: ["janji", "pledge"] },
};

export const channelWords: Words<Channel> = {
  letter: { id: "surat", en: "letter", also: ["surat dinas", "pos", "kurir", "post", "hardcopy"] },
  mail: { id: "surel", en: "e-mail", also: ["email", "mail", "srikandi", "surat elektronik"] },
  meeting: { id: "rapat", en: "meeting", also: ["pertemuan", "zoom", "teams", "video conference"] },
  chat: { id: "pesan singkat", en: "chat", also: ["whatsapp", "wa", "wa group", "grup wa", "telegram"] },
  phone: { id: "telepon", en: "phone", also: ["telp", "tlp", "call"] },
  embassy: { id: "kedutaan", en: "embassy", also: ["kbri", "kbri singapura", "saluran diplomatik"] },
  workbench: { id: "jembatan", en: "workbench", also: [] },
};

export const stateWords: Words<LedgerState> = {
  open: {
    id: "perlu tindakan",
    en: "open",
    also: [
      "belum, belum selesai, belum ditindaklanjuti, belum dikerjakan, belum mulai, baru, new, not started, to do, todo",
      "proses, on process, diproses, dalam proses, on going process, on progress, in progress, progress, ongoing, on going",
      "sedang diproses, sedang berjalan, berjalan, sedang dikerjakan, dikerjakan, draft, konsep, terbuka, ditindaklanjuti",
      "akan ditindaklanjuti, perlu ditindaklanjuti, perlu tindak lanjut, dalam pembahasan, dibahas, review, under review",
    ],
  },
  waiting: {
    id: "menunggu balasan",
    en: "waiting",
    also: [
      "menunggu, tunggu, nunggu, menunggu jawaban, menunggu tanggapan, menunggu respon, menunggu respons, pending",
      "belum dibalas, belum dijawab, belum direspon, belum direspons, belum ditanggapi, belum ada balasan, belum ada jawaban",
      "belum ada tanggapan, belum ada respon, belum ada respons, waiting for reply, awaiting reply, awaiting response",
      "waiting reply, no reply, no reply yet, no response, no response yet, not replied, not yet replied, awaiting, hold, on hold",
    ],
  },
  answered: {
    id: "sudah dibalas",
    en: "answered",
    also: [
      "dibalas, dijawab, sudah dijawab, telah dijawab, telah dibalas, terjawab, sudah direspon, sudah direspons, direspon",
      "sudah ditanggapi, ditanggapi, sudah ada balasan, sudah ada jawaban, sudah ada tanggapan, ada balasan, replied",
      "balasan diterima, responded, reply received, response received, already replied",
    ],
  },
  done: {
    id: "selesai",
    en: "done",
    also: [
      "sudah selesai, telah selesai, tuntas, beres, rampung, sudah, sudah dikerjakan, sudah dilaksanakan, terlaksana, closed",
      "dilaksanakan, sudah ditindaklanjuti, telah ditindaklanjuti, ditutup, close, complete, completed, finished, finish, clear",
      "ok, oke, arsip, diarsipkan, final, terkirim, sudah dikirim, sudah disampaikan, disampaikan, 100%, resolved",
    ],
  },
  cancelled: {
    id: "dibatalkan",
    en: "cancelled",
    also: [
      "batal, sudah dibatalkan, canceled, cancel, drop, dropped, tidak jadi, ditarik, withdrawn, tidak dilanjutkan",
    ],
  },
};

/** A word as it is compared: without capitals, signs at its ends and doubled blanks. */
export const foldedWord = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_/-]+/g, " ")
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, "");

const indexOf = <Name extends string>(words: Words<Name>): ReadonlyMap<string, Name> =>
  new Map(
    (Object.keys(words) as Name[]).flatMap((name) => {
      const { id, en, also } = words[name];
      const others = also.flatMap((some) => some.split(", "));
      return [name, id, en, ...others].map((word) => [foldedWord(word), name] as const);
    }),
  );
const kinds = indexOf(kindWords);
const channels = indexOf(channelWords);
const states = indexOf(stateWords);

export const readKind = (text: string): LedgerKind | null => kinds.get(foldedWord(text)) ?? null;
export const readChannel = (text: string): Channel | null => channels.get(foldedWord(text)) ?? null;

/**
 * The state that a cell of a tracker says, also with something in brackets or behind a comma or dash ("selesai (12/3)").
 * Of words that are not known nothing is guessed.
 * @param aboutReply whether the heading asks for a reply: there "belum" means that none came, and "sudah" that one did
 */
export function readState(text: string, aboutReply = false): LedgerState | null {
  const word = foldedWord(text);
  const head = foldedWord(text.split(/[(,;:–—]| - /, 1)[0] ?? "");
  const found = states.get(word) ?? states.get(head) ?? null;
  if (!aboutReply) return found;
  const said = word === "" ? head : word;
  if (/^(belum|tidak|no|not yet|n)$/.test(said)) return "waiting";
  return /^(sudah|ya|ada|yes|y)$/.test(said) ? "answered" : found;
}

/** A name as a file in that language writes it. */
export const wordOf = <Name extends string>(words: Words<Name>, name: Name, language: Language): string =>
  words[name][language];

/** All names that may stand in a cell, in both languages. */
export const wordList = (words: Words<string>): string =>
  Object.values(words)
    .map(({ id, en }) => (id === en ? id : `${id} (${en})`))
    .join(", ");
