import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter, members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ledAnsweringCircle, preparedRef } from "./answering.ts";
import { contentHash } from "../platform/content-hash.ts";
import { letterDated } from "./hop.ts";
import { replyContent } from "./reply-content.ts";
import type { AgreementStores } from "./stores.ts";

/** Days in which the head is asked to release. */
const daysToRelease = 3;

/**
 * Makes a reply ready: the marked comments, the positions and the agencies that are named, under a letter's number and
 * date. It stays in the circle; what is changed afterwards needs this once more, and a head releases exactly this.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, NOT_CIRCLE_LEAD, LETTER_BEFORE_RELEASE, LETTER_IN_FUTURE, REPLY_EMPTY.
 */
export const prepareReply = useCase<AgreementStores>()({
  name: "agreement.prepare-reply",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    version: z.uuid(),
    number: z.string().trim().min(1).max(120),
    date: z.iso.date(),
  }),
  async run(work, { version: versionId, number, date }) {
    const found = await ledAnsweringCircle(work, versionId);
    if (!found.ok) return found;
    const { version, circle, organisation } = found;
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty } = stores;
    const asked = await agreement.hopsOf({ versions: [versionId] });
    const letter = asked.find((hop) => hop.toOrganisation === organisation);
    const dated = letterDated(date, letter?.letterDate ?? "", today);
    if (!dated.ok) return dated;
    const content = await replyContent(work, version, circle, { number, date });
    if (content.comments.length + content.stances.length + content.agencies.length === 0)
      return refuse("REPLY_EMPTY");
    await agreement.saveReplyDraft({
      organisationId: organisation,
      circleId: circle.circleId,
      versionId,
      letterNumber: number,
      letterDate: date,
      content,
      contentHash: contentHash(content),
      preparedBy: personOf(principal),
      preparedAt: now,
      synthetic: version.synthetic,
    });
    await duty.close(preparedRef(versionId), "cancelled", now);
    await duty.raise([
      {
        ...{ dutyId: randomUUID(), organisationId: organisation, personId: null, role: "head" },
        title: { id: "Rilis jawaban atas naskah", en: "Release the reply to a text" },
        note: version.content.title,
        recordKind: "agreement.reply-draft",
        recordId: versionId,
        path: `/agreement/versions/${versionId}#reply`,
        nextActor: null,
        dueOn: dayAfter(today, daysToRelease),
        raisedBy: personOf(principal),
        synthetic: version.synthetic,
      },
    ]);
    touch(preparedRef(versionId));
    return { ok: true, comments: content.comments.length, stances: content.stances.length };
  },
});
