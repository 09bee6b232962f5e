/**
 * Prints how long a right program waits for its verdict in a terminal: from the start of its process
 * to the last check, and of that the checks alone. Run it with
 * `npx bun docs/exercises/testing/times.ts`; the page's own figures come with its browser tests.
 */
import { fileURLToPath } from 'node:url';

import { fileOf } from '#docs/exercises/checking/exercise';
import { exercises } from '#docs/exercises/exercises';
import { check, PATIENCE } from './check';

const ROUNDS = 5;

for (const exercise of exercises) {
	const path = `../${exercise.slug}/solution/${fileOf(exercise)}`;
	const file = fileURLToPath(new URL(path, import.meta.url));
	const whole: number[] = [];
	const checks: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const begun = performance.now();
		let first = begun;
		const verdicts = await check(exercise, file, {
			patience: PATIENCE.ample,
			begun: () => (first = performance.now()),
		});
		const end = performance.now();
		if (verdicts.some(({ type }) => type !== 'passed')) throw new Error(`${path} does not pass.`);
		whole.push(end - begun);
		checks.push(end - first);
	}
	const [all, alone] = [median(whole), median(checks)].map((time) => time.toFixed(0).padStart(5));
	console.log(`${exercise.slug.padEnd(16)} ${all} ms, of which the checks ${alone} ms`);
}

function median(values: readonly number[]): number {
	const middle = Math.floor(values.length / 2);
	return values.toSorted((one, other) => one - other)[middle] ?? 0;
}
