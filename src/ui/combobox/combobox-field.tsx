import { use, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useIntl } from "react-intl";
import { ComboBox, ComboBoxStateContext } from "react-aria-components/ComboBox";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { classNames } from "../class-names.ts";
import { FieldNotes, OptionalMark } from "../field/field.tsx";
import { provideAriaStrings } from "./aria-strings.ts";
import { ChosenInputs, type ComboboxOption, type ComboboxProps } from "./choice.tsx";

/** Between two keys of somebody who types on. */
const pauseMilliseconds = 150;

type Props = ComboboxProps & {
  id: string;
  /** What stood in the plain field when this one took its place, and whether somebody was typing there. */
  text: string;
  focused: boolean;
};

export default function ComboboxField(props: Props) {
  const { name, label, hint, error, optional, id, search, maxLength, focused } = props;
  const intl = useIntl();
  useState(() => provideAriaStrings(intl));
  const [chosen, setChosen] = useState<ComboboxOption | undefined>(props.chosen);
  const [text, setText] = useState(props.text);
  const { options, found } = useOptions(search, chosen?.text === text ? "" : text);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  const describedBy = classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return (
    <I18nProvider locale={intl.locale}>
      <ChosenInputs name={name} chosen={chosen?.text === text ? chosen : undefined} />
      <ComboBox
        className={classNames("field", Boolean(error) && "invalid")}
        items={options}
        inputValue={text}
        selectedKey={chosen?.text === text ? chosen.key : null}
        allowsCustomValue
        allowsEmptyCollection={text.trim() !== "" && chosen?.text !== text}
        menuTrigger="input"
        onInputChange={setText}
        onSelectionChange={(key) => {
          const option = options.find((one) => one.key === key);
          if (!option) return;
          setChosen(option);
          setText(option.text);
        }}
      >
        <OpenOnce when={focused && text === props.text && found === text && options.length > 0} />
        <Label>
          {label} <OptionalMark shown={optional} />
        </Label>
        <FieldNotes id={id} hint={hint} error={error} />
        <Input
          ref={input}
          id={id}
          name={`${name}-text`}
          className="input"
          maxLength={maxLength}
          required={!optional}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
        />
        <Popover className="combobox-list" offset={4}>
          <ListBox<ComboboxOption>
            renderEmptyState={() => (
              <p className="quiet">
                {intl.formatMessage({ id: found === text ? "ui.combobox.none" : "ui.combobox.searching" })}
              </p>
            )}
          >
            {(option) => (
              <ListBoxItem id={option.key} textValue={option.text} className="combobox-option">
                <Text slot="label">{option.text}</Text>
                {option.note && <Text slot="description">{option.note}</Text>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/** Shows the choices for what was typed before this field stood there. */
function OpenOnce({ when }: { when: boolean }) {
  const state = use(ComboBoxStateContext);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => {
    if (when) latest.current?.open(null, "input");
  }, [when]);
  return null;
}

/** Choices for what is typed, a moment after the last key; what an older question finds is dropped. */
function useOptions(search: ComboboxProps["search"], typed: string) {
  const [state, setState] = useState<{ options: ComboboxOption[]; found: string }>({
    options: [],
    found: "",
  });
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  useEffect(() => {
    const text = typed.trim();
    if (text === "") return undefined;
    const asked = new AbortController();
    // Without an answer the field is a field: what was typed can still be sent.
    const ask = () => latest.current(text, asked.signal).catch(() => [] as ComboboxOption[]);
    const timer = setTimeout(async () => {
      const options = await ask();
      if (!asked.signal.aborted) setState({ options, found: typed });
    }, pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [typed]);
  return typed.trim() === "" ? { options: [], found: typed } : state;
}
