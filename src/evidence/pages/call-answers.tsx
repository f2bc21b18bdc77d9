import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { inLanguage, type Bilingual } from "../../platform/index.ts";
import { BilingualText, DescriptionList, Tag, useLanguage } from "../../ui/index.ts";
import type { RespondentKind, SubmissionLine } from "../submission.ts";
import { blankMark } from "../personal-data.ts";

export type Place = { code: string; name: Bilingual };
export type AnsweredLine = SubmissionLine & { title: Bilingual | null };
export type Answerer = {
  kind: RespondentKind;
  respondent: string;
  registration: string | null;
  area: string | null;
  contact: string | null;
  interest: string | null;
};

/** Who answers, as facts. `over`: contacts of the round may be deleted by now. */
export function AnswererFacts({
  of,
  places,
  over = false,
}: {
  of: Answerer;
  places: readonly Place[];
  over?: boolean;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string) => intl.formatMessage({ id });
  const place = places.find(({ code }) => code === of.area);
  const none = say("evidence.call.notSaid");
  return (
    <DescriptionList
      items={[
        { term: say("evidence.call.respondent"), description: of.respondent },
        { term: say("evidence.call.kind"), description: say(`evidence.respondent.${of.kind}`) },
        { term: say("evidence.call.registration"), description: of.registration ?? none },
        {
          term: say("evidence.call.area"),
          description: place ? inLanguage(place.name, language).text : say("evidence.call.areaMany"),
        },
        {
          term: say("evidence.call.contact"),
          description: of.contact ?? (over ? say("evidence.call.contactGone") : none),
        },
        {
          term: say("evidence.call.interest"),
          description:
            of.interest === null ? say("evidence.call.interestNone") : <Written text={of.interest} />,
        },
      ]}
    />
  );
}

/** The occupations of one set of answers, one under the other. */
export function AnsweredLines({
  lines,
  action,
}: {
  lines: readonly AnsweredLine[];
  action?: ((line: AnsweredLine) => ReactNode) | undefined;
}) {
  return (
    <ul className="rows plain-list">
      {lines.map((line) => (
        <li key={line.position}>
          <div>
            <strong style={{ overflowWrap: "anywhere" }}>
              <Written text={line.typed} />
            </strong>
            <div>
              <LineCode line={line} />
            </div>
            <small>
              <LineWords line={line} />
            </small>
            {line.note && (
              <small style={{ overflowWrap: "anywhere" }}>
                <Written text={line.note} />
              </small>
            )}
            {action?.(line)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a respondent wrote; where a passage was taken out, that is said in the reader's language. */
export function Written({ text }: { text: string }) {
  const intl = useIntl();
  return <>{text.replaceAll(blankMark, intl.formatMessage({ id: "evidence.call.personal.mark" }))}</>;
}

/** The code of a line, and who chose it where that is not the respondent or a moderator. */
function LineCode({ line: { code, title, confirmed } }: { line: AnsweredLine }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  if (code === null) return <Tag>{say("evidence.call.uncoded")}</Tag>;
  return (
    <>
      <span>
        <code>{code}</code> {title && <BilingualText text={title} />}
      </span>{" "}
      {!confirmed && <Tag>{say("evidence.call.unconfirmed")}</Tag>}
    </>
  );
}

/** What was said of the posts, in one line. */
function LineWords({ line: { vacancies, openDays, reason } }: { line: AnsweredLine }) {
  const intl = useIntl();
  const said = [
    vacancies !== null && intl.formatMessage({ id: "evidence.call.posts" }, { count: vacancies }),
    openDays !== null && intl.formatMessage({ id: "evidence.call.openFor" }, { count: openDays }),
    reason && intl.formatMessage({ id: `evidence.reason.${reason}` }),
  ].filter(Boolean);
  return <>{said.length > 0 ? said.join(" · ") : intl.formatMessage({ id: "evidence.call.nothingSaid" })}</>;
}
