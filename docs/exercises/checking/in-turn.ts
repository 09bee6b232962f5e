import { isOneOfMany } from './diagnose';
import type { Check } from './exercise';
import type { Verdict, Verdicts } from './verdict';

/**
 * Judges one check after another, and leaves out those that would say nothing. One at a time: when
 * a program dies of a message, it is known of which.
 */
export async function* inTurn<Name extends string, With>(
	checks: readonly Check<Name, With>[],
	judge: (check: Check<Name, With>) => Promise<Verdict<Name>>,
): Verdicts<Name> {
	const passed = new Set<string>();
	let isGone = false;
	for (const check of checks) {
		if (isGone || (check.needs !== undefined && !passed.has(check.needs))) {
			yield { check: check.name, type: 'left-out', because: isGone ? 'gone' : 'needs' };
			continue;
		}
		const verdict = await judge(check);
		if (verdict.type === 'passed') passed.add(check.name);
		if (verdict.type === 'failed' && verdict.diagnosis && !isOneOfMany(verdict.diagnosis)) {
			isGone = true;
		}
		yield verdict;
	}
}
