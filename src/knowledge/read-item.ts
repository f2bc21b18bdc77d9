import { readFile } from "node:fs/promises";
import { z } from "zod";
import { anyone, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { kindOfName, mediaTypes } from "./file-kind.ts";
import { languageGaps, newestOf, type Version } from "./item.ts";
import { isOwn } from "./own-item.ts";
import { reachOf } from "./reach.ts";
import { isSecondPerson } from "./second-person.ts";
import type { ReuseCount } from "./said-store.ts";
import type { KnowledgeStores } from "./stores.ts";

const nothing: ReuseCount = { uses: 0, offices: 0, learners: 0 };
const mostNamed = 200;
const longestExcerpt = 1_500;

/**
 * An item with its versions, who used it, and what is said of it. Who used it by name is known to its office and to
 * whoever said so; everybody else reads how often.
 * @returns `item`, `newest` (the newest version in each language, with its words), `versions`, `gaps` (languages that are
 * missing or behind), `reuse`, `comments`, and whether it is the reader's `own`
 * Refusal: ITEM_NOT_FOUND (also one that is not open to the reader).
 */
export const readItem = useCase<KnowledgeStores>()({
  name: "knowledge.read-item",
  kind: "read",
  policy: [anyone],
  input: z.object({ item: z.uuid() }),
  async run({ stores: { knowledge, identity, thread }, principal, today }, { item: itemId }) {
    const item = await knowledge.item(itemId);
    if (!item) return refuse("ITEM_NOT_FOUND");
    const versions = await knowledge.versions(itemId);
    const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
    const signedIn = principal.kind !== "anonymous";
    const reuses = signedIn ? await knowledge.reuses(itemId, mostNamed) : [];
    const comments = signedIn ? await knowledge.itemComments(itemId, mostNamed) : [];
    const own = isOwn(principal, item);
    const person = personOf(principal);
    const people = await namesOf(identity, [
      ...comments.map(({ saidBy }) => saidBy),
      ...(own ? [item.publicAskedBy, ...versions.map(({ madeBy }) => madeBy)] : []),
    ]);
    const source =
      item.recordKind && item.recordId
        ? await thread.record({ kind: item.recordKind, id: item.recordId })
        : undefined;
    const { kind, title, summary, about, licence, author, newest, withdrawnOn, withdrawnWhy } = item;
    return {
      ok: true,
      today,
      own,
      item: {
        ...{ itemId, kind, title, summary, about, licence, author, newest, withdrawnOn, withdrawnWhy },
        revision: item.revision,
        reach: reachOf(item.releasedTo),
        office: offices.get(item.organisationId) ?? {},
        madeAt: item.madeAt.toISOString(),
        synthetic: item.synthetic,
        /** A second person says whether everybody may read it. */
        publicAsked: own && item.publicAskedBy !== null,
        publicAskedBy: own && item.publicAskedBy ? (people.get(item.publicAskedBy) ?? null) : null,
        publicAskedByMe: own && item.publicAskedBy !== null && item.publicAskedBy === person,
        /** Whether the reader's yes makes two who have looked at what everybody will read. */
        secondPerson: person !== null && isSecondPerson(person, item, versions),
      },
      source: source ? { title: source.title, path: source.path } : null,
      newest: newestOf(versions).map(shownVersion),
      versions: versions.map(({ text: _, ...one }) => ({
        ...listed(one),
        writer: own && one.madeBy ? (people.get(one.madeBy) ?? null) : null,
      })),
      /** Versions that are not open as far as the item itself. */
      notYetOpen: versions.filter((one) => reachOf(one.releasedTo) !== reachOf(item.releasedTo)).length,
      gaps: languageGaps(versions),
      reuse: {
        ...((await knowledge.countReuse([itemId])).get(itemId) ?? nothing),
        named: reuses.map(({ reuseId, course, usedOn, learners, organisationId }) => ({
          ...{ reuseId, course, usedOn, learners, office: offices.get(organisationId) ?? {} },
        })),
      },
      comments: comments.map((one) => ({
        commentId: one.commentId,
        text: one.takenBackOn === null ? one.text : null,
        language: one.writtenIn,
        saidAt: one.saidAt.toISOString(),
        office: offices.get(one.organisationId) ?? {},
        /** By name among colleagues; by office to everybody else. */
        name: one.saidBy ? (people.get(one.saidBy) ?? null) : null,
        mine: one.saidBy !== null && one.saidBy === person,
        takenBackOn: one.takenBackOn,
      })),
    };
  },
});

async function namesOf(identity: KnowledgeStores["identity"], ids: readonly (string | null)[]) {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))];
  return new Map((await identity.names(asked)).map(({ personId, name }) => [personId, name]));
}

const listed = (version: Omit<Version, "text">) => ({
  versionId: version.versionId,
  number: version.number,
  language: version.language,
  fileLabel: version.fileLabel,
  note: version.note,
  madeAt: version.madeAt.toISOString(),
});

/** Of words that were read out of a file the page shows the beginning: the file itself is beside it. */
const shownVersion = (version: Version) => ({
  ...listed(version),
  text: version.fileHash === null ? version.text : (version.text?.slice(0, longestExcerpt) ?? null),
  cut: version.fileHash !== null && (version.text?.length ?? 0) > longestExcerpt,
});

/**
 * One version, also an old one, with its words.
 * Refusals: ITEM_NOT_FOUND, VERSION_NOT_FOUND.
 */
export const readItemVersion = useCase<KnowledgeStores>()({
  name: "knowledge.read-item-version",
  kind: "read",
  policy: [anyone],
  input: z.object({ item: z.uuid(), version: z.uuid() }),
  async run({ stores: { knowledge } }, { item: itemId, version: versionId }) {
    const item = await knowledge.item(itemId);
    if (!item) return refuse("ITEM_NOT_FOUND");
    const version = await knowledge.version(versionId);
    if (!version || version.itemId !== itemId) return refuse("VERSION_NOT_FOUND");
    const { kind, title, withdrawnOn, synthetic } = item;
    return {
      ok: true,
      item: { itemId, kind, title, withdrawnOn, synthetic },
      version: shownVersion(version),
      newest: Math.max(...(await knowledge.versions(itemId)).map(({ number }) => number)),
    };
  },
});

/**
 * The file of a version, as it came.
 * Refusals: ITEM_NOT_FOUND, VERSION_NOT_FOUND, VERSION_WITHOUT_FILE.
 */
export const readItemFileBytes = useCase<KnowledgeStores>()({
  name: "knowledge.read-item-file",
  kind: "read",
  policy: [anyone],
  input: z.object({ item: z.uuid(), version: z.uuid() }),
  async run({ stores: { knowledge, files } }, { item: itemId, version: versionId }) {
    const version = await knowledge.version(versionId);
    if (!version || version.itemId !== itemId) return refuse("VERSION_NOT_FOUND");
    const { fileHash, fileLabel } = version;
    const path = fileHash && (await files.pathOf(fileHash));
    const kind = fileLabel && kindOfName(fileLabel);
    if (!path || !fileLabel || !kind) return refuse("VERSION_WITHOUT_FILE");
    return {
      ok: true,
      bytes: new Uint8Array(await readFile(path)),
      mediaType: mediaTypes[kind],
      name: fileLabel,
    };
  },
});
