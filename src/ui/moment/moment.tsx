import { useIntl } from "react-intl";
import { installationZone, installationZoneName } from "../../platform/index.ts";

/** An instant by the installation's clock, with the name of its zone: readers sit in four of them. */
export function Moment({ at, dateStyle = "medium" }: { at: Date | string; dateStyle?: "medium" | "long" }) {
  const intl = useIntl();
  const day = intl.formatDate(at, { dateStyle, timeZone: installationZone });
  const time = intl.formatTime(at, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: installationZone,
  });
  return <time dateTime={new Date(at).toISOString()}>{`${day}, ${time} ${installationZoneName}`}</time>;
}
