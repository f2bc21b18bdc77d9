import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { Card, DescriptionList, PageHeading } from "../../ui/index.ts";
import { readPackageKey } from "../index.server.ts";
import type { Route } from "./+types/package-key.ts";

export const handle = { step: "agree", alone: true };

export async function loader({ context }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readPackageKey, {});
  if (!read.ok) return deny(visit, read);
  return { keyId: read.keyId, publicKey: read.publicKey };
}

/** The public key of the installation: whoever has it verifies the file of a package without this installation. */
export default function PackageKey({ loaderData: { keyId, publicKey } }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <title>{`${say("agreement.package.key")} · Jembatan`}</title>
      <PageHeading title={say("agreement.package.key")} lead={say("agreement.package.keyLead")} />
      <Card>
        <DescriptionList
          items={[
            { term: say("agreement.package.keyId"), description: <code className="hash">{keyId}</code> },
            {
              term: "Ed25519 (PEM)",
              description: publicKey
                .trim()
                .split("\n")
                .map((line) => (
                  <code className="hash" key={line}>
                    {line}
                    <br />
                  </code>
                )),
            },
          ]}
        />
        <p>{say("agreement.package.signedMeans")}</p>
        <p className="quiet">{say("agreement.package.keyHow")}</p>
      </Card>
    </>
  );
}
