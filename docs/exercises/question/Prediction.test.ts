import { describe, expect, test } from 'bun:test';

import { Prediction } from './Prediction.svelte';

const OUTCOMES = ['nobody', 'all-but-me', 'me-too'];

function predict(option: number) {
	const prediction = new Prediction();
	prediction.chosen = option;
	prediction.make(OUTCOMES);
	return prediction;
}

describe('Prediction', () => {
	test('is compared with what came, right or wrong', () => {
		const [right, wrong] = [predict(1), predict(2)];
		for (const prediction of [right, wrong]) prediction.came('all-but-me');
		expect(right.state).toBe('right');
		expect(wrong.state).toBe('wrong');
		expect(wrong.happened).toBe(1);
	});

	test('hangs on what came and on nothing else', () => {
		const prediction = predict(2);
		prediction.came('me-too');
		expect(prediction.state).toBe('right');
	});

	test('does not count a run before it was made', () => {
		const prediction = new Prediction();
		expect(prediction.came('nobody')).toBeFalse();
		prediction.make(OUTCOMES);
		expect(prediction.state).toBe('open');
		prediction.chosen = 0;
		prediction.came('nobody');
		expect(prediction.state).toBe('open');
	});

	test('cannot be changed once it was made, and the first run decides', () => {
		const prediction = predict(0);
		prediction.chosen = 1;
		expect(prediction.chosen).toBe(0);
		prediction.came('all-but-me');
		expect(prediction.came('nobody')).toBeFalse();
		expect(prediction.state).toBe('wrong');
	});

	test('waits for another run where no option stands for what came', () => {
		const prediction = predict(0);
		prediction.came('something else');
		expect(prediction.state).toBe('other');
		prediction.came('nobody');
		expect(prediction.state).toBe('right');
	});

	test('can be made again', () => {
		const prediction = predict(0);
		prediction.came('nobody');
		prediction.again();
		expect(prediction.state).toBe('open');
		expect(prediction.chosen).toBeUndefined();
	});
});
