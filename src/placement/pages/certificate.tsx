import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DescriptionList,
  EmptyState,
  LinkButton,
  useDay,
} from "../../ui/index.ts";
import { issueCertificate, readCertificate } from "../index.server.ts";
import { actOnPart, denyPart, saidIn } from "./part-act.server.ts";
import { partErrors, PartFrame, TransferCard } from "./part-frame.tsx";
import type { Route } from "./+types/certificate.ts";

export const handle = { step: "deliver", sentences: ["placement.part"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const read = await visit.perform(readCertificate, { placement: params.placement });
  if (!read.ok) return denyPart(visit, read);
  const saved = new URL(request.url).searchParams.has("saved");
  return { ...read, saved, synthetic: read.head.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const said = saidIn(await request.formData());
  return actOnPart(visit, {
    ...{ placement: params.placement, part: "certificate", said },
    acts: { issue: { useCase: issueCertificate, input: () => ({}) } },
  });
}

/** The certificate of a placement: what it says, and its print in both languages. */
export default function CertificatePage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const day = useDay();
  const { head, certificate, transfer } = loaderData;
  const errors = partErrors(actionData?.problem);
  const mayIssue = head.mayDo.includes("certify") && !certificate;
  return (
    <PartFrame head={head} part="certificate" errors={errors} saved={loaderData.saved}>
      {certificate && (
        <Card
          title={certificate.number}
          action={
            <LinkButton href={`/placements/${head.placementId}/certificate/print`}>
              {say("placement.part.certificate.print")}
            </LinkButton>
          }
          foot={
            <small style={{ overflowWrap: "anywhere" }}>
              {say("placement.part.certificate.hash", { hash: certificate.contentHash })}
            </small>
          }
        >
          <DescriptionList
            layout="columns"
            items={[
              { term: say("placement.part.certificate.expert"), description: certificate.content.expert },
              {
                term: say("placement.part.certificate.host"),
                description: <BilingualText text={certificate.content.host} />,
              },
              {
                term: say("placement.part.certificate.days"),
                description: say("placement.part.certificate.fromUntil", {
                  ...{ from: day(certificate.content.from), until: day(certificate.content.until) },
                  days: certificate.content.days,
                }),
              },
              {
                term: say("placement.part.certificate.issued"),
                description: `${day(certificate.content.issuedOn)}, ${certificate.content.signedBy}`,
              },
            ]}
          />
          <p className="quiet">{say("placement.part.certificate.notBnsp")}</p>
        </Card>
      )}
      {!certificate && !mayIssue && (
        <Card>
          <EmptyState title={say("placement.part.certificate.none")}>
            {say("placement.part.certificate.noneHow")}
          </EmptyState>
        </Card>
      )}
      {mayIssue && (
        <Card title={say("placement.part.certificate.issue")} id="issue">
          <p>{say("placement.part.certificate.issueLead")}</p>
          <p className="quiet">{say("placement.part.certificate.notBnsp")}</p>
          <form method="post" action="#issue">
            <input type="hidden" name="act" value="issue" />
            <div className="actions">
              <Button>{say("placement.part.certificate.issueDo")}</Button>
            </div>
          </form>
        </Card>
      )}
      <TransferCard transfer={transfer} />
    </PartFrame>
  );
}
