import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuse, type Outcome } from "./index.ts";

const mebibyte = 1024 * 1024;

/** Largest form accepted with its file, in bytes. */
const largestUpload = 10 * mebibyte;

/**
 * As `readUpload`, where the file may be left out: then it is null.
 * Refusals: UPLOAD_TOO_LARGE, UPLOAD_BROKEN.
 */
export async function readOptionalUpload(
  request: Request,
  field = "file",
  most = largestUpload,
): Promise<Outcome<{ form: FormData; file: File | null }>> {
  const read = await readForm(request, most);
  if (!read.ok) return read;
  return { ...read, file: fileIn(read.form, field) };
}

/**
 * Reads a form with a file. What is larger is refused before it is in memory.
 * @returns the form and its file, which has a name and at least one byte
 * Refusals: UPLOAD_TOO_LARGE, UPLOAD_BROKEN (cut off, or no form), UPLOAD_ABSENT (no file was chosen).
 */
export async function readUpload(
  request: Request,
  field = "file",
  most = largestUpload,
): Promise<Outcome<{ form: FormData; file: File }>> {
  const read = await readForm(request, most);
  if (!read.ok) return read;
  const file = fileIn(read.form, field);
  return file ? { ...read, file } : refuse("UPLOAD_ABSENT");
}

function fileIn(form: FormData, field: string): File | null {
  const file = form.get(field);
  return file instanceof File && file.size > 0 && file.name !== "" ? file : null;
}

async function readForm(request: Request, most: number): Promise<Outcome<{ form: FormData }>> {
  const tooLarge = refuse("UPLOAD_TOO_LARGE", { megabytes: Math.floor(most / mebibyte) });
  if (Number(request.headers.get("content-length")) > most) return tooLarge;
  let bytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) controller.error(new RangeError("the upload is too large"));
      else controller.enqueue(chunk);
    },
  });
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  let form: FormData;
  try {
    form = await new Response(request.body?.pipeThrough(counting) ?? null, { headers }).formData();
  } catch {
    return bytes > most ? tooLarge : refuse("UPLOAD_BROKEN");
  }
  return { ok: true, form };
}

/**
 * Lays an upload on the disk under a name of ours, readable by this process's user alone, for as long as
 * `use` takes.
 */
export async function withUpload<T>(file: File, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `jembatan-${randomUUID()}`);
  try {
    await writeFile(path, new Uint8Array(await file.arrayBuffer()), { mode: 0o600, flag: "wx" });
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}
