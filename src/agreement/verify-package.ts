import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { packageFileSchema, verifyPackage } from "./package-statement.ts";
import type { AgreementStores } from "./stores.ts";

/** A page of a thousand pages has some two megabytes, and its release before as many. */
const largestFile = 20 * 1024 * 1024;

/** The public key by which this installation signs packages: whoever has it verifies their files alone. */
export const readPackageKey = useCase<AgreementStores>()({
  name: "agreement.read-package-key",
  kind: "read",
  policy: [anyone],
  input: z.object({}),
  async run({ stores: { installationKeys } }) {
    const { keyId, publicKey } = await installationKeys();
    return { ok: true, keyId, publicKey };
  },
});

/**
 * Verifies the file of a package: whether it is, letter for letter, the page that this installation handed out.
 * Refusal: PACKAGE_FILE_UNREADABLE.
 */
export const verifyPackageFile = useCase<AgreementStores>()({
  name: "agreement.verify-package",
  kind: "read",
  policy: [anyone],
  input: z.object({ file: z.string().max(largestFile) }),
  async run({ stores: { installationKeys } }, { file: text }) {
    let parsed: unknown = null;
    try {
      parsed = JSON.parse(text);
    } catch {
      return refuse("PACKAGE_FILE_UNREADABLE");
    }
    const read = packageFileSchema.safeParse(parsed);
    if (!read.success) return refuse("PACKAGE_FILE_UNREADABLE");
    const { keyId } = await installationKeys();
    const { signature, page } = read.data;
    const finding = verifyPackage(read.data, [keyId]);
    const said = z.object({
      letter: z.object({ number: z.string() }),
      release: z.object({ hash: z.string() }),
    });
    const { letter, release } = said.safeParse(page).data ?? {};
    return {
      ok: true,
      kind: "package" as const,
      finding,
      valid: finding === "sound",
      keyId: signature.keyId,
      signedAt: signature.signedAt,
      letter: letter?.number ?? null,
      hash: release?.hash ?? null,
    };
  },
});
