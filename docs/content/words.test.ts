import { expect, test } from 'bun:test';

import { ERROR_CODES, REFUSALS } from '#protocol';
import { REQUEST_FAULTS, VIOLATIONS } from '#rfc6455';
import { PRESETS } from '#docs/demos/frame-lab/presets';
import { EXPERIMENTS } from '#docs/demos/raw-handshake/experiments';
import { ENDINGS } from '#docs/demos/close/Closing.svelte';
import { FIELD_NAMES } from '#docs/stage/frame/field-names';
import { STAGES } from '#docs/lib/progress/progress';
import { REASONS } from '#docs/lib/connection/reason';

import en from './i18n/en.json';
import ja from './i18n/ja.json';

const STATUSES = ['idle', 'connecting', 'open', 'reconnecting', 'closed'];

/** Words whose keys are put together from a code: nothing else would notice one that is missing. */
const KEYS = [
	...STATUSES.flatMap((status) => [
		`stage.status.${status}`,
		`pubsub.short.${status}`,
		`echo.short.${status}`,
		`chat.short.${status}`,
		`playground.socket.${status}`,
	]),
	...REASONS.map((reason) => `stage.host.reason.${reason}`),
	...['live', 'in-page'].map((kind) => `stage.host.about.${kind}`),
	...['idle', 'compiling', 'running', 'ended', 'stopped'].map((run) => `playground.status.${run}`),
	...['done', 'error', 'compile', 'failed', 'reader'].map((how) => `playground.ended.${how}`),
	...['busy', 'flood', 'console', 'memory', 'crash', 'left'].map(
		(why) => `playground.stopped.${why}`,
	),
	...['compile', 'thrown', 'rejection'].flatMap((kind) => [
		`playground.problem.${kind}`,
		`playground.problem.hint.${kind}`,
	]),
	...['newer', 'shared', 'shared-newer'].map((question) => `playground.question.${question}`),
	...['idle', 'preparing', 'checking', 'unread', 'broken'].map((run) => `exercise.status.${run}`),
	...['all', 'some', 'skipped'].map((how) => `exercise.done.${how}`),
	...['page', 'own'].map((target) => `exercise.target.${target}`),
	...['asks', 'refused'].map((reach) => `exercise.own.${reach}`),
	...['busy', 'flood', 'console', 'memory', 'crash', 'left'].map(
		(why) => `exercise.stopped.${why}`,
	),
	...['none', ...STAGES].map((stage) => `progress.${stage}`),
	...['lesson', 'exercise'].map((kind) => `progress.rule.${kind}`),
	...PRESETS.flatMap(({ name, group, choices }) => [
		`frame-lab.preset.${name}`,
		`frame-lab.preset.${name}.what`,
		`frame-lab.preset.${name}.why`,
		`frame-lab.group.${group}`,
		...choices.map((outcome) => `frame-lab.outcome.${outcome}`),
	]),
	...['close-other', 'other'].map((outcome) => `frame-lab.outcome.${outcome}`),
	...Object.keys(VIOLATIONS).map((rule) => `frame-rules.${rule}`),
	...EXPERIMENTS.flatMap(({ name }) => [
		`raw-handshake.experiment.${name}`,
		`raw-handshake.experiment.${name}.why`,
	]),
	...Object.keys(REQUEST_FAULTS).map((fault) => `raw-handshake.fault.${fault}`),
	...ENDINGS.flatMap((ending) => [`close.${ending}`, `close.${ending}.why`]),
	...Object.keys(FIELD_NAMES).map((field) => `frame.field.${field}`),
	...['relay', 'page'].flatMap((via) =>
		['idle', 'connecting', 'open', 'closed'].map((status) => `raw.${via}.${status}`),
	),
	...['too-many', 'too-often', 'no-answer', 'refused'].map((why) => `raw.trouble.${why}`),
	...['client', 'server', 'between', 'bytes-up', 'bytes-down', 'time', 'idle', 'too-fast', 'lost']
		.map((end) => `transcript.end.${end}`)
		.flatMap((key) => [key, `${key}.why`]),
	...['off', 'proxied', 'in-page', 'taken', 'unreachable'].map((why) => `tap.why.${why}`),
	...Object.keys(REFUSALS).map((refusal) => `stage.diagnosis.${refusal}`),
	...ERROR_CODES.flatMap((code) => [`pubsub.note.error.${code}`, `chat.note.error.${code}`]),
];

test.each([...new Set(KEYS)])('%s is said in both languages', (key) => {
	expect(Object.keys(ja)).toContain(key);
	expect(Object.keys(en)).toContain(key);
});
