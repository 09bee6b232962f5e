/** `npm run fuzz`: a million frames and messages, good and bad, the same for the same seed. */
import { readFlags } from './flags';
import { fuzz, type FuzzPlan } from './fuzz/run';

const HELP = `Sends the demo server what no client should, and looks whether it minds.

Usage: npm run fuzz -- [options]

  --count N   messages (default 1000000)
  --seed N    the same seed sends the same (default: by the clock)
  --port N    the first of two ports (default 5496)
`;

const flags = readFlags(HELP, { numbers: ['count', 'seed', 'port'] });
const { count = 1_000_000, seed = Date.now() % 1_000_000, port = 5496 } = flags;
const SHOWN = 20;

let faults = 0;
const fault = (text: string) => {
	faults += 1;
	if (faults <= SHOWN) console.error(`FAULT: ${text}`);
};
console.log(`seed ${seed}`);
const begun = performance.now();
const plans: FuzzPlan[] = [
	// A client that misbehaves is closed here after some ninety messages: its guards are fuzzed too.
	{
		server: 'ours-hasty',
		port,
		seed,
		count: 0.1 * count,
		perConnection: 120,
		wordEvery: 60,
		fault,
	},
	{
		server: 'ours',
		port: port + 1,
		seed: seed + 1,
		count: 0.9 * count,
		perConnection: 400,
		wordEvery: 5,
		fault,
	},
];
for (const plan of plans) console.log(String(await fuzz(plan)));
console.log(`${Math.round((performance.now() - begun) / 1000)} s, ${faults} faults, seed ${seed}`);
process.exit(faults === 0 ? 0 : 1);
