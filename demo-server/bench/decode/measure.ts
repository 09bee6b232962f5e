/** Decodes every workload with both decoders in turns, and writes what each took as JSON. */
import { type DecoderName, DECODERS } from './decoders';
import { piecesOf, type Workload, WORKLOADS } from './workloads';

/** Milliseconds that each decoder took for a workload, round by round. */
export interface Taken {
	readonly name: string;
	readonly payload: number;
	readonly messages: number;
	readonly took: Readonly<Record<DecoderName, readonly number[]>>;
}

/** Rounds before those that count, in which the runtime compiles. */
const WARM_UP = 4;
const NAMES = Object.keys(DECODERS) as DecoderName[];

function timed(name: DecoderName, workload: Workload): number {
	const pieces = piecesOf(workload);
	const begun = performance.now();
	const { messages, payload } = DECODERS[name](pieces);
	const took = performance.now() - begun;
	if (messages !== workload.messages || payload !== workload.payload) {
		throw new Error(`${name} has read ${messages} messages of ${workload.messages}.`);
	}
	return took;
}

const rounds = Number(process.argv[2]);
const results = WORKLOADS.map((workload): Taken => {
	const took: Record<DecoderName, number[]> = { ours: [], ws: [] };
	for (let round = -WARM_UP; round < rounds; round += 1) {
		const turn = round % 2 === 0 ? NAMES : NAMES.toReversed();
		for (const name of turn) {
			const one = timed(name, workload);
			if (round >= 0) took[name].push(one);
		}
	}
	const { name, payload, messages } = workload;
	return { name, payload, messages, took };
});
process.stdout.write(JSON.stringify(results));
