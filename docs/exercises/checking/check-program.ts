import { diagnose, type Diagnosis } from './diagnose';
import type { Check, ServerExercise } from './exercise';
import { CannotCheck, CheckFailed, DialFailed } from './failure';
import { inTurn } from './in-turn';
import { Probe } from './probe';
import type { Surroundings } from './surroundings';
import type { Verdict, Verdicts } from './verdict';

/**
 * Checks a server, and tells of each check as soon as it is decided.
 * @param url - the program's endpoint, such as `ws://localhost:3000/ws`
 */
export async function* checkProgram<Name extends string>(
	{ checks }: Pick<ServerExercise<Name>, 'checks'>,
	url: string,
	surroundings: Surroundings,
): Verdicts<Name> {
	const probes: Probe[] = [];
	const ask = async (code?: number, address = url) => {
		const knock = await surroundings.knock(address);
		return diagnose(knock, { wasUp: probes.some(({ connected }) => connected), code });
	};
	try {
		yield* inTurn(checks, (check) => {
			const probe = new Probe(url, surroundings);
			probes.push(probe);
			return judge(check, probe, ask);
		});
	} finally {
		// Not earlier: a program that stumbles when somebody leaves is to stumble in the check for it.
		for (const probe of probes) probe.dispose();
	}
}

async function judge<Name extends string>(
	{ name, closes, run }: Check<Name>,
	probe: Probe,
	ask: (code?: number, address?: string) => Promise<Diagnosis>,
): Promise<Verdict<Name>> {
	try {
		await run(probe);
		return { check: name, type: 'passed' };
	} catch (error) {
		const conversation = [...probe.conversation];
		if (error instanceof CannotCheck) {
			return { check: name, type: 'skipped', reason: error.reason };
		}
		if (error instanceof DialFailed) {
			const diagnosis = await ask(closes, error.url);
			return { check: name, type: 'failed', diagnosis, conversation };
		}
		if (!(error instanceof CheckFailed)) throw error;
		const { expected } = error;
		const failed = { check: name, type: 'failed', expected, conversation } as const;
		// 1006 is what every client sees when the program has died (RFC 6455, section 7.1.5).
		const wasCut = conversation.some((moment) => moment.type === 'closed' && moment.code === 1006);
		const diagnosis = wasCut ? await ask() : undefined;
		return diagnosis?.type === 'ended' ? { ...failed, diagnosis } : failed;
	}
}
