import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { spanOf } from "../format.ts";
import { importFills } from "../index.server.ts";
import type { Route } from "./+types/import-fills.ts";
import { codeListsFor, takeSeries } from "./series-import.server.ts";
import { SeriesImport } from "./series-import.tsx";

export const handle = {
  step: "sense",
  sentences: ["evidence.datasets", "evidence.import", "evidence.vacancies"],
};

export const loader = async ({ context }: Route.LoaderArgs) => ({
  codeLists: await codeListsFor(visitOf(context)),
});

export const action = ({ context, request }: Route.ActionArgs) =>
  takeSeries(visitOf(context), request, importFills);

export default function ImportFills({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <SeriesImport
      kind="fills"
      words={{
        title: say("evidence.fills.title"),
        lead: say("evidence.fills.lead"),
        file: say("evidence.fills.file"),
        nameHint: say("evidence.fills.nameHint"),
      }}
      codeLists={loaderData.codeLists}
      answer={actionData}
      counted={({ codes, closings, filled, months }) =>
        say("evidence.fills.counts", {
          ...{ codes, closings, filled },
          span: spanOf(intl, [months.first, months.last]),
        })
      }
    />
  );
}
