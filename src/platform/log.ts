import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** Names of fields whose values never reach a log, wherever they stand. */
const secrets = ["password", "code", "token", "cookie", "authorization", "name", "username", "payload"];

/** JSON lines on standard error, so that standard output stays for the answers of the command line. */
export function openLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[withheld]" },
    },
    to,
  );
}
