import { useIntl } from "react-intl";
import {
  BilingualText,
  Button,
  Moment,
  Notice,
  TextArea,
  WordChanges,
  type ChangedPiece,
} from "../../ui/index.ts";
import type { Author } from "../who-wrote.ts";
import { AuthorName } from "./author-name.tsx";

const languages = ["id", "en"] as const;
const field = { id: "textId", en: "textEn" } as const;

/** What two people made of one paragraph, where they changed the same words. */
export type Clash = {
  version: number;
  by: Author | null;
  changedAt: Date;
  /** What each side changed, from the words that both began with; and the text that is proposed. */
  sides: Record<
    "id" | "en",
    { mine: ChangedPiece[]; theirs: ChangedPiece[]; proposed: string; clashes: number }
  >;
};

/** The words of a paragraph in both languages, to be changed. */
export function ParagraphEditor({
  paragraph,
  based,
  text,
  names,
  back,
  clash,
}: {
  paragraph: string;
  based: number;
  text: { id: string; en: string };
  /** Names of the figures of the clause. */
  names: readonly string[];
  back: string;
  clash: Clash | null;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <div className="paragraph editing" id={`paragraph-${paragraph}`}>
      {clash && <ClashBox clash={clash} paragraph={paragraph} />}
      <form method="post">
        <input type="hidden" name="paragraph" value={paragraph} />
        <input type="hidden" name="based" value={clash?.version ?? based} />
        <div className="sides">
          {languages.map((language) => (
            <TextArea
              key={language}
              name={field[language]}
              lang={language}
              rows={Math.max(4, Math.ceil(text[language].length / 55))}
              maxLength={20_000}
              label={say(`ui.sides.${language}`)}
              defaultValue={text[language]}
              optional="silently"
            />
          ))}
        </div>
        {names.length > 0 && (
          <p className="hint">
            {say("agreement.proposal.placeholders")}{" "}
            {names.map((name, index) => (
              <span key={name}>
                {index > 0 && ", "}
                <code>{`{${name}}`}</code>
              </span>
            ))}
          </p>
        )}
        <div className="actions">
          <Button name="do" value="save">
            {say(clash ? "agreement.proposal.saveMine" : "agreement.proposal.save")}
          </Button>
          <a href={back}>{say("agreement.proposal.cancel")}</a>
        </div>
      </form>
    </div>
  );
}

function ClashBox({ clash, paragraph }: { clash: Clash; paragraph: string }) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { version, by, changedAt, sides } = clash;
  const shown = languages.filter((language) => sides[language].clashes > 0);
  return (
    <Notice kind="warning" title={say("agreement.proposal.clash")}>
      {shown.map((language) => (
        <dl key={language} className="facts lines">
          <div>
            <dt>
              {by ? <AuthorName by={by} /> : <BilingualText text={{}} />}
              <small>
                <Moment at={changedAt} />
              </small>
            </dt>
            <dd lang={language}>
              <WordChanges pieces={sides[language].theirs} />
            </dd>
          </div>
          <div>
            <dt>{say("agreement.proposal.clashMine")}</dt>
            <dd lang={language}>
              <WordChanges pieces={sides[language].mine} />
            </dd>
          </div>
          <div>
            <dt>{say("agreement.proposal.clashProposed")}</dt>
            <dd lang={language}>{sides[language].proposed}</dd>
          </div>
        </dl>
      ))}
      <form method="post">
        <input type="hidden" name="paragraph" value={paragraph} />
        <input type="hidden" name="based" value={version} />
        {languages.map((language) => (
          <input key={language} type="hidden" name={field[language]} value={sides[language].proposed} />
        ))}
        <Button name="do" value="save" variant="plain">
          {say("agreement.proposal.takeProposed")}
        </Button>
      </form>
    </Notice>
  );
}

/** A new paragraph at the end of the clause, or behind another one. */
export function NewParagraph({ typed }: { typed: Readonly<Record<string, string>> }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <details id="add" open={typed["do"] === "add"}>
      <summary>{say("agreement.proposal.addParagraph")}</summary>
      <form method="post">
        <div className="sides">
          {languages.map((language) => (
            <TextArea
              key={language}
              id={`new-${language}`}
              name={field[language]}
              lang={language}
              rows={4}
              maxLength={20_000}
              label={say(`ui.sides.${language}`)}
              defaultValue={typed[field[language]]}
              optional="silently"
            />
          ))}
        </div>
        <Button name="do" value="add">
          {say("agreement.proposal.addParagraphDo")}
        </Button>
      </form>
    </details>
  );
}
