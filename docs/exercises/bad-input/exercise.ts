import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const badInput: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'bad-input',
	lesson: 'chat-app',
	checks,
	words,
};
