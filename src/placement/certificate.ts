import type { Bilingual } from "../platform/index.ts";
import type { Transfer } from "./transfer.ts";

/** What a certificate says: facts of the case on the day of issue, and none of them changes afterwards. */
export type CertificateContent = {
  number: string;
  expert: string;
  host: Bilingual;
  place: Bilingual;
  sender: Bilingual;
  programme: Bilingual | null;
  /** Number and title of the terms of reference. */
  terms: { number: string; title: Bilingual };
  from: string;
  until: string;
  zone: string;
  days: number;
  early: boolean;
  objectives: { text: Bilingual; units: { code: string; title: Bilingual }[] }[];
  counterparts: number;
  deliverables: Bilingual[];
  transfer: Transfer;
  issuedOn: string;
  signedBy: string;
  synthetic: boolean;
};

/** Issued once for a placement by the host's head. It is no certificate of competence. */
export type Certificate = {
  organisationId: string;
  termsId: string;
  placementId: string;
  number: string;
  content: CertificateContent;
  /** SHA-256 of the content (RFC 8785), in hexadecimal. */
  contentHash: string;
  issuedOn: string;
  issuedBy: string | null;
  synthetic: boolean;
};
