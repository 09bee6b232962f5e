import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		starts: {
			name: {
				ja: '起動して、接続を受けつける',
				en: 'It starts, and takes a connection',
			},
			failed: {
				ja: 'ターミナルに `EADDRINUSE` と出ていませんか。サーバーを起動する書き方が、このファイルには 2 つあります。1 つだけ残します。',
				en: 'Does the terminal say `EADDRINUSE`? This file starts a server in two ways. Keep one of them.',
			},
		},
		'still-delivers': {
			name: {
				ja: '発言が、ほかの人に届く',
				en: 'What one says reaches another',
			},
			failed: {
				ja: 'これは、はじめからできるはずのことです。直している途中でこわれました。`{"say":"…"}` が届いたら、`{"said":"…"}` を配ります。',
				en: 'This was meant to work from the start, and broke on the way. On `{"say":"…"}`, deliver `{"said":"…"}`.',
			},
		},
		'newcomers-get-the-past': {
			name: {
				ja: '来た人に、それまでの発言が届く',
				en: 'Newcomers get what was said so far',
			},
			failed: {
				ja: 'これも、はじめからできるはずのことです。つながった人に `{"past":[…]}` を送ります。',
				en: 'This too was meant to work from the start. Send `{"past":[…]}` to whoever connects.',
			},
		},
		'only-what-is-new': {
			name: {
				ja: '1 つの発言は、1 度しか届かない',
				en: 'Each thing said is heard once',
			},
			failed: {
				ja: '1 通ごとに、過去の発言を全部送り直しています。100 通めには、1 人が話すだけで 100 通が全員に届きます。',
				en: 'Each message sends all the past again. By the hundredth, one remark means a hundred messages for everyone.',
			},
		},
		'not-to-the-sender': {
			name: {
				ja: '送った本人には返らない',
				en: 'The sender does not hear itself',
			},
			failed: {
				ja: '`server.publish` は、送った本人にも届きます。',
				en: '`server.publish` reaches the sender too.',
			},
		},
		'one-bad-message': {
			name: {
				ja: 'おかしなメッセージが 1 通来ても、止まらない',
				en: 'One bad message does not end it',
			},
			failed: {
				ja: '`JSON.parse` は例外を投げ、だれも受けとめないと、サーバー全体が終わります。`null` や、文字でない `say` にも備え、おかしなものは配らず、過去にも入れません。',
				en: '`JSON.parse` throws, and where nothing catches it the whole server ends. Be ready for `null`, and for a `say` that is no string. What is bad is neither delivered nor kept.',
			},
		},
		forgets: {
			name: {
				ja: '覚えているのは、新しいほうから 50 通',
				en: 'It remembers the newest 50',
			},
			failed: {
				ja: '配列は、止まるまで増えつづけます。50 を超えたら、古いほうから捨てます。',
				en: 'The array grows for as long as the server runs. Past 50, drop the oldest.',
			},
		},
	},
	hints: [
		{
			ja: 'まず起動させます。`bun run` したときの最後の行を読んでください。`Bun.serve` と `export default` の両方が、ポートを取ろうとします。',
			en: 'First make it start. Read the last lines that `bun run` prints: `Bun.serve` and `export default` both try to take the port.',
		},
		{
			ja: '`server.publish` と `ws.raw?.publish` のちがいを思い出してください。',
			en: 'Remember what is different about `server.publish` and `ws.raw?.publish`.',
		},
		{
			ja: '`onMessage` の `for` を消し、届いた 1 通だけを配ります。過去を送るのは、`onOpen` の 1 度だけです。',
			en: 'Remove the `for` from `onMessage`, and deliver the one message that came. The past is sent once, in `onOpen`.',
		},
		{
			ja: '届いたものを調べる関数を 1 つ作り、`try` の中で `JSON.parse` を呼び、`say` が文字列でなければ `undefined` を返します。',
			en: 'Write one function that examines what arrived: call `JSON.parse` in `try`, and return `undefined` unless `say` is a string.',
		},
		{
			ja: '`push` のあとで、`past.length > 50` なら `past.shift()` を呼びます。',
			en: 'After the `push`, call `past.shift()` when `past.length > 50`.',
		},
	],
	starterFails: ['starts'],
};
