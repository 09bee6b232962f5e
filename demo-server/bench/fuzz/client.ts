import { frame, OPCODES } from '#demo-server/bench/frames';
import { Connection } from '#demo-server/bench/connection';
import { until } from '#demo-server/bench/until';
import { brokenFrame } from './broken-frames';
import type { Dice } from './dice';
import type { Endpoint } from './endpoints';
import { legalFrames } from './legal-frames';
import { payload, sound } from './payloads';

interface ClientPlan {
	readonly port: number;
	readonly path: string;
	readonly endpoint: Endpoint;
	readonly dice: Dice;
	/** Messages at most. */
	readonly messages: number;
	/** Told of every text that the server sends. */
	readonly heard: (text: string) => void;
}

export interface ClientOutcome {
	/** What the server has read; what it hung up on does not count. */
	readonly messages: number;
	readonly frames: number;
	/** The close code, or undefined when the server stayed. */
	readonly closedWith: number | undefined;
	/** The server neither answered a last ping nor hung up. */
	readonly hung: boolean;
}

/** Milliseconds in which a server has read everything, however busy it is. */
const READ_WITHIN = 20_000;
/** Milliseconds that a broken frame gets to be answered in. */
const PATIENCE = 30;
/** Messages at once; after them the server is asked whether it has read them. */
const BATCH = 16;

/** One connection from its handshake to its end. */
export async function runClient(plan: ClientPlan): Promise<ClientOutcome> {
	const { port, path, endpoint, dice, heard } = plan;
	let closedWith: number | undefined;
	let answered = 0;
	let wake: () => void = () => undefined;
	const connection = await Connection.open(port, path, {
		text: (data, start, end) => heard(data.toString('utf8', start, end)),
		pong(text) {
			answered = Math.max(answered, Number(text));
			wake();
		},
		closed(code) {
			closedWith = code;
			wake();
		},
	});

	let [messages, frames, asked] = [0, 0, 0];
	/** Whether the server has read what was sent: it answers a ping behind it, or hangs up. */
	const read = async (batch: readonly Buffer[]): Promise<boolean> => {
		asked += 1;
		connection.write(Buffer.concat([...batch, frame(OPCODES.ping, String(asked))]));
		const late = setTimeout(() => wake(), READ_WITHIN);
		if (answered < asked && closedWith === undefined) {
			await new Promise<void>((resolve) => (wake = resolve));
		}
		clearTimeout(late);
		if (answered < asked) return false;
		frames += batch.length;
		return true;
	};

	// One in five says nothing wrong, and gets as far as the limits of the rate.
	const text = dice.percent(20) ? sound : payload;
	const hello = endpoint.hello !== undefined && dice.percent(75);
	let batch = hello ? [frame(OPCODES.text, JSON.stringify(endpoint.hello))] : [];
	while (messages < plan.messages) {
		const count = Math.min(BATCH, plan.messages - messages);
		for (let one = 0; one < count; one += 1) {
			batch.push(...legalFrames(dice, text(dice, endpoint)));
		}
		if (!(await read(batch))) break;
		messages += count;
		batch = [];
	}

	const hung = closedWith === undefined && answered < asked;
	if (!connection.gone && dice.percent(50)) {
		const { farewells } = endpoint;
		const last =
			farewells && dice.percent(20) ? frame(OPCODES.text, dice.pick(farewells)) : brokenFrame(dice);
		connection.write(last);
		messages += 1;
		frames += 1;
		// The server hangs up, or waits for the rest of a frame.
		await until(() => connection.gone, PATIENCE, 1);
	}
	if (dice.percent(50)) connection.close();
	const stayed = closedWith === undefined;
	connection.cut();
	return { messages, frames, closedWith: stayed ? undefined : closedWith, hung };
}
