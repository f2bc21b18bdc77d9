import { json, type Tx } from "../platform/database.ts";
import type { Commitment, PartyKey, Seal, SealRequest, SignedScan } from "./seal.ts";

type Tables = {
  "agreement.signingKey": PartyKey;
  "agreement.signingSecret": { organisationId: string; keyId: string; privateKey: string };
  "agreement.sealRequest": SealRequest;
  "agreement.seal": Seal;
  "agreement.signedScan": SignedScan;
  "agreement.commitment": Commitment;
  "agreement.clause": { clauseId: string; proposalId: string; amendsClause: string | null };
};

/** Keys, seals, signed scans and commitments. */
export function sealStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async addKey(key: PartyKey, privateKey: string) {
      const { organisationId, keyId } = key;
      await db.insertInto("agreement.signingKey").values(key).execute();
      await db.insertInto("agreement.signingSecret").values({ organisationId, keyId, privateKey }).execute();
    },
    /** The keys of all parties, the newest first: what they sealed is verified by them, also when they are retired. */
    partyKeys: () =>
      db.selectFrom("agreement.signingKey").selectAll().orderBy("madeAt", "desc").orderBy("keyId").execute(),
    async confirmKey(keyId: string, by: string | null) {
      await db
        .updateTable("agreement.signingKey")
        .set({ confirmedBy: by })
        .where("keyId", "=", keyId)
        .execute();
    },
    async retireKey(keyId: string, on: string) {
      await db
        .updateTable("agreement.signingKey")
        .set({ retiredOn: on })
        .where("keyId", "=", keyId)
        .execute();
    },
    signingSecret: (keyId: string) =>
      db.selectFrom("agreement.signingSecret").selectAll().where("keyId", "=", keyId).executeTakeFirst(),

    async addSealRequest(request: SealRequest) {
      await db.insertInto("agreement.sealRequest").values(request).execute();
    },
    sealRequest: (versionId: string) =>
      db
        .selectFrom("agreement.sealRequest")
        .selectAll()
        .where("versionId", "=", versionId)
        .executeTakeFirst(),
    async dropSealRequest(versionId: string) {
      await db.deleteFrom("agreement.sealRequest").where("versionId", "=", versionId).execute();
    },
    /** @returns false when the party has sealed this version already */
    async addSeal(seal: Seal): Promise<boolean> {
      const added = await db
        .insertInto("agreement.seal")
        .values(seal)
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
    seals: (versionId: string) =>
      db
        .selectFrom("agreement.seal")
        .selectAll()
        .where("versionId", "=", versionId)
        .orderBy("party")
        .execute(),

    async addScan(scan: SignedScan) {
      const { signatories, fullPowers, differences } = scan;
      await db
        .insertInto("agreement.signedScan")
        .values({
          ...scan,
          signatories: json(signatories),
          fullPowers: json(fullPowers),
          differences: json(differences),
        })
        .execute();
    },
    /** The signed paper of a version: the newest record of it. */
    scanOf: (versionId: string) =>
      db
        .selectFrom("agreement.signedScan")
        .selectAll()
        .where("versionId", "=", versionId)
        .orderBy("recordedAt", "desc")
        .limit(1)
        .executeTakeFirst(),
    async confirmScan(scanId: string, by: string | null, at: Date) {
      await db
        .updateTable("agreement.signedScan")
        .set({ confirmedBy: by, confirmedAt: at })
        .where("scanId", "=", scanId)
        .execute();
    },
    async dropScan(scanId: string) {
      await db
        .deleteFrom("agreement.signedScan")
        .where("scanId", "=", scanId)
        .where("confirmedAt", "is", null)
        .execute();
    },

    /** Of an amendment: which clause of the signed version each of its clauses takes the place of. */
    async amendedClauses(proposalId: string): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom("agreement.clause")
        .select(["clauseId", "amendsClause"])
        .where("proposalId", "=", proposalId)
        .where("amendsClause", "is not", null)
        .execute();
      return new Map(rows.map(({ clauseId, amendsClause }) => [clauseId, amendsClause ?? ""]));
    },
    async setAmendedClause(clauseId: string, amendsClause: string) {
      await db
        .updateTable("agreement.clause")
        .set({ amendsClause })
        .where("clauseId", "=", clauseId)
        .execute();
    },
    async addCommitments(commitments: readonly Commitment[]) {
      if (commitments.length === 0) return;
      await db
        .insertInto("agreement.commitment")
        .values(
          commitments.map((one) => ({
            ...one,
            title: json(one.title),
            evidence: one.evidence && json(one.evidence),
          })),
        )
        .execute();
    },
    async replaceCommitment(commitmentId: string, by: string) {
      await db
        .updateTable("agreement.commitment")
        .set({ replacedBy: by })
        .where("commitmentId", "=", commitmentId)
        .execute();
    },
    commitmentParties: async () =>
      (await db.selectFrom("agreement.commitment").select("party").distinct().orderBy("party").execute()).map(
        ({ party }) => party,
      ),
    /** Commitments that one may see; those that stand, unless all are asked for. */
    async commitments(filter: {
      version?: string;
      party?: string;
      replaced?: boolean;
      limit?: number;
      offset?: number;
    }) {
      let found = db.selectFrom("agreement.commitment");
      if (filter.version) found = found.where("versionId", "=", filter.version);
      if (filter.party) found = found.where("party", "=", filter.party);
      if (!filter.replaced) found = found.where("replacedBy", "is", null);
      const { total } = await found
        .select((e) => e.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const rows = await found
        .selectAll()
        .orderBy("periodUntil")
        .orderBy("party")
        .orderBy("commitmentId")
        .limit(filter.limit ?? 1_000)
        .offset(filter.offset ?? 0)
        .execute();
      return { commitments: rows.map((row) => ({ ...row, quantity: Number(row.quantity) })), total };
    },
  };
}
