import type { Pipe } from '#docs/playground/bun/wire';

interface Passes {
	readonly type: string;
	readonly data?: string | ArrayBuffer;
	readonly bytes?: ArrayBuffer;
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

function sizeOf({ data, bytes }: Passes): number {
	if (typeof data === 'string') return data.length;
	return (data ?? bytes)?.byteLength ?? 0;
}
