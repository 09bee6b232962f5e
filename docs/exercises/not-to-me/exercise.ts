import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const notToMe: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'not-to-me',
	lesson: 'pub-sub',
	checks,
	words,
};
