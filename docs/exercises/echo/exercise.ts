import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const echo: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'echo',
	lesson: 'first-connection',
	checks,
	words,
};
