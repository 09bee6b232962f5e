import type { FanOutResult } from './fan-out';
import type { Outcomes, Spread } from './outcomes';
import { type Plan, rateName } from './plan';

/** One goal, and what became of it. */
export interface Goal {
	readonly name: string;
	readonly wanted: string;
	readonly measured: string;
	readonly met: boolean;
}

const cpu = ({ cpuPerDelivery }: FanOutResult) => cpuPerDelivery;
const deliveries = ({ deliveriesPerSecond }: FanOutResult) => deliveriesPerSecond;

/** How many times as much ours delivers. */
const RIVALS = [
	['ws-node', 4],
	['socket-io', 8],
] as const;
/** Messages a second from which the rivals have no time left. */
const SATURATING = 1_000;
/** Bytes of server memory that an idle connection may take. */
const IDLE_BYTES = 4_096;

/** Holds what was measured against what we set ourselves; what was not measured is left out. */
export function goals(outcomes: Outcomes, plan: Plan): Goal[] {
	const list: Goal[] = [];
	const add = (
		name: string,
		wanted: string,
		measured: Spread | undefined,
		isMet: (middle: number) => boolean,
		show: (value: number) => string = (value) => value.toFixed(2),
	) => {
		if (!measured) return;
		const { middle, least, most } = measured;
		const text = `${show(middle)} (${show(least)}–${show(most)})`;
		list.push({ name, wanted, measured: text, met: isMet(middle) });
	};
	for (const rate of plan.rates) {
		add(
			`CPU for each delivery over bare Bun, ${rateName(rate)}`,
			'≤ 1.10',
			outcomes.ratio('ours', 'bun-publish', rate, cpu),
			(middle) => middle <= 1.1,
		);
	}
	for (const [rival, wanted] of RIVALS) {
		for (const rate of plan.rates.filter((candidate) => candidate >= SATURATING)) {
			const isMet = (middle: number) => middle >= wanted;
			const name = `over ${rival}, ${rateName(rate)}`;
			const times = `≥ ${wanted}`;
			const inTime = outcomes.ratio('ours', rival, rate, deliveries);
			const inCpu = outcomes.ratio('ours', rival, rate, (result) => 1 / cpu(result));
			add(`deliveries a second ${name}`, times, inTime, isMet);
			add(`deliveries for each second of server CPU ${name}`, times, inCpu, isMet);
		}
	}
	add(
		'bytes for each idle joined connection',
		`≤ ${IDLE_BYTES.toLocaleString('en')}`,
		outcomes.memory('ours', ({ rss }) => rss),
		(middle) => middle <= IDLE_BYTES,
		(value) => Math.round(value).toLocaleString('en'),
	);
	return list;
}
