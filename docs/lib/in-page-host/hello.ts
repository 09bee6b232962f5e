/** What a tab says to the worker, together with the port that it will speak through. */
export interface Hello {
	/**
	 * A lock that the tab holds for as long as it lives, so that the worker learns of an end of
	 * which no event tells: a crash, or a phone that drops the tab. Locks need a secure context.
	 */
	readonly lock: string | undefined;
}

export const isHello = (data: unknown): data is Hello =>
	typeof data === 'object' &&
	data !== null &&
	'lock' in data &&
	(data.lock === undefined || typeof data.lock === 'string');
