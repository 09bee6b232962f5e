/**
 * `npm test`: installs what the checks need, runs all of them though one may fail, and closes with
 * their number. `npm run check`, `test:unit` and `test:browser` run a part.
 */
import { announce, runCommand, Trouble } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { groups, stages } from './stages.mjs';

const group = process.argv[2] ?? 'all';

await runCommand(async () => {
	if (!Object.hasOwn(groups, group)) {
		throw new Trouble(`There is no group "${group}"; there are ${Object.keys(groups).join(', ')}.`);
	}
	await ensureInstalled();
	const took = announce(`Checking (${group})`);
	let passed = 0;
	let failed = 0;
	/** @type {string[]} */
	const faults = [];
	for (const lanes of groups[group] ?? []) {
		await Promise.all(
			lanes.map(async (lane) => {
				for (const name of lane) {
					const tally = await stages[name]?.();
					passed += tally?.passed ?? 0;
					failed += tally?.failed ?? 1;
					faults.push(...(tally?.faults ?? []));
				}
			}),
		);
	}
	console.log(`\nAll of it took ${took()}.`);
	// Once more, for the reason stands far above.
	for (const fault of faults) console.log(`  ✗ ${fault}`);
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 && passed > 0 ? 0 : 1;
});
