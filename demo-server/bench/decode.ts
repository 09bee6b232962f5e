/** `npm run bench:decode`: how fast the teaching codec reads, beside the receiver of `ws`. */
import { join } from 'node:path';
import { readFlags } from './flags';
import { pinned } from './pinned';
import { median } from './statistics';
import { table } from './table';
import type { Taken } from './decode/measure';

const HELP = `Measures how fast #rfc6455 decodes frames, beside the Receiver of ws.

Usage: npm run bench:decode -- [options]

  --rounds N   rounds that count (default 15)
`;

const ROOT = join(import.meta.dir, '..', '..');
const SCRIPT = join(import.meta.dir, 'decode', 'measure.ts');
const { rounds = 15 } = readFlags(HELP, { numbers: ['rounds'] });

for (const runtime of ['Bun', 'Node'] as const) {
	const results = await measured(runtime === 'Bun' ? [process.execPath, SCRIPT] : await onNode());
	console.log(
		table([runtime, 'ours, MB/s', 'messages/s', 'ws, MB/s', 'ours over ws'], results.map(row)),
	);
}

/** Both in one process, in turns; the middle of the ratios of each round. */
function row({ name, payload, messages, took }: Taken): string[] {
	const ratios = took.ours.map((ours, round) => (took.ws[round] ?? NaN) / ours);
	const perSecond = (amount: number, times: readonly number[]) => (amount / median(times)) * 1000;
	const mb = (times: readonly number[]) => (perSecond(payload, times) / 1e6).toFixed(0);
	const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
	return [
		name,
		mb(took.ours),
		Math.round(perSecond(messages, took.ours)).toLocaleString('en'),
		mb(took.ws),
		`${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
	];
}

/** Node 20 reads no TypeScript, so the script is built first. */
async function onNode(): Promise<string[]> {
	const outdir = join(ROOT, '.cache', 'bench');
	const { success, logs } = await Bun.build({
		entrypoints: [SCRIPT],
		outdir,
		target: 'node',
		naming: 'decode.mjs',
	});
	if (!success) throw new AggregateError(logs, 'The script could not be built for Node.');
	return ['node', join(outdir, 'decode.mjs')];
}

async function measured(command: readonly string[]): Promise<Taken[]> {
	const child = Bun.spawn(pinned('generator', [...command, String(rounds)]), {
		cwd: ROOT,
		stdout: 'pipe',
		stderr: 'inherit',
	});
	const text = await new Response(child.stdout).text();
	if ((await child.exited) !== 0) throw new Error('The measurement has failed.');
	return JSON.parse(text) as Taken[];
}
