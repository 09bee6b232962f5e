import type { Head, Pipe } from '#docs/playground/bun/wire';

interface Passes {
	readonly type: string;
	readonly data?: string | ArrayBuffer;
	readonly bytes?: ArrayBuffer;
	readonly body?: ArrayBuffer;
	readonly url?: string;
	readonly headers?: Head;
	readonly protocols?: readonly string[];
	readonly reason?: string | undefined;
	readonly statusText?: string;
}

/**
 * Counts what goes out by a pipe: who hears too much is not to blame for it.
 * @param count - is told of each message with its size in bytes, roughly
 */
export function meter<Out extends Passes, In>(
	pipe: Pipe<Out, In>,
	count: (bytes: number) => void,
): Pipe<Out, In> {
	const metered: Pipe<Out, In> = {
		send(message) {
			count(sizeOf(message));
			pipe.send(message);
		},
		receive: () => undefined,
	};
	pipe.receive = (message) => {
		metered.receive(message);
	};
	return metered;
}

/** Of all that a message carries; a character counts as a byte. */
function sizeOf(message: Passes): number {
	const { data, bytes, body, url, reason, statusText, headers = [], protocols = [] } = message;
	return [
		data,
		bytes,
		body,
		url,
		reason,
		statusText,
		...headers.flat(),
		...protocols,
	].reduce<number>((sum, part) => sum + lengthOf(part), 0);
}

function lengthOf(part: string | ArrayBuffer | undefined): number {
	return typeof part === 'string' ? part.length : (part?.byteLength ?? 0);
}
