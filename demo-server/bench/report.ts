import { CONTENDERS } from './contenders';
import type { FanOutResult } from './fan-out';
import { goals } from './goals';
import type { Outcomes, Spread } from './outcomes';
import { type Plan, rateName } from './plan';
import { table } from './table';
import { isGeneratorLimit } from './verdict';

const count = (value: number) => Math.round(value).toLocaleString('en');
const fixed = (digits: number) => (value: number) => value.toFixed(digits);
const percent = (value: number) => `${Math.round(value * 100)} %`;

function show(spread: Spread | undefined, format: (value: number) => string): string {
	return spread ? format(spread.middle) : '–';
}

/** Everything that was measured, as the README shows it. */
export function report(outcomes: Outcomes, plan: Plan): string {
	const parts = plan.rates.map((rate) => fanOutTable(outcomes, plan, rate));
	if (outcomes.idle.length > 0) parts.push(idleTable(outcomes, plan));
	return [...parts, goalTable(outcomes, plan)].join('\n');
}

function fanOutTable(outcomes: Outcomes, plan: Plan, rate: number): string {
	const cpu = ({ cpuPerDelivery }: FanOutResult) => cpuPerDelivery;
	const rows = plan.contenders.map((name) => {
		const figure = (of: (result: FanOutResult) => number, format: (value: number) => string) =>
			show(outcomes.figure(name, rate, of), format);
		const limited = outcomes.fanOut.filter(
			({ contender, rate: at, result }) =>
				contender === name && at === rate && isGeneratorLimit(result),
		);
		return [
			CONTENDERS[name].title,
			figure(({ deliveriesPerSecond }) => deliveriesPerSecond, count),
			figure(cpu, fixed(2)),
			show(outcomes.ratio(name, 'bun-publish', rate, cpu), fixed(2)),
			figure(({ serverCpu }) => serverCpu, percent),
			figure(({ generatorCpu }) => generatorCpu, percent),
			figure(({ starved }) => starved, percent),
			figure(({ joinMs }) => joinMs, count),
			limited.length > 0 ? `in ${limited.length} of ${plan.rounds}` : '',
		];
	});
	const head = [
		rateName(rate),
		'deliveries/s',
		'µs CPU each',
		'over bare',
		'server CPU',
		'generator CPU',
		'starved',
		`ms to join ${plan.subscribers}`,
		'generator was the limit',
	];
	return table(head, rows);
}

function idleTable(outcomes: Outcomes, plan: Plan): string {
	const rows = plan.contenders.map((name) => [
		CONTENDERS[name].title,
		show(
			outcomes.memory(name, ({ rss }) => rss),
			count,
		),
		show(
			outcomes.memory(name, ({ rssFromFifth }) => rssFromFifth),
			count,
		),
		show(
			outcomes.memory(name, ({ heap }) => heap),
			count,
		),
	]);
	const head = [
		`${plan.idleConnections.toLocaleString('en')} idle, rooms of ${plan.perRoom}`,
		'bytes each',
		'each after the first fifth',
		'of it JavaScript',
	];
	return table(head, rows);
}

function goalTable(outcomes: Outcomes, plan: Plan): string {
	const rows = goals(outcomes, plan).map(({ name, wanted, measured, met }) => [
		name,
		wanted,
		measured,
		met ? 'met' : 'MISSED',
	]);
	return table(['goal', 'wanted', 'measured, middle (least–most)', ''], rows);
}
