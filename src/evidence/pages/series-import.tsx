import { useIntl } from "react-intl";
import { Form } from "react-router";
import type { FormProblem } from "../../identity/index.server.ts";
import { Card, FileInput, Notice, PageHeading, Select, TextInput, useScripts } from "../../ui/index.ts";
import { CheckOrImport, ImportKinds, ImportProblem } from "./import-parts.tsx";

type Answer<Checked> =
  | { problem: FormProblem; typed?: Readonly<Record<string, string>> | undefined }
  | { checked: Checked; typed: Readonly<Record<string, string>> };

/** The page that takes in a file of vacancies, open or closed. `counted` says what a checked file has. */
export function SeriesImport<Checked extends { unchanged: boolean; fileName: string }>({
  kind,
  words,
  codeLists,
  further = [],
  answer,
  counted,
}: {
  kind: "vacancies" | "fills";
  words: { title: string; lead: string; file: string; nameHint: string };
  codeLists: readonly { value: string; label: string }[];
  /** Code lists that can be named without being loaded. */
  further?: readonly { value: string; label: string }[];
  answer: Answer<Checked> | undefined;
  counted: (checked: Checked) => string;
}) {
  // A file that was chosen stays chosen when the rest of the form is corrected.
  useScripts();
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const problem = answer && "problem" in answer ? answer.problem : undefined;
  const checked = answer && "checked" in answer ? answer.checked : undefined;
  const typed = answer?.typed ?? {};
  return (
    <>
      <title>{`${words.title} · Jembatan`}</title>
      <ImportProblem problem={problem} />
      <PageHeading
        breadcrumb={[{ label: say("evidence.datasets.title"), href: "/evidence" }]}
        title={words.title}
        lead={words.lead}
      />
      <ImportKinds current={kind} />
      {checked && (
        <Notice
          kind="success"
          title={say(checked.unchanged ? "evidence.vacancies.same" : "evidence.vacancies.checked", {
            file: checked.fileName,
          })}
        >
          {counted(checked)}
        </Notice>
      )}
      <Card>
        <Form method="post" encType="multipart/form-data">
          <FileInput
            name="file"
            accept=".csv,text/csv"
            label={words.file}
            hint={say("evidence.import.fileHint")}
            error={problem?.sentence}
          />
          <Select
            name="codeList"
            label={say("evidence.vacancies.codeList")}
            hint={say("evidence.vacancies.codeListHint")}
            defaultValue={typed["codeList"]}
            options={[...codeLists, ...further]}
          />
          <TextInput
            name="title"
            optional
            maxLength={300}
            label={say("evidence.vacancies.name")}
            hint={words.nameHint}
            defaultValue={typed["title"]}
          />
          <TextInput
            name="source"
            optional
            maxLength={300}
            label={say("evidence.vacancies.source")}
            defaultValue={typed["source"]}
          />
          <TextInput
            name="name"
            optional
            maxLength={80}
            label={say("evidence.vacancies.key")}
            hint={say("evidence.vacancies.keyHint")}
            width={30}
            defaultValue={typed["name"]}
          />
          <CheckOrImport />
        </Form>
      </Card>
    </>
  );
}
