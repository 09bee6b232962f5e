import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const decodeFrame: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'decode-frame',
	lesson: 'frames',
	checks,
	words,
};
