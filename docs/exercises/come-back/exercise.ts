import type { ClientExercise } from '#docs/exercises/checking/exercise';
import { type CheckName, checks } from './checks';
import { words } from './words';

export const comeBack: ClientExercise<CheckName> = {
	program: 'client',
	slug: 'come-back',
	lesson: 'chat-app',
	checks,
	words,
};
