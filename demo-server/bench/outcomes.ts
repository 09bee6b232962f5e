import type { ContenderName } from './contenders';
import type { FanOutResult } from './fan-out';
import type { IdleResult } from './idle';
import { median } from './statistics';

export interface FanOutOutcome {
	readonly contender: ContenderName;
	readonly round: number;
	/** Messages a second. */
	readonly rate: number;
	readonly result: FanOutResult;
}

export interface IdleOutcome {
	readonly contender: ContenderName;
	readonly result: IdleResult;
}

export interface Spread {
	readonly middle: number;
	readonly least: number;
	readonly most: number;
}

function spread(values: readonly number[]): Spread {
	return { middle: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Everything that was measured, and what can be asked of it. */
export class Outcomes {
	readonly fanOut: FanOutOutcome[] = [];
	readonly idle: IdleOutcome[] = [];

	/** A figure of a contender at a rate, over all rounds. */
	figure(
		contender: ContenderName,
		rate: number,
		of: (result: FanOutResult) => number,
	): Spread | undefined {
		const values = this.#at(contender, rate).map(({ result }) => of(result));
		return values.length > 0 ? spread(values) : undefined;
	}

	/** A figure of one contender over that of another, round by round. */
	ratio(
		upper: ContenderName,
		lower: ContenderName,
		rate: number,
		of: (result: FanOutResult) => number,
	): Spread | undefined {
		const below = this.#at(lower, rate);
		const ratios = this.#at(upper, rate).flatMap(({ round, result }) => {
			const partner = below.find((candidate) => candidate.round === round);
			return partner ? [of(result) / of(partner.result)] : [];
		});
		return ratios.length > 0 ? spread(ratios) : undefined;
	}

	memory(contender: ContenderName, of: (result: IdleResult) => number): Spread | undefined {
		const own = this.idle.filter((outcome) => outcome.contender === contender);
		return own.length > 0 ? spread(own.map(({ result }) => of(result))) : undefined;
	}

	#at(contender: ContenderName, rate: number): FanOutOutcome[] {
		return this.fanOut.filter(
			(outcome) => outcome.contender === contender && outcome.rate === rate,
		);
	}
}
