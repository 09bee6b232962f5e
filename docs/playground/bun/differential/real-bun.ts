import { scratch } from '#docs/lib/testing/scratch';
import { fileOf, isFile } from './compile';
import { normalise } from './in-page';
import { type Case, Recorder, type Transcript } from './stage';

/** What Bun writes about an error: the line that names it, among excerpts and stack traces. */
const ERROR = /^(?:\w*[Ee]rror(?: \[\w+\])?: .*|error: .*)$/;

/**
 * Plays a case on real Bun, in a process of its own, until its transcript has become the expected
 * one or no more can come; `expected` only tells how long to wait.
 */
export async function playOnBun(
	{ server, play, differs }: Case,
	expected: Transcript,
): Promise<Transcript> {
	await using folder = await scratch();
	const file = isFile(server) ? fileOf(server) : await folder.write('index.ts', server);
	const child = Bun.spawn([process.execPath, file], {
		// As a reader runs it: a test runner around it may ask for colours, and set NODE_ENV.
		env: {
			...process.env,
			BUN_PORT: '0',
			NO_COLOR: '1',
			FORCE_COLOR: undefined,
			NODE_ENV: undefined,
		},
		stdout: 'pipe',
		stderr: 'pipe',
	});
	const recorder = new Recorder();
	const { transcript } = recorder;
	const reading = Promise.all([
		eachLine(child.stdout, (line) => {
			recorder.print(line);
		}),
		eachLine(child.stderr, (line) => {
			if (isOfProgram(line)) recorder.print(line);
		}),
	]).then(async () => {
		recorder.end(await child.exited);
	});

	try {
		const address = /http:\/\/localhost:\d+/;
		const origin = () => address.exec(transcript.printed.join('\n'))?.[0];
		await recorder.until(() => origin() !== undefined || transcript.ended !== undefined);
		const { WebSocket } = globalThis;
		await play(
			recorder.stage({ origin: origin() ?? 'http://localhost:1', WebSocket, fetch, handled }),
		);
		const isEqual = () => Bun.deepEquals(ordered(normalise(transcript)), ordered(expected));
		// Where the words may differ, as many of them are enough.
		const isAsLong = () => differs !== undefined && linesOf(transcript) >= linesOf(expected);
		await recorder.until(() => isEqual() || isAsLong()).catch(() => undefined);
		return structuredClone(normalise(transcript));
	} finally {
		child.kill('SIGKILL');
		await reading;
	}
}

const linesOf = ({ clients, printed, ended }: Transcript): number =>
	Object.values(clients).flat().length + printed.length + (ended === undefined ? 0 : 1);

/** A server reads in order, and answers a ping (RFC 6455, section 5.5.2) as it reads it. */
function handled(socket: WebSocket): Promise<void> {
	return new Promise((resolve) => {
		socket.addEventListener('pong', () => resolve(), { once: true });
		// Bun's client can; a browser's cannot.
		if ('ping' in socket && typeof socket.ping === 'function')
			Reflect.apply(socket.ping, socket, []);
	});
}

/** Standard output and standard error are two streams: which came first cannot be told. */
export function ordered(transcript: Transcript): Transcript {
	const isError = (line: string) => ERROR.test(line) || line.startsWith('! ');
	const printed = transcript.printed;
	return {
		...transcript,
		printed: [...printed.filter((line) => !isError(line)), ...printed.filter(isError)],
	};
}

/** Lines of an error's report that name it, and what the program itself wrote with a `! `. */
const isOfProgram = (line: string) => ERROR.test(line) || line.startsWith('! ');

async function eachLine(
	stream: ReadableStream<Uint8Array>,
	tell: (line: string) => void,
): Promise<void> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const bytes of stream) {
		const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) tell(line);
	}
	if (rest !== '') tell(rest);
}
