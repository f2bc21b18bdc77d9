import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  Fieldset,
  LinkButton,
  PageHeading,
  Select,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { readRoute, saveRoute } from "../index.server.ts";
import { asks } from "../route-words.ts";
import { formErrors } from "./form-errors.ts";
import type { Route } from "./+types/route-edit.ts";

export const handle = { step: "agree" };

/** Rows of the form: those that are there, and two empty ones. */
const spare = 2;

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readRoute, { proposal: params.proposal });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  return { ...found, synthetic: found.proposal.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const read = await visit.perform(readRoute, { proposal: params.proposal });
  const offices = read.ok ? read.offices : [];
  const before = read.ok ? read.route : [];
  const rows = Array.from({ length: Number(value("rows")) || 0 }, (_, index) => ({
    order: Number(value(`order-${index}`)) || index + 1,
    known: offices.find(({ organisationId }) => organisationId === value(`organisation-${index}`)),
    words: value(`office-${index}`),
    asked: value(`asked-${index}`) as "relay",
    optional: value(`optional-${index}`) === "yes",
  }));
  const route = rows
    .filter(({ known, words }) => known || words)
    .toSorted((a, b) => a.order - b.order)
    .map(({ known, words, asked, optional }) => {
      const office = known ? (known.name.id ?? known.name.en ?? words) : words;
      const organisation = known?.organisationId ?? null;
      const same = before.find((stop) => stop.organisation === organisation && stop.office === office);
      return { office, organisation, agency: same?.agency ?? null, asked, optional };
    });
  const outcome = await visit.perform(saveRoute, { proposal: params.proposal, route });
  return outcome.ok
    ? redirect(`/agreement/${params.proposal}/route`, 303)
    : formProblem(
        visit,
        outcome,
        Object.fromEntries([...form].map(([name, typed]) => [name, String(typed)])),
      );
}

/** The offices on the way, in their order, and what each is asked. */
export default function RouteEdit({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  const { proposal, route, offices } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const rows = [...route, ...Array.from({ length: spare }, () => null)];
  const title = say("agreement.route.edit");
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={formErrors(actionData?.problem)} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
          { label: say("agreement.route.title"), href: `/agreement/${proposal.name}/route` },
        ]}
        title={title}
        lead={say("agreement.route.editHow")}
      />
      <Card>
        <form method="post">
          <input type="hidden" name="rows" value={rows.length} />
          {rows.map((stop, index) => (
            <Fieldset
              key={index}
              id={`stop-${index}`}
              legend={stop ? <BilingualText text={stop.name} /> : say("agreement.route.newStop")}
            >
              <TextInput
                name={`order-${index}`}
                type="number"
                min={1}
                max={99}
                width={4}
                label={say("agreement.route.order")}
                defaultValue={typed[`order-${index}`] ?? index + 1}
              />
              <Select
                name={`organisation-${index}`}
                optional
                label={say("agreement.route.officeKnown")}
                placeholder={say("agreement.route.officeNone")}
                defaultValue={typed[`organisation-${index}`] ?? stop?.organisation ?? ""}
                options={offices.map(({ organisationId, name }) => ({
                  value: organisationId,
                  label: name[language] ?? name.id ?? name.en ?? "",
                }))}
              />
              <TextInput
                name={`office-${index}`}
                optional
                label={say("agreement.route.office")}
                hint={say("agreement.route.officeClear")}
                defaultValue={typed[`office-${index}`] ?? (stop?.organisation ? "" : stop?.office)}
                maxLength={200}
              />
              <Select
                name={`asked-${index}`}
                label={say("agreement.route.askedTo")}
                defaultValue={typed[`asked-${index}`] ?? stop?.asked ?? "relay"}
                options={asks.map((ask) => ({ value: ask, label: say(`agreement.route.ask.${ask}`) }))}
              />
              <Checkbox
                name={`optional-${index}`}
                value="yes"
                label={say("agreement.route.mayBePassed")}
                defaultChecked={stop?.optional}
              />
            </Fieldset>
          ))}
          <div className="actions">
            <Button>{say("agreement.route.saveRoute")}</Button>
            <LinkButton href={`/agreement/${proposal.name}/route`} variant="plain">
              {say("agreement.feedback.cancel")}
            </LinkButton>
          </div>
        </form>
      </Card>
    </>
  );
}
