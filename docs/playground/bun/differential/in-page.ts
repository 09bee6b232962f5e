import * as hono from 'hono';
import * as honoBun from 'hono/bun';
import * as honoCors from 'hono/cors';
import * as honoStreaming from 'hono/streaming';

import { createClient } from '#docs/playground/bun/client';
import { joinedPipes } from '#docs/playground/bun/joined-pipes';
import { Network } from '#docs/playground/bun/network';
import { Program } from '#docs/playground/bun/program';
import { type Case, Recorder, type Transcript } from './stage';

const packages = {
	hono,
	'hono/bun': honoBun,
	'hono/cors': honoCors,
	'hono/streaming': honoStreaming,
};
const PORT = 3000;

/** A program as CommonJS, by path, and where it begins. */
export interface Compiled {
	files: Record<string, string>;
	entry: string;
}

/** What a page needs of Node's `Buffer`. */
interface BufferFrom {
	from(bytes: ArrayBuffer): Uint8Array;
}

/** The program whose promises are on their way: a rejection does not tell whose it is. */
let running: Program | undefined;

/** Has to be called for each promise that nobody waits for, as `unhandledrejection` tells of it. */
export function onUnhandledRejection(reason: unknown): void {
	running?.fail(reason, 'rejection');
}

/** Plays a case on the in-page Bun. */
export async function playInPage(
	{ play }: Case,
	compiled: Compiled,
	globals: Readonly<Record<string, unknown>> & { Buffer: BufferFrom },
): Promise<Transcript> {
	const recorder = new Recorder();
	const network = new Network();
	const program = new Program({
		...compiled,
		packages,
		network,
		env: { BUN_PORT: String(PORT) },
		toBuffer: (bytes) => globals.Buffer.from(bytes),
		// What compiled code calls, and reads.
		globals: { ...globals, __at: () => undefined, import_meta: { main: true } },
		print: (_level, text) => {
			recorder.print(text);
		},
		onEnd: (code) => {
			recorder.end(code);
		},
	});
	running = program;
	const [ours, theirs] = joinedPipes();
	const leave = network.accept(theirs);
	try {
		await program.run();
		const { WebSocket, fetch } = createClient(ours);
		const origin = `http://localhost:${String(PORT)}`;
		// Nobody listens there; whatever was sent before comes before that answer.
		const handled = () =>
			fetch('http://localhost:1/').then(
				() => undefined,
				() => undefined,
			);
		await play(recorder.stage({ origin, WebSocket, fetch, handled }));
		await handled();
		await handled();
		return normalise(recorder.transcript);
	} finally {
		leave();
		program.end(0);
	}
}

/** Takes out what cannot be equal: the port. */
export function normalise(transcript: Transcript): Transcript {
	const text = JSON.stringify(transcript).replaceAll(/localhost:\d+/g, 'localhost:PORT');
	return { ...transcript, ...(JSON.parse(text) as Partial<Transcript>) };
}
