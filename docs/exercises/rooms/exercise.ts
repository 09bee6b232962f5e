import type { ServerExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const rooms: ServerExercise<CheckName> = {
	program: 'server',
	slug: 'rooms',
	lesson: 'chat-app',
	checks,
	words,
};
