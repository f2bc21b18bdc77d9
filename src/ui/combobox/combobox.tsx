import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Field } from "../field/field.tsx";
import { useScripts } from "../scripts.ts";
import { ChosenInputs, type ComboboxProps } from "./choice.tsx";

type Loaded = { Part: typeof import("./combobox-field.tsx").default; text: string; focused: boolean };

/**
 * A text field that offers choices while somebody types. The form gets `<name>`, the key of the choice, `<name>-text`,
 * what stands in the field, and `<name>-shown`, what stood there when the choice was made: a choice counts only while
 * the last two are the same.
 *
 * Accessibility: the combobox of react-aria-components (ARIA pattern with a listbox): arrows move, Enter chooses, Escape
 * closes; how many choices there are is announced in the page's language. Its code is fetched when the field is first
 * entered; until then, and without JavaScript, it is a plain field with a button to a page of choices.
 */
export function Combobox(props: ComboboxProps) {
  useScripts();
  const { name, label, hint, error, optional, chosen, typed, maxLength, withoutScript } = props;
  const id = props.id ?? `${name}-text`;
  const plain = useRef<HTMLInputElement>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  async function load() {
    // Where it cannot be fetched, the plain field stays.
    const part = await import("./combobox-field.tsx").catch(() => null);
    const input = plain.current;
    if (!part || !input) return;
    // Whoever is typing already goes on where they were: in one step, so that no key falls between the two fields.
    const focused = document.activeElement === input;
    flushSync(() => setLoaded({ Part: part.default, text: input.value, focused }));
  }
  useEffect(() => {
    if (document.activeElement === plain.current) void load();
  }, []);
  if (loaded) return <loaded.Part {...props} id={id} text={loaded.text} focused={loaded.focused} />;
  return (
    <>
      <ChosenInputs name={name} chosen={chosen} />
      <Field name={`${name}-text`} id={id} label={label} hint={hint} error={error} optional={optional}>
        {(control) => (
          <div className="password">
            <input
              {...control}
              ref={plain}
              type="text"
              className="input"
              autoComplete="off"
              maxLength={maxLength}
              defaultValue={chosen?.text ?? typed ?? ""}
              onFocus={() => void load()}
            />
            {withoutScript}
          </div>
        )}
      </Field>
    </>
  );
}
