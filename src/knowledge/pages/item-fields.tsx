import { useIntl } from "react-intl";
import { FileInput, Radios, Select, TextArea, TextInput } from "../../ui/index.ts";
import { accepted } from "../file-kind.ts";
import { longest } from "../item.ts";
import { licences, longestLicence } from "../licence.ts";
import { errorAt, type ItemError, type TypedItem } from "./item-form.ts";
import { useLanguageName } from "./item-parts.tsx";

type FieldsProps = { typed: TypedItem; errors: readonly ItemError[] };

/** What is said about an item: its title, what it is about, who wrote it, what it may be used for. */
export function AboutFields({ typed, errors }: FieldsProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <TextInput
        name="titleId"
        label={say("knowledge.form.titleId")}
        hint={say("knowledge.form.titleHint")}
        defaultValue={typed.titleId}
        maxLength={longest.title}
        error={errorAt(errors, "titleId")}
        optional="silently"
      />
      <TextInput
        name="titleEn"
        label={say("knowledge.form.titleEn")}
        defaultValue={typed.titleEn}
        maxLength={longest.title}
        error={errorAt(errors, "titleEn")}
        optional="silently"
      />
      <TextArea
        name="summaryId"
        label={say("knowledge.form.summaryId")}
        hint={say("knowledge.form.summaryHint")}
        defaultValue={typed.summaryId}
        rows={3}
        maxLength={longest.summary}
        error={errorAt(errors, "summaryId")}
        optional
      />
      <TextArea
        name="summaryEn"
        label={say("knowledge.form.summaryEn")}
        defaultValue={typed.summaryEn}
        rows={3}
        maxLength={longest.summary}
        error={errorAt(errors, "summaryEn")}
        optional
      />
      <TextInput
        name="author"
        label={say("knowledge.author")}
        hint={say("knowledge.form.authorHint")}
        defaultValue={typed.author}
        maxLength={longest.author}
        error={errorAt(errors, "author")}
      />
      <Select
        name="licence"
        label={say("knowledge.licence")}
        hint={say("knowledge.form.licenceHint")}
        defaultValue={typed.licence ?? "unknown"}
        options={[
          ...licences.map((one) => ({ value: one, label: say(`knowledge.licence.${one}`) })),
          { value: "own-words", label: say("knowledge.licence.own-words") },
        ]}
        error={errorAt(errors, "licence")}
      />
      <TextInput
        name="licenceWords"
        label={say("knowledge.form.licenceWords")}
        hint={say("knowledge.form.licenceWordsHint")}
        defaultValue={typed.licenceWords}
        maxLength={longestLicence}
        error={errorAt(errors, "licenceWords")}
        optional
      />
      <TextArea
        name="codes"
        label={say("knowledge.form.codes")}
        hint={
          <>
            {say("knowledge.form.codesHint")}{" "}
            <a href="/vocabulary/search">{say("knowledge.form.codesSearch")}</a>
          </>
        }
        defaultValue={typed.codes}
        rows={3}
        error={errorAt(errors, "codes")}
        optional
      />
    </>
  );
}

/** What a version says: words or a file, and in which language. */
export function WordsFields({ typed, errors, withNote }: FieldsProps & { withNote: boolean }) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const languageName = useLanguageName();
  return (
    <>
      <Radios
        name="language"
        legend={say("knowledge.form.language")}
        options={(["id", "en"] as const).map((one) => ({ value: one, label: languageName(one) }))}
        defaultValue={typed.language}
        error={errorAt(errors, "language")}
      />
      <TextArea
        name="text"
        label={say("knowledge.form.text")}
        hint={say("knowledge.form.textHint")}
        defaultValue={typed.text}
        rows={10}
        maxLength={longest.text}
        error={errorAt(errors, "text")}
        optional="silently"
      />
      <FileInput
        name="file"
        label={say("knowledge.form.file")}
        hint={say("knowledge.form.fileHint")}
        accept={accepted}
        error={errorAt(errors, "file")}
        optional="silently"
      />
      {withNote && (
        <TextInput
          name="note"
          label={say("knowledge.form.note")}
          hint={say("knowledge.form.noteHint")}
          defaultValue={typed.note}
          maxLength={longest.note}
          error={errorAt(errors, "note")}
          optional
        />
      )}
    </>
  );
}
