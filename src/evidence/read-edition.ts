import { z } from "zod";
import { anyone, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { splitCodeList } from "./dataset.ts";
import { withdrawnOf } from "./edition-in-force.ts";
import { diffEditions } from "./edition-diff.ts";
import { roundNameSchema } from "./round-name.ts";
import type { EvidenceStores } from "./stores.ts";

/**
 * One edition, by its name or the newest that stands: everything that it says, its hash computed again from its
 * content, and what changed since the edition before it of the same office and code list, of those that were here and
 * stood when it was sealed.
 * @returns `withdrawn`: since when it is so, and why; null: it stands
 * Refusals: EDITION_NOT_FOUND.
 */
export const readEdition = useCase<EvidenceStores>()({
  name: "evidence.read-edition",
  kind: "read",
  policy: [anyone],
  input: z.object({ edition: roundNameSchema.nullable().default(null) }),
  async run({ stores: { evidence, vocabulary }, principal }, { edition: name }) {
    const edition = await evidence.edition(name);
    if (!edition) return refuse("EDITION_NOT_FOUND", { name: name ?? "" });
    const { organisationId, codeList, content } = edition;
    const all = await evidence.editionCodes(organisationId, codeList);
    // What is registered or withdrawn later, though it was published earlier, changes nothing of what this one says.
    const upTo = all
      .slice(0, all.findIndex((one) => one.name === edition.name) + 1)
      .filter(
        ({ sealedAt, withdrawnAt }) =>
          sealedAt <= edition.sealedAt && !(withdrawnAt && withdrawnAt <= edition.sealedAt),
      );
    const before = upTo.at(-2) ?? null;
    const { added, left, persistent } = diffEditions(upTo);
    const { scheme, version } = splitCodeList(codeList);
    const titles = await vocabulary.titles(scheme, version, left);
    return {
      ok: true,
      edition: {
        editionId: edition.editionId,
        name: edition.name,
        title: edition.title,
        method: edition.method,
        publishedOn: edition.publishedOn,
        sealedAt: edition.sealedAt,
        codeList,
        source: edition.source,
        hash: edition.contentHash,
        listId: edition.listId,
        hasDocument: edition.documentHash !== null,
        synthetic: edition.synthetic,
        withdrawn: withdrawnOf(edition),
      },
      /** The stored content still has the hash that it was sealed with. */
      intact: contentHash(content) === edition.contentHash,
      content,
      before: before && { name: before.name, title: before.title, entries: before.codes.length },
      changes: before && {
        added,
        left: left.map((code) => ({ code, title: titles.get(code) ?? { id: code, en: code } })),
        persistent,
      },
      editions: all
        .map(({ name: other, title, withdrawnAt }) => ({
          name: other,
          title,
          withdrawn: withdrawnAt !== null,
        }))
        .toReversed(),
      /** The reader's office may ask that it be withdrawn. */
      mine: organisationOf(principal) === organisationId,
    };
  },
});
