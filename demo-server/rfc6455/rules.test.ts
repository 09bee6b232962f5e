import { describe, expect, test } from 'bun:test';
import { Receiver, VIOLATIONS } from '#rfc6455';
import { FRAME_CASES } from '#demo-server/testing/rfc6455/cases';
import { heard } from '#demo-server/testing/rfc6455/heard';
import {
	LONGEST_MESSAGE,
	octetsOf,
	type RuleCase,
	type Sender,
} from '#demo-server/testing/rfc6455/rule-case';

function listen({ compression, ...rule }: RuleCase, sender: Sender): string[] {
	const receiver = new Receiver({ sender, compression, longestMessage: LONGEST_MESSAGE });
	return receiver.push(octetsOf(rule, sender)).map(heard);
}

const named = FRAME_CASES.map((rule) => [rule.group, rule.name, rule] as const);

describe('what a client sends', () => {
	const cases = named.filter(([, , { sender }]) => sender !== 'server');
	test.each(cases)('%s: %s', (_group, _name, rule) => {
		expect(listen(rule, 'client')).toEqual([...rule.heard]);
	});
});

describe('what a server sends', () => {
	const cases = named.filter(([, , { sender }]) => sender !== 'client');
	test.each(cases)('%s: %s', (_group, _name, rule) => {
		expect(listen(rule, 'server')).toEqual([...rule.heard]);
	});
});

test('the cases have names of their own, and there are enough of them', () => {
	const names = new Set(named.map(([group, name]) => `${group}: ${name}`));
	expect(names.size).toBe(FRAME_CASES.length);
	expect(names.size).toBeGreaterThanOrEqual(300);
});

test('every rule of the list is broken by a case', () => {
	const broken = new Set(
		FRAME_CASES.flatMap((rule) => rule.heard.map((line) => line.split(' ')[1])),
	);
	expect(Object.keys(VIOLATIONS).filter((rule) => !broken.has(rule))).toEqual([]);
});
