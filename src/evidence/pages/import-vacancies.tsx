import { useIntl } from "react-intl";
import { visitOf } from "../../identity/index.server.ts";
import { spanOf } from "../format.ts";
import { importVacancies } from "../index.server.ts";
import type { Route } from "./+types/import-vacancies.ts";
import { codeListsFor, takeSeries } from "./series-import.server.ts";
import { SeriesImport } from "./series-import.tsx";

export const handle = {
  step: "sense",
  sentences: ["evidence.datasets", "evidence.import", "evidence.vacancies"],
};

/** A list that counts vacancies abroad; its codes are checked for their form when it has not been loaded. */
const abroad = "anzsco/2013";

export const loader = async ({ context }: Route.LoaderArgs) => ({
  codeLists: await codeListsFor(visitOf(context)),
});

export const action = ({ context, request }: Route.ActionArgs) =>
  takeSeries(visitOf(context), request, importVacancies);

export default function ImportVacancies({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  return (
    <SeriesImport
      kind="vacancies"
      words={{
        title: say("evidence.vacancies.title"),
        lead: say("evidence.vacancies.lead"),
        file: say("evidence.vacancies.file"),
        nameHint: say("evidence.vacancies.nameHint"),
      }}
      codeLists={loaderData.codeLists}
      further={[{ value: abroad, label: say("evidence.vacancies.abroad") }]}
      answer={actionData}
      counted={({ codes, areas, months }) =>
        say("evidence.vacancies.counts", {
          ...{ codes, areas, months: months.count },
          span: spanOf(intl, [months.first, months.last]),
        })
      }
    />
  );
}
