import type { Check, ClientExercise } from './exercise';
import { CheckFailed, ProgramGone } from './failure';
import { inTurn } from './in-turn';
import type { OpenedStage, Stage } from './stage';
import { Stand } from './stand';
import type { Verdict, Verdicts } from './verdict';

/** Checks a client on the stage that it runs on, and tells of each check as soon as it is decided. */
export async function* checkClient<Name extends string>(
	{ checks }: Pick<ClientExercise<Name>, 'checks'>,
	opened: OpenedStage,
): Verdicts<Name> {
	yield* inTurn(checks, async (check): Promise<Verdict<Name>> => {
		if (opened.type === 'open') return judge(check, opened.stage);
		const diagnosis = { type: opened.type };
		return { check: check.name, type: 'failed', diagnosis, conversation: [] };
	});
}

async function judge<Name extends string>(
	{ name, run }: Check<Name, Stand>,
	stage: Stage,
): Promise<Verdict<Name>> {
	const stand = new Stand(stage);
	try {
		await run(stand);
		await stand.dispose();
		return { check: name, type: 'passed' };
	} catch (error) {
		const failed = { check: name, type: 'failed', conversation: [...stand.conversation] } as const;
		if (error instanceof ProgramGone) return { ...failed, diagnosis: { type: 'client-ended' } };
		if (!(error instanceof CheckFailed)) throw error;
		await stand.dispose();
		return { ...failed, expected: error.expected };
	}
}
