/** `npm run bench`: ours against its rivals, in turns, and a table of what came of it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContenderName, CONTENDERS, isContender } from './contenders';
import type { FanOutResult } from './fan-out';
import { readFlags } from './flags';
import type { IdleResult } from './idle';
import type { Task } from './measure';
import { Outcomes } from './outcomes';
import { pinned } from './pinned';
import { FULL, type Plan, QUICK, rateName } from './plan';
import { report } from './report';
import { faultsOf, isGeneratorLimit } from './verdict';

const HELP = `Measures the fan-out of the demo server and of its rivals.

Usage: npm run bench -- [options]

  --quick          one short round, to see that everything runs
  --rounds N       rounds (default ${FULL.rounds})
  --only A,B       contenders: ${Object.keys(CONTENDERS).join(', ')}
  --rates A,B      messages a second, or max (default ${FULL.rates.join(',').replace('Infinity', 'max')})
  --seconds N      measured seconds of each run (default ${FULL.seconds})
  --idle N         idle connections, 0 for none (default ${FULL.idleConnections})
  --per-room N     how many of them share a room (default ${FULL.perRoom})
`;

const FIRST_PORT = 5400;
const PORTS = 90;
/** Milliseconds after which a measurement is given up: several times what the slowest takes. */
const GIVE_UP = 120_000;

const plan = readPlan();
const outcomes = new Outcomes();
const faults: string[] = [];
let runs = 0;
const begun = performance.now();

for (let round = 1; round <= plan.rounds; round += 1) {
	for (const rate of plan.rates) {
		for (const contender of inTurn(round)) await fanOut(contender, round, rate);
	}
	if (plan.idleConnections > 0 && round <= plan.idleRounds) {
		for (const contender of inTurn(round)) await idle(contender, round);
	}
	await save();
}

console.log(`\n${report(outcomes, plan)}`);
console.log(`${Math.round((performance.now() - begun) / 1000)} s`);
if (faults.length > 0) {
	console.error(`Not measured, because the work was not done:\n${faults.join('\n')}`);
	process.exitCode = 1;
}

/** Keeps what there is, so that a run that is ended early was not for nothing. */
async function save(): Promise<void> {
	const directory = join(import.meta.dir, '..', '..', '.cache', 'bench');
	const { fanOut, idle: idleOutcomes } = outcomes;
	await mkdir(directory, { recursive: true });
	await Bun.write(
		join(directory, 'results.json'),
		JSON.stringify({ plan, fanOut, idle: idleOutcomes }, infinityAsMax, '\t'),
	);
	await Bun.write(join(directory, 'results.md'), report(outcomes, plan));
}

/** JSON has no infinity. */
function infinityAsMax(_key: string, value: unknown): unknown {
	return value === Infinity ? 'max' : value;
}

/** The contenders, beginning with another one each round, so that none always follows the same. */
function inTurn(round: number): ContenderName[] {
	const first = (round - 1) % plan.contenders.length;
	return [...plan.contenders.slice(first), ...plan.contenders.slice(0, first)];
}

async function fanOut(contender: ContenderName, round: number, rate: number): Promise<void> {
	const { subscribers, bytes, warmUpMessages, warmUp, seconds } = plan;
	const result = await measured<FanOutResult>({
		kind: 'fan-out',
		contender,
		port: nextPort(),
		subscribers,
		perSecond: Number.isFinite(rate) ? rate : 'max',
		bytes,
		warmUpMessages,
		warmUp,
		seconds,
	});
	const found = result ? faultsOf(result) : ['no result'];
	const name = `round ${round}, ${rateName(rate)}, ${contender}`;
	faults.push(...found.map((fault) => `${name}: ${fault}`));
	if (!result || found.length > 0) return;
	outcomes.fanOut.push({ contender, round, rate, result });
	console.log(
		`${name}: ${Math.round(result.deliveriesPerSecond)}/s, ${result.cpuPerDelivery.toFixed(2)} µs`,
		isGeneratorLimit(result) ? '(the generator was the limit)' : '',
	);
}

async function idle(contender: ContenderName, round: number): Promise<void> {
	const result = await measured<IdleResult>({
		kind: 'idle',
		contender,
		port: nextPort(),
		connections: plan.idleConnections,
		perRoom: plan.perRoom,
	});
	if (!result) {
		faults.push(`round ${round}, idle, ${contender}: no result`);
		return;
	}
	outcomes.idle.push({ contender, result });
	console.log(`round ${round}, idle, ${contender}: ${Math.round(result.rss)} bytes each`);
}

async function measured<Result>(task: Task): Promise<Result | undefined> {
	const script = join(import.meta.dir, 'measure.ts');
	const command = [process.execPath, script, JSON.stringify(task)];
	const child = Bun.spawn(pinned('generator', command), {
		stdout: 'pipe',
		stderr: 'inherit',
		timeout: GIVE_UP,
	});
	const text = await new Response(child.stdout).text();
	if ((await child.exited) !== 0) return undefined;
	return JSON.parse(text) as Result;
}

/** Another port for each run, so that no run finds what another left in the kernel. */
function nextPort(): number {
	runs += 1;
	return FIRST_PORT + (runs % PORTS);
}

function readPlan(): Plan {
	const flags = readFlags(HELP, {
		numbers: ['rounds', 'seconds', 'idle', 'per-room'],
		words: ['only', 'rates'],
		switches: ['quick'],
	});
	const base = flags.quick ? QUICK : FULL;
	const names = Object.keys(CONTENDERS).filter(isContender);
	const wanted = flags.only?.split(',');
	const rates = flags.rates?.split(',').map((rate) => (rate === 'max' ? Infinity : Number(rate)));
	return {
		...base,
		contenders: wanted ? names.filter((name) => wanted.includes(name)) : names,
		rates: rates ?? base.rates,
		rounds: flags.rounds ?? base.rounds,
		seconds: flags.seconds ?? base.seconds,
		idleConnections: flags.idle ?? base.idleConnections,
		perRoom: flags['per-room'] ?? base.perRoom,
	};
}
