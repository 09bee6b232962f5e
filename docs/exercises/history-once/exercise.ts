import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const historyOnce: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'history-once',
	lesson: 'chat-app',
	checks,
	words,
};
