import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const chat: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'chat',
	lesson: 'chat-app',
	checks,
	words,
};
