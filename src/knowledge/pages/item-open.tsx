import { useIntl } from "react-intl";
import { Button, Card, Notice, Radios, TextArea } from "../../ui/index.ts";
import { longest } from "../item.ts";
import { keepsFromPublic } from "../licence.ts";
import { isWider, type Reach } from "../reach.ts";
import { errorAt, type ItemError } from "./item-form.ts";

type Told = {
  item: {
    revision: number;
    reach: Reach;
    licence: string;
    publicAsked: boolean;
    publicAskedBy: string | null;
    publicAskedByMe: boolean;
    secondPerson: boolean;
  };
  notYetOpen: number;
  errors: readonly ItemError[];
  typed: Readonly<Record<string, string>>;
  intent: string;
};

/** How far it is open, how far it can be opened, and what a second person has to say. */
export function OpenCard({ item, notYetOpen }: Told) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { reach, publicAsked, publicAskedBy, publicAskedByMe, secondPerson } = item;
  const kept = keepsFromPublic(item.licence);
  const wider = (["party", "parties", "public"] as const)
    .filter((one) => isWider(one, reach) || (one === reach && notYetOpen > 0))
    .filter((one) => one !== "public" || (!publicAsked && kept === null));
  const [next = ""] = wider;
  const seen = <input type="hidden" name="seen" value={item.revision} />;
  return (
    <Card title={say("knowledge.open.title")} id="open">
      <p>{say(`knowledge.open.now.${reach}`)}</p>
      {notYetOpen > 0 && <p>{say("knowledge.open.notYet", { count: notYetOpen })}</p>}
      {publicAsked && (
        <Notice kind="info" title={say("knowledge.open.asked")}>
          <p>
            {publicAskedByMe
              ? say("knowledge.open.askedByMe")
              : publicAskedBy
                ? say("knowledge.open.askedBy", { name: publicAskedBy })
                : say("knowledge.open.askedBySomebody")}
          </p>
          <form method="post">
            {seen}
            <input type="hidden" name="to" value="public" />
            <div className="actions">
              {secondPerson && (
                <Button name="intent" value="open">
                  {say("knowledge.open.agree")}
                </Button>
              )}
              <Button name="intent" value="decline" variant="plain">
                {say(publicAskedByMe ? "knowledge.open.askBack" : "knowledge.open.decline")}
              </Button>
            </div>
          </form>
        </Notice>
      )}
      {wider.length > 0 && (
        <form method="post">
          {seen}
          <Radios
            name="to"
            legend={say("knowledge.open.to")}
            options={wider.map((one) => ({
              value: one,
              label: say(`knowledge.reach.${one}`),
              hint: say(
                one === "public" && !secondPerson ? "knowledge.open.hint.ask" : `knowledge.open.hint.${one}`,
              ),
            }))}
            defaultValue={next}
          />
          <div className="actions">
            <Button name="intent" value="open" variant="plain">
              {say("knowledge.open.do")}
            </Button>
          </div>
        </form>
      )}
      {kept && reach !== "public" && <p className="quiet">{say(`knowledge.open.kept.${kept}`)}</p>}
    </Card>
  );
}

/** Takes it back, with a reason for those who used it. */
export function WithdrawCard({ item, errors, typed, intent }: Told) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const mine = intent === "withdraw";
  return (
    <Card>
      <details open={mine}>
        <summary>{say("knowledge.withdraw.title")}</summary>
        <p>{say("knowledge.withdraw.lead")}</p>
        <form method="post">
          <input type="hidden" name="seen" value={item.revision} />
          <TextArea
            name="why"
            label={say("knowledge.withdraw.why")}
            defaultValue={mine ? typed["why"] : ""}
            rows={3}
            maxLength={longest.why}
            error={mine ? errorAt(errors, "why") : undefined}
          />
          <div className="actions">
            <Button name="intent" value="withdraw" variant="danger">
              {say("knowledge.withdraw.do")}
            </Button>
          </div>
        </form>
      </details>
    </Card>
  );
}
