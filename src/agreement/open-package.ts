import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { packageCodeHash } from "./package-code.ts";
import { packageOpens } from "./package-page.ts";
import { readSignature } from "./package-statement.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Opens the page for which somebody has the code: nobody signs in, and each opening is counted. A code that never was, one
 * that was revoked and one whose days are over are answered alike.
 * Refusal: PACKAGE_NOT_FOUND.
 */
export const openPackage = useCase<AgreementStores>()({
  name: "agreement.open-package",
  kind: "change",
  policy: [anyone],
  input: z.object({ code: z.string().max(60) }),
  async run({ stores: { agreement }, now, today }, { code }) {
    const hash = packageCodeHash(code);
    const found = hash ? await agreement.packageByCode(hash) : undefined;
    if (!found || !packageOpens(found, today)) return refuse("PACKAGE_NOT_FOUND");
    await agreement.countOpening(found.packageId, now);
    const { page, signature, expiresOn, synthetic } = found;
    return { ok: true, page, signature: readSignature(signature), expiresOn, synthetic };
  },
});
