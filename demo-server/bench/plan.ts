import type { ContenderName } from './contenders';

/** What one call of `npm run bench` does. */
export interface Plan {
	readonly contenders: readonly ContenderName[];
	readonly rounds: number;
	/** Messages a second; `Infinity` is as many as the server takes. */
	readonly rates: readonly number[];
	readonly subscribers: number;
	readonly bytes: number;
	readonly warmUpMessages: number;
	readonly warmUp: number;
	readonly seconds: number;
	readonly idleConnections: number;
	readonly idleRounds: number;
	/** A class. */
	readonly perRoom: number;
}

export const FULL: Omit<Plan, 'contenders'> = {
	rounds: 5,
	rates: [30, 50, 1_000, Infinity],
	subscribers: 300,
	bytes: 128,
	warmUpMessages: 1_000,
	warmUp: 1,
	seconds: 4,
	idleConnections: 10_000,
	idleRounds: 3,
	perRoom: 300,
};

/** To see that everything runs; its figures mean little. */
export const QUICK: Omit<Plan, 'contenders'> = {
	...FULL,
	rounds: 1,
	warmUpMessages: 300,
	warmUp: 0.5,
	seconds: 1,
	idleConnections: 2_000,
	idleRounds: 1,
};

export function rateName(perSecond: number): string {
	return perSecond === Infinity ? 'flat out' : `${perSecond.toLocaleString('en')}/s`;
}
