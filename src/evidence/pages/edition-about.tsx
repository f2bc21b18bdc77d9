import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import {
  BilingualText,
  Card,
  DescriptionList,
  LinkButton,
  RowItem,
  RowList,
  useLanguage,
} from "../../ui/index.ts";
import { editionPath, type EditionComputed, type EditionContent } from "../edition.ts";
import { editionFormats } from "../edition-formats.ts";
import { editionReviewPath } from "../edition-proposal.ts";
import { dayOn, spanOf } from "../format.ts";
import { threadPath } from "../thread-refs.ts";

type About = {
  editionId: string;
  name: string;
  codeList: string;
  method: "rounds" | "as-published";
  source: string | null;
  hash: string;
  hasDocument: boolean;
};

/** What stood in the edition before and does not stand here. */
export function LeftCard({
  left,
  before,
  codeList,
}: {
  left: readonly { code: string; title: Bilingual }[];
  before: { name: string; title: Bilingual } | null;
  codeList: string;
}) {
  const intl = useIntl();
  if (left.length === 0 || !before) return null;
  return (
    <Card
      id="left"
      title={intl.formatMessage({ id: "evidence.edition.left" })}
      foot={
        <>
          {intl.formatMessage({ id: "evidence.edition.comparedWith" })}{" "}
          <a href={editionPath(before.name)}>
            <BilingualText text={before.title} />
          </a>
        </>
      }
    >
      <RowList>
        {left.map(({ code, title }) => (
          <RowItem
            key={code}
            title={<BilingualText text={title.id || title.en ? title : { id: code, en: code }} />}
            href={`/vocabulary/${codeList}/${code}`}
            note={code}
          />
        ))}
      </RowList>
    </Card>
  );
}

/** How to take an edition away, and how to check that it is the one that was sealed. */
export function CheckCard({
  edition,
  from,
  classification,
  mayWithdraw,
}: {
  edition: About;
  from: { list: string } | null;
  classification: string;
  mayWithdraw: boolean;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const here = editionPath(edition.name);
  return (
    <Card id="check" title={say("evidence.edition.check")}>
      <p>
        <LinkButton href={`${here}/print`}>{say("evidence.list.print")}</LinkButton>
      </p>
      <p className="actions">
        {editionFormats.map((format) => (
          <a key={format} href={`${here}/file?format=${format}`} download>
            {say(`evidence.edition.format.${format}`)}
          </a>
        ))}
        {edition.hasDocument && <a href={`${here}/document`}>{say("evidence.edition.document")}</a>}
      </p>
      <DescriptionList
        items={[
          { term: "SHA-256", description: <code className="hash">{edition.hash}</code> },
          {
            term: say("evidence.edition.classification"),
            description: <a href={`/vocabulary/${edition.codeList}`}>{classification}</a>,
          },
          ...(from
            ? [
                {
                  term: say("evidence.edition.from"),
                  description: <a href={`/col/${from.list}`}>{say("evidence.edition.theList")}</a>,
                },
              ]
            : []),
          ...(edition.source ? [{ term: say("evidence.edition.source"), description: edition.source }] : []),
          {
            term: say("evidence.edition.records"),
            description: (
              <a href={threadPath({ kind: "evidence.edition", id: edition.editionId })}>
                {say("evidence.dossier.thread")}
              </a>
            ),
          },
        ]}
      />
      {mayWithdraw && (
        <LinkButton href={editionReviewPath(edition.name)} variant="plain">
          {say("evidence.withdraw.title")}
        </LinkButton>
      )}
    </Card>
  );
}

/** What of the computation the page says: all of it is sealed, and in the files. */
export type EditionMethodFacts = Pick<NonNullable<EditionContent["from"]>, "list" | "periods"> & {
  /** Whether pay is real or nominal, and how respondents were weighed, in words. */
  pay: string;
  weighing: string | null;
  computed:
    | (Pick<EditionComputed, "seed" | "engine" | "on" | "files"> & {
        parameters: Pick<
          EditionComputed["parameters"],
          "passShare" | "minAvailable" | "minN" | "maxRse" | "replicates"
        >;
      })
    | null;
};

/** How the list came about and how people short are counted; folded, for whoever asks. */
export function MethodCard({
  edition,
  from,
  short,
}: {
  edition: About;
  from: EditionMethodFacts | null;
  short: boolean;
}) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card id="method" title={say("evidence.edition.howMade")}>
      <p>
        {edition.method === "rounds" ? say("evidence.edition.lead") : say("evidence.edition.methodElsewhere")}
      </p>
      {short && (
        <details>
          <summary>{say("evidence.edition.howShort")}</summary>
          <p>{say("evidence.gap.formula")}</p>
          <p>{say("evidence.gap.states")}</p>
          <p>{say("evidence.edition.notSealed")}</p>
        </details>
      )}
      {from && <Computation from={from} />}
    </Card>
  );
}

function Computation({ from }: { from: EditionMethodFacts }) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const percent = (share: number) => intl.formatNumber(share, { style: "percent", maximumFractionDigits: 1 });
  const { computed, pay, weighing } = from;
  return (
    <>
      <details>
        <summary>{say("evidence.edition.parameters")}</summary>
        <DescriptionList
          items={[
            { term: say("evidence.method.window"), description: spanOf(intl, from.periods) },
            { term: say("evidence.sources.pay"), description: pay },
            ...(weighing ? [{ term: say("evidence.round.weightsTitle"), description: weighing }] : []),
            ...(computed
              ? [
                  {
                    term: say("evidence.sources.rule"),
                    description: say("evidence.sources.ruleText", {
                      passShare: percent(computed.parameters.passShare),
                      minAvailable: computed.parameters.minAvailable ?? "–",
                    }),
                  },
                  {
                    term: say("evidence.sources.suppression"),
                    description: say("evidence.sources.suppressionText", {
                      minN: computed.parameters.minN,
                      maxRse: percent(computed.parameters.maxRse),
                    }),
                  },
                  {
                    term: say("evidence.sources.bootstrap"),
                    description: say("evidence.sources.bootstrapText", {
                      replicates: computed.parameters.replicates,
                      seed: String(computed.seed),
                    }),
                  },
                  { term: say("evidence.sources.engine"), description: computed.engine },
                  { term: say("evidence.edition.computedOn"), description: dayOn(intl, computed.on) },
                ]
              : []),
          ]}
        />
        <p>
          <a href={`/col/${from.list}#method`}>{say("evidence.edition.allParameters")}</a>
        </p>
      </details>
      {computed && (
        <details>
          <summary>{say("evidence.method.hashes")}</summary>
          <ul className="plain-list">
            {computed.files.map((file) => (
              <li key={file.sha256}>
                {inLanguage(file.title, language).text}, {spanOf(intl, file.periods)}{" "}
                <code className="hash">{file.sha256}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The other editions of the same office and code list; each of them stays. */
export function OtherEditions({
  editions,
  name,
}: {
  editions: readonly { name: string; title: Bilingual; withdrawn: boolean }[];
  name: string;
}) {
  const intl = useIntl();
  if (editions.length < 2) return null;
  return (
    <Card title={intl.formatMessage({ id: "evidence.edition.others" })}>
      <RowList>
        {editions
          .filter((one) => one.name !== name)
          .map((one) => (
            <RowItem
              key={one.name}
              title={<BilingualText text={one.title} />}
              href={editionPath(one.name)}
              note={one.withdrawn ? intl.formatMessage({ id: "evidence.edition.withdrawn" }) : undefined}
            />
          ))}
      </RowList>
    </Card>
  );
}
