/** Why the demos run in the page: what was found out about the server, or the reader's wish. */
export const REASONS = ['unreachable', 'no-demo-server', 'upgrade-required', 'chosen'] as const;
export type Reason = (typeof REASONS)[number];

/** Whether a text, such as another tab's, names a reason. */
export const isReason = (text: unknown): text is Reason =>
	REASONS.some((reason) => reason === text);
