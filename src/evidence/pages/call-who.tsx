import { useIntl } from "react-intl";
import { inLanguage } from "../../platform/index.ts";
import { Button, Radios, Select, TextArea, TextInput, useLanguage } from "../../ui/index.ts";
import { contactMonths, unsealedContactMonths, longest, respondentKinds } from "../submission.ts";
import type { Place } from "./call-answers.tsx";

/** The fields of the first part, as they are typed; `interested`: yes, no or not said yet. */
export type TypedWho = Record<
  "kind" | "respondent" | "registration" | "area" | "contact" | "interested" | "interest",
  string
>;

/** The first part of a form as the use case takes it. */
export function readWho(form: FormData) {
  const value = (name: string) => String(form.get(name) ?? "");
  const typed: TypedWho = {
    kind: value("kind"),
    respondent: value("respondent"),
    registration: value("registration"),
    area: value("area"),
    contact: value("contact"),
    interested: value("interested"),
    interest: value("interest"),
  };
  const { interested, ...rest } = typed;
  const part = {
    part: "who" as const,
    ...rest,
    // Who did not choose has not answered: the use case names the field.
    hasInterest: interested === "yes" ? true : interested === "no" ? false : undefined,
  };
  return { typed, part };
}

/** Who answers: kind, name, province, how to ask back, and whether there is an interest to declare. */
export function WhoForm({
  typed,
  places,
  error,
  action,
}: {
  typed: Partial<TypedWho>;
  places: readonly Place[];
  error: (field: string) => string | undefined;
  /** Words of the button. */
  action: string;
}) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  return (
    <form method="post">
      <input type="hidden" name="part" value="who" />
      <Radios
        name="kind"
        legend={say("evidence.call.kindAsk")}
        error={error("kind")}
        options={respondentKinds.map((kind) => ({ value: kind, label: say(`evidence.respondent.${kind}`) }))}
        defaultValue={typed.kind}
      />
      <TextInput
        name="respondent"
        label={say("evidence.call.respondent")}
        hint={say("evidence.call.respondentHint")}
        error={error("respondent")}
        defaultValue={typed.respondent}
        maxLength={longest.respondent}
        autoComplete="organization"
      />
      <TextInput
        name="registration"
        optional
        label={say("evidence.call.registration")}
        hint={say("evidence.call.registrationHint")}
        error={error("registration")}
        defaultValue={typed.registration}
        maxLength={longest.registration}
        width={24}
        autoComplete="off"
      />
      <Select
        name="area"
        optional
        label={say("evidence.call.area")}
        hint={say("evidence.call.areaHint")}
        error={error("area")}
        defaultValue={typed.area}
        placeholder={say("evidence.call.areaMany")}
        options={places.map(({ code, name }) => ({ value: code, label: inLanguage(name, language).text }))}
      />
      <TextInput
        name="contact"
        optional
        label={say("evidence.call.contact")}
        hint={say("evidence.call.contactHint", { months: contactMonths, most: unsealedContactMonths })}
        error={error("contact")}
        defaultValue={typed.contact}
        maxLength={longest.contact}
        autoComplete="email"
      />
      <Radios
        name="interested"
        legend={say("evidence.call.interestAsk")}
        hint={say("evidence.call.interestHint")}
        error={error("hasInterest")}
        options={[
          { value: "no", label: say("evidence.call.interestNo") },
          { value: "yes", label: say("evidence.call.interestYes") },
        ]}
        defaultValue={typed.interested}
      />
      <TextArea
        name="interest"
        optional
        rows={3}
        label={say("evidence.call.interestWhich")}
        hint={say("evidence.call.interestWhichHint")}
        error={error("interest")}
        defaultValue={typed.interest}
        maxLength={longest.interest}
      />
      <div className="actions">
        <Button>{action}</Button>
      </div>
    </form>
  );
}
