import { refuse, type Outcome } from "../../platform/index.ts";
import { callBudget } from "../../platform/call-budget.ts";
import { readUpload, withUpload } from "../../platform/upload.ts";
import { largestAttachment } from "../attachment.ts";

/** Documents that strangers may leave here within an hour, all together: so many that a disk bears them. */
const budget = callBudget({ calls: 60, seconds: 3_600 });
/** What a form has around its file. */
const around = 64 * 1024;

/**
 * Reads the document of a form and hands on where it lies.
 * Refusals: CALL_BUSY, UPLOAD_TOO_LARGE, UPLOAD_BROKEN, UPLOAD_ABSENT, and those of `use`.
 */
export async function readDocument<T extends object>(
  request: Request,
  use: (path: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!budget.take("everybody", Date.now())) return refuse("CALL_BUSY");
  const upload = await readUpload(request, "file", largestAttachment + around);
  return upload.ok ? withUpload(upload.file, use) : upload;
}
