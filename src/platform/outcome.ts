/**
 * What a use case answers when it declines: a coded outcome of the module's `errors.ts`. The code selects the
 * sentence in the reader's language; `params` fill its places; `rows` point at places in a file.
 */
export type Refusal = {
  ok: false;
  code: string;
  params?: Record<string, string | number>;
  rows?: ReportRow[];
};

/** Use cases return outcomes; only bugs throw. */
export type Outcome<T extends object = object> = ({ ok: true } & T) | Refusal;

/** One finding of an importer: where it is, what stood there and what was expected. Rows count from 1, the header is row 1. */
export type ReportRow = {
  file: string;
  row?: number;
  column?: string;
  code: string;
  expected?: string;
  found?: string;
};

export function refuse(code: string, params?: Refusal["params"], rows?: ReportRow[]): Refusal {
  return { ok: false, code, ...(params && { params }), ...(rows && { rows }) };
}

/** A module's coded outcomes: the HTTP status and the key of the sentence in `messages/`. */
export type ErrorTable = Readonly<
  Record<string, { status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503; message: string }>
>;
