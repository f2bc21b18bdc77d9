import { useIntl } from "react-intl";
import { Form } from "react-router";
import { Button } from "../../ui/index.ts";

/**
 * Accepts or rejects one proposal of a list.
 * @param name field that carries the id
 * @param text what was proposed: each button says of what it decides
 */
export function ReviewButtons({ name, id, text }: { name: string; id: string; text: string }) {
  const intl = useIntl();
  return (
    <Form method="post" className="actions" style={{ marginTop: 0 }}>
      <input type="hidden" name={name} value={id} />
      {(["accepted", "rejected"] as const).map((decision) => (
        <Button
          key={decision}
          variant="plain"
          name="decision"
          value={decision}
          aria-label={intl.formatMessage({ id: `vocabulary.review.of.${decision}` }, { text })}
        >
          {intl.formatMessage({ id: `vocabulary.review.do.${decision}` })}
        </Button>
      ))}
    </Form>
  );
}
