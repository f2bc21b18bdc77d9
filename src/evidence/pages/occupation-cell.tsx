import type { ReactNode } from "react";
import type { Bilingual } from "../../platform/index.ts";
import { BilingualText } from "../../ui/index.ts";

/** An occupation in a table: its title as the way to it, below it its code. Where no title is known the code stands in. */
export function OccupationCell({
  title,
  code,
  href,
  before,
  after,
}: {
  title: Bilingual;
  code: string;
  href: string;
  /** Stands before the code: a rank. */
  before?: ReactNode;
  /** Stands behind it, and code and this on the line of the title: a tag. */
  after?: ReactNode;
}) {
  const cell = (
    <>
      <a href={href}>
        <BilingualText text={title.id || title.en ? title : { id: code, en: code }} />
      </a>
      <small>
        {before !== undefined && <>{before} · </>}
        {code}
        {after && <> {after}</>}
      </small>
    </>
  );
  return after === undefined ? cell : <span className="flowing">{cell}</span>;
}
