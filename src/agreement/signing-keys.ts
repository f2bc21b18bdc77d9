import { z } from "zod";
import { members, organisationOf, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { isGuessable } from "../identity/index.server.ts";
import { refuse } from "../platform/index.ts";
import { makeKey } from "./signing-key.ts";
import { keyOffice } from "./signing-office.ts";
import type { AgreementStores } from "./stores.ts";

/** A passphrase is of several words: whoever has the database may try as often as they like. */
const shortestPassphrase = 16;

/**
 * Makes a key of the party. The passphrase is nowhere kept: whoever forgets it makes a new key. It seals once a second
 * person of the office has confirmed it.
 * Refusals: KEY_NOT_OF_OFFICE, KEY_WAITS (one waits to be confirmed), PASSPHRASES_DIFFER, PASSPHRASE_SHORT,
 * PASSPHRASE_GUESSABLE.
 */
export const makeSigningKey = useCase<AgreementStores>()({
  name: "agreement.make-signing-key",
  kind: "change",
  policy: [members("head")],
  input: z.object({
    passphrase: z.string().max(200),
    again: z.string().max(200),
    synthetic: z.boolean().default(false),
  }),
  async run({ stores: { agreement, identity }, principal, now, touch }, { passphrase, again, synthetic }) {
    const office = await keyOffice(identity, principal);
    if (!office.ok) return office;
    const own = (await agreement.partyKeys()).filter((key) => key.organisationId === office.organisation);
    if (own.some(({ confirmedBy, retiredOn }) => confirmedBy === null && retiredOn === null))
      return refuse("KEY_WAITS");
    if (passphrase !== again) return refuse("PASSPHRASES_DIFFER");
    if (passphrase.length < shortestPassphrase)
      return refuse("PASSPHRASE_SHORT", { least: shortestPassphrase });
    if (isGuessable(passphrase, ["jembatan"])) return refuse("PASSPHRASE_GUESSABLE");
    const { keyId, publicKey, privateKey } = await makeKey(passphrase);
    await agreement.addKey(
      {
        organisationId: office.organisation,
        keyId,
        party: office.party,
        publicKey,
        madeBy: personOf(principal),
        confirmedBy: null,
        madeAt: now,
        retiredOn: null,
        synthetic,
      },
      privateKey,
    );
    touch({ kind: "agreement.signing-key", id: keyId });
    return { ok: true, keyId };
  },
});

/**
 * A second person of the office confirms that the key is the office's.
 * Refusals: KEY_NOT_FOUND, KEY_CONFIRMED, FOUR_EYES.
 */
export const confirmSigningKey = useCase<AgreementStores>()({
  name: "agreement.confirm-signing-key",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ key: z.string().max(16) }),
  async run({ stores: { agreement }, principal, touch }, { key: keyId }) {
    const key = (await agreement.partyKeys()).find((one) => one.keyId === keyId);
    if (!key || key.organisationId !== organisationOf(principal)) return refuse("KEY_NOT_FOUND");
    if (key.confirmedBy !== null || key.retiredOn !== null) return refuse("KEY_CONFIRMED");
    const same = requireOtherEyes(principal, key.madeBy);
    if (same) return same;
    await agreement.confirmKey(keyId, personOf(principal));
    touch({ kind: "agreement.signing-key", id: keyId });
    return { ok: true };
  },
});

/**
 * Takes a key out of use from today on. What it sealed stays sealed.
 * Refusals: KEY_NOT_FOUND, KEY_RETIRED.
 */
export const retireSigningKey = useCase<AgreementStores>()({
  name: "agreement.retire-signing-key",
  kind: "change",
  policy: [members("head")],
  input: z.object({ key: z.string().max(16) }),
  async run({ stores: { agreement }, principal, today, touch }, { key: keyId }) {
    const key = (await agreement.partyKeys()).find((one) => one.keyId === keyId);
    if (!key || key.organisationId !== organisationOf(principal)) return refuse("KEY_NOT_FOUND");
    if (key.retiredOn !== null) return refuse("KEY_RETIRED", { date: key.retiredOn });
    await agreement.retireKey(keyId, today);
    touch({ kind: "agreement.signing-key", id: keyId });
    return { ok: true, retiredOn: today };
  },
});

/** The public keys of both parties, and which of them are the own office's. */
export const readSigningKeys = useCase<AgreementStores>()({
  name: "agreement.read-signing-keys",
  kind: "read",
  policy: [members()],
  input: z.object({}),
  async run({ stores: { agreement, identity }, principal }) {
    const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
    const own = organisationOf(principal);
    const keys = (await agreement.partyKeys()).map((key) => ({
      keyId: key.keyId,
      party: key.party,
      office: offices.get(key.organisationId) ?? {},
      publicKey: key.publicKey,
      own: key.organisationId === own,
      mine: key.madeBy === personOf(principal),
      confirmed: key.confirmedBy !== null,
      madeAt: key.madeAt,
      retiredOn: key.retiredOn,
    }));
    return { ok: true, keys, mayHold: (await keyOffice(identity, principal)).ok };
  },
});
