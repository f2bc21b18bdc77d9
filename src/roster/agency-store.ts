import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Bilingual } from "../platform/index.ts";
import type { Agency, AgencyKind } from "./agency.ts";

type AgencyRow = {
  key: string;
  party: string;
  kind: AgencyKind;
  name: Agency["name"];
  organisationKey: string | null;
  activeFrom: string | null;
  activeUntil: string | null;
  source: string;
  note: Agency["note"];
  synthetic: boolean;
};
type MandateRow = {
  mandateId: string;
  agencyKey: string;
  text: Bilingual & { id: string; en: string };
  validFrom: string;
  validUntil: string | null;
  source: string;
  delivers: boolean;
  synthetic: boolean;
};
type SuccessionRow = { fromKey: string; toKey: string; since: string; source: string; synthetic: boolean };
type Tables = {
  "roster.agency": AgencyRow;
  "roster.mandate": MandateRow;
  "roster.succession": SuccessionRow;
};

export type StoredAgency = Agency & { synthetic: boolean };

/** Agencies with their mandates, seen through the walls of the transaction's principal. */
export function agencyStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** Every agency, whole, by party and key: some dozens on each side. */
    async agencies(): Promise<StoredAgency[]> {
      const rows = await db.selectFrom("roster.agency").selectAll().orderBy("party").orderBy("key").execute();
      const mandates = await db
        .selectFrom("roster.mandate")
        .selectAll()
        .orderBy("validFrom")
        .orderBy("mandateId")
        .execute();
      const successions = await db.selectFrom("roster.succession").selectAll().orderBy("fromKey").execute();
      return rows.map((row) => ({
        key: row.key,
        party: row.party,
        kind: row.kind,
        name: row.name,
        organisation: row.organisationKey,
        from: row.activeFrom,
        until: row.activeUntil,
        source: row.source,
        note: row.note,
        synthetic: row.synthetic,
        mandates: mandates
          .filter(({ agencyKey }) => agencyKey === row.key)
          .map(({ text, validFrom, validUntil, source, delivers }) => ({
            text,
            from: validFrom,
            until: validUntil,
            source,
            delivers,
          })),
        succeeds: successions
          .filter(({ toKey }) => toKey === row.key)
          .map(({ fromKey, since, source }) => ({ key: fromKey, since, source })),
      }));
    },

    /** Agencies as a file has them: what they say now takes the place of what they said before. */
    async saveAgencies(agencies: readonly Agency[], synthetic: boolean) {
      const keys = agencies.map(({ key }) => key);
      await db
        .insertInto("roster.agency")
        .values(
          agencies.map((agency) => ({
            key: agency.key,
            party: agency.party,
            kind: agency.kind,
            name: json(agency.name),
            organisationKey: agency.organisation,
            activeFrom: agency.from,
            activeUntil: agency.until,
            source: agency.source,
            note: agency.note && json(agency.note),
            synthetic,
          })),
        )
        .onConflict((on) =>
          on.column("key").doUpdateSet((e) => ({
            party: e.ref("excluded.party"),
            kind: e.ref("excluded.kind"),
            name: e.ref("excluded.name"),
            organisationKey: e.ref("excluded.organisationKey"),
            activeFrom: e.ref("excluded.activeFrom"),
            activeUntil: e.ref("excluded.activeUntil"),
            source: e.ref("excluded.source"),
            note: e.ref("excluded.note"),
            synthetic: e.ref("excluded.synthetic"),
          })),
        )
        .execute();
      await db.deleteFrom("roster.mandate").where("agencyKey", "in", keys).execute();
      await db.deleteFrom("roster.succession").where("toKey", "in", keys).execute();
      const mandates = agencies.flatMap(({ key, mandates: held }) =>
        held.map((mandate) => ({
          mandateId: randomUUID(),
          agencyKey: key,
          text: json(mandate.text),
          validFrom: mandate.from,
          validUntil: mandate.until,
          source: mandate.source,
          delivers: mandate.delivers,
          synthetic,
        })),
      );
      if (mandates.length) await db.insertInto("roster.mandate").values(mandates).execute();
      const successions = agencies.flatMap(({ key, succeeds }) =>
        succeeds.map((one) => ({
          fromKey: one.key,
          toKey: key,
          since: one.since,
          source: one.source,
          synthetic,
        })),
      );
      if (successions.length) await db.insertInto("roster.succession").values(successions).execute();
    },

    /** Two imports at once would each take the other's rows for old ones. */
    async oneAgencyImportAtATime() {
      await sql`select pg_advisory_xact_lock(7245020)`.execute(tx);
    },

    async removeSyntheticAgencies() {
      await db.deleteFrom("roster.agency").where("synthetic", "=", true).execute();
    },
  };
}
