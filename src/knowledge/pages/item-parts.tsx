import { useIntl } from "react-intl";
import type { Bilingual, Language } from "../../platform/index.ts";
import { BilingualText, useLanguage } from "../../ui/index.ts";
import { knownLicence } from "../licence.ts";
import type { Excerpt, MatchReason } from "../match-reason.ts";

/** A licence by its name, with what it permits; in somebody's own words as they are. */
export function useLicence(): (licence: string) => string {
  const intl = useIntl();
  return (licence) => {
    const known = knownLicence(licence);
    return known ? intl.formatMessage({ id: `knowledge.licence.${known}` }) : licence;
  };
}

export function useLanguageName(): (language: Language) => string {
  const intl = useIntl();
  return (language) => intl.formatMessage({ id: `knowledge.language.${language}` });
}

/** Names one after the other, as the language does it: "a, b, dan c". */
export function useList(): (parts: readonly string[]) => string {
  const intl = useIntl();
  return (parts) => intl.formatList(parts, { type: "conjunction" });
}

/** Which words were found where, and some of the text around the first of them. */
export function WhyFound({
  why,
}: {
  why: { language: Language; reasons: readonly MatchReason[]; excerpt: Excerpt | null };
}) {
  const intl = useIntl();
  const page = useLanguage();
  const list = useList();
  const { reasons, excerpt, language } = why;
  const told = reasons.map(({ word, found, where }) => {
    const places = list(where.map((place) => intl.formatMessage({ id: `knowledge.place.${place}` })));
    const others = found.filter((one) => one !== word);
    return others.length > 0
      ? intl.formatMessage({ id: "knowledge.why.form" }, { word, found: others.join(", "), places })
      : intl.formatMessage({ id: "knowledge.why.word" }, { word, places });
  });
  return (
    <>
      {told.length > 0 && (
        <span>{intl.formatMessage({ id: "knowledge.why" }, { told: told.join("; ") })}</span>
      )}
      {excerpt && (
        <>
          <br />
          <span lang={language === page ? undefined : language}>
            {"“"}
            <Marked {...excerpt} />
            {"”"}
          </span>
        </>
      )}
    </>
  );
}

function Marked({ text, marks }: Excerpt) {
  const ends = [0, ...marks.flat(), text.length];
  return ends.slice(0, -1).map((from, index) => {
    const part = text.slice(from, ends[index + 1]);
    return index % 2 === 1 ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>;
  });
}

/** Words of a version, in paragraphs as they were written. */
export function Words({ text, language }: { text: string; language: Language }) {
  const page = useLanguage();
  return (
    <div lang={language === page ? undefined : language}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} style={{ whiteSpace: "pre-line" }}>
          {paragraph}
        </p>
      ))}
    </div>
  );
}

/** The office behind something, or a dash where it is not known. */
export function Office({ name }: { name: Bilingual }) {
  return name.id || name.en ? <BilingualText text={name} /> : <>–</>;
}
