import type { ReactNode } from "react";
import type { Bilingual } from "../../platform/index.ts";
import { BilingualText } from "../../ui/index.ts";

/** An occupation in a table: its title as the way to it, below it its code. Where no title is known the code stands in. */
export function OccupationCell({
  title,
  code,
  href,
  before,
}: {
  title: Bilingual;
  code: string;
  href: string;
  /** Stands before the code: a rank. */
  before?: ReactNode;
}) {
  return (
    <>
      <a href={href}>
        <BilingualText text={title.id || title.en ? title : { id: code, en: code }} />
      </a>
      <small>
        {before !== undefined && <>{before} · </>}
        {code}
      </small>
    </>
  );
}
