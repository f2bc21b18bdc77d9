import type { IntlShape } from "react-intl";

type Announced = {
  optionCount: number;
  optionText: string;
  isSelected: boolean;
  isGroupChange: boolean;
  groupTitle: string;
};
type Strings = Record<string, string | ((args: Announced) => string)>;

/**
 * What react-aria's combobox says aloud, from our own messages: it knows no Indonesian, and says nothing itself in
 * either language. Its parts look for their strings on the window.
 */
export function provideAriaStrings(intl: IntlShape): void {
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const strings: Record<string, Strings> = {
    "@react-aria/combobox": {
      focusAnnouncement: ({ optionText, isSelected }) =>
        isSelected ? say("ui.combobox.selected", { option: optionText }) : optionText,
      countAnnouncement: ({ optionCount }) => say("ui.combobox.count", { count: optionCount }),
      selectedAnnouncement: ({ optionText }) => say("ui.combobox.selected", { option: optionText }),
      buttonLabel: say("ui.combobox.open"),
      listboxLabel: say("ui.combobox.list"),
    },
    "@react-aria/menu": { longPressMessage: say("ui.combobox.open") },
    "@react-aria/overlays": { dismiss: say("ui.combobox.close") },
    "react-aria-components": { selectPlaceholder: say("ui.combobox.list") },
  };
  Object.assign(window, {
    [Symbol.for("react-aria.i18n.locale")]: intl.locale,
    [Symbol.for("react-aria.i18n.strings")]: strings,
  });
}
