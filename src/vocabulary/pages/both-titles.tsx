import { useLanguage } from "../../ui/index.ts";
import { inLanguage, type Bilingual } from "../../platform/index.ts";

/** A title that links to its concept, and under it the other language, quietly, where there is one. */
export function BothTitles({
  href,
  title,
  code,
}: {
  href?: string | undefined;
  title: Bilingual;
  code: string;
}) {
  const language = useLanguage();
  const shown = inLanguage(title, language);
  const other = title[language === "id" ? "en" : "id"];
  const text = shown.text || code;
  const lang = shown.text && shown.lang !== language ? shown.lang : undefined;
  return (
    // One very long word must not push the page sideways on a phone.
    <div style={{ overflowWrap: "anywhere" }}>
      {href ? (
        <a href={href} lang={lang}>
          {text}
        </a>
      ) : (
        <span lang={lang}>{text}</span>
      )}
      {shown.lang === language && other && other !== shown.text && (
        <small lang={language === "id" ? "en" : "id"}>{other}</small>
      )}
    </div>
  );
}
