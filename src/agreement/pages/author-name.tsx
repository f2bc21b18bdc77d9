import { BilingualText } from "../../ui/index.ts";
import type { Author } from "../who-wrote.ts";

/** Who did something: the person where their office shows them, else the office. */
export function AuthorName({ by: { person, office } }: { by: Author }) {
  return person === null ? <BilingualText text={office} /> : <>{person}</>;
}
