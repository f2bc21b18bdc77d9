import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { dayOf } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  pageNumber,
  useDay,
  useLanguage,
} from "../../ui/index.ts";
import { changedParts } from "../changed-parts.ts";
import { accessPackage, packageHeaders } from "./package-access.server.ts";
import { ChangedParts } from "./changed-parts.tsx";
import { clausesOfPage } from "./clause-pages.ts";
import { PartLinks } from "./part-links.tsx";
import { ReleasedText } from "./released-text.tsx";
import type { Route } from "./+types/package.ts";

export const handle = { step: "agree", alone: true };

export const headers = () => packageHeaders;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const { page, signature, expiresOn, synthetic } = await accessPackage(visit, params.code);
  const { before, release, ...asked } = page;
  return {
    ...asked,
    code: params.code,
    part: clausesOfPage(
      release.document.clauses,
      pageNumber(new URL(request.url).searchParams),
      visit.language,
    ),
    title: release.document.title,
    hash: release.hash,
    releasedOn: dayOf(new Date(release.releasedAt)),
    changes: before && changedParts(before.document, release.document),
    before: before && dayOf(new Date(before.releasedAt)),
    signature: signature && { keyId: signature.keyId, signedAt: signature.signedAt },
    expiresOn,
    synthetic,
  };
}

/** One release for an office without an account: what it is asked and by which mandate, what changed, and the files. */
export default function PackagePage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const {
    from,
    office,
    asked,
    letter,
    dueOn,
    mandates,
    title,
    hash,
    releasedOn,
    changes,
    before,
    part,
    signature,
  } = loaderData;
  const here = `/package/${loaderData.code}`;
  return (
    <>
      <title>{`${title[language]} · Jembatan`}</title>
      <meta name="robots" content="noindex, nofollow" />
      <PageHeading
        title={<BilingualText text={title} />}
        lead={say(`agreement.package.asked.${asked}`, { office })}
        meta={say("agreement.route.numbered", { number: letter.number, date: day(letter.date) })}
        actions={
          <>
            <LinkButton href={`${here}/text`} download>
              {say("agreement.package.docx")}
            </LinkButton>
            {before && (
              <LinkButton href={`${here}/changes`} variant="plain" download>
                {say("agreement.package.docxChanges")}
              </LinkButton>
            )}
            <LinkButton href={`${here}/matrix`} variant="plain" download>
              {say("agreement.package.xlsx")}
            </LinkButton>
          </>
        }
      />
      <Card title={say("agreement.package.what")}>
        <DescriptionList
          items={[
            { term: say("agreement.package.from"), description: <BilingualText text={from} /> },
            { term: say("agreement.package.to"), description: office },
            ...(dueOn && asked !== "inform"
              ? [{ term: say("agreement.package.due"), description: day(dueOn) }]
              : []),
            {
              term: say("agreement.package.mandate"),
              description:
                mandates.length === 0 ? (
                  say("agreement.package.noMandate")
                ) : (
                  <ul className="plain-list">
                    {mandates.map((mandate) => (
                      <li key={`${mandate.from} ${mandate.source}`}>
                        <BilingualText text={mandate.text} />
                        <br />
                        <small>
                          {say("agreement.package.since", {
                            date: day(mandate.from),
                            source: mandate.source,
                          })}
                        </small>
                      </li>
                    ))}
                  </ul>
                ),
            },
            { term: say("agreement.package.released"), description: day(releasedOn) },
            {
              term: "SHA-256",
              description: (
                <>
                  <code className="hash">{hash}</code>
                  <br />
                  <small>
                    {say("agreement.package.verify")}{" "}
                    <a href={`${here}/data`} download>
                      {say("agreement.package.data")}
                    </a>
                  </small>
                </>
              ),
            },
          ]}
        />
        <p className="quiet">{say("agreement.package.returning")}</p>
        {signature && (
          <Notice title={say("agreement.package.signed")}>
            <p>
              {say("agreement.package.signedBy")} <code className="hash">{signature.keyId}</code>
              {" · "}
              <Moment at={new Date(signature.signedAt)} />
            </p>
            <p>{say("agreement.package.signedMeans")}</p>
            <p>
              <a href={`${here}/signed`} download>
                {say("agreement.package.signedFile")}
              </a>
              {" · "}
              <a href="/package/key">{say("agreement.package.key")}</a>
            </p>
          </Notice>
        )}
        <p className="quiet">{say("agreement.package.until", { date: day(loaderData.expiresOn) })}</p>
      </Card>
      <Card title={say("agreement.package.changed")}>
        {changes === null ? (
          <p>{say("agreement.package.first")}</p>
        ) : changes.length === 0 ? (
          <p>{say("agreement.package.unchanged", { date: day(before ?? releasedOn) })}</p>
        ) : (
          <>
            <p className="quiet">
              {say("agreement.package.changedSince", {
                count: changes.length,
                date: day(before ?? releasedOn),
              })}
            </p>
            <ChangedParts parts={changes} />
          </>
        )}
      </Card>
      <PartLinks {...part} here={here} />
      <ReleasedText clauses={part.shown} alone />
    </>
  );
}
