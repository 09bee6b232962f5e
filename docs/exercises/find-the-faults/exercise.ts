import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const findTheFaults: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'find-the-faults',
	lesson: 'chat-app',
	checks,
	words,
};
