import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'good-message': {
			name: {
				ja: '正しいメッセージが、ほかの人に届く',
				en: 'A good message reaches the others',
			},
			failed: {
				ja: '`{"type":"say","text":"…"}` が届いたら、`{"type":"said","text":"…"}` をほかの人に配ります。はじめのコードでは、もうできていました。',
				en: 'On `{"type":"say","text":"…"}`, deliver `{"type":"said","text":"…"}` to the others. The starter did that already.',
			},
		},
		'survives-not-json': {
			name: {
				ja: 'JSON でない文字が来ても、サーバーは止まらない',
				en: 'The server survives what is not JSON',
			},
			failed: {
				ja: '`JSON.parse` は、JSON でない文字に例外を投げます。だれも受けとめなければ、サーバー全体が終わります。`try` と `catch` で囲み、エラーの返事に変えます。',
				en: '`JSON.parse` throws when the text is not JSON. If nothing catches it, the whole server ends. Put it into `try` and `catch`, and turn the exception into an answer.',
			},
		},
		'survives-wrong-shape': {
			name: {
				ja: '形のちがう JSON が来ても、サーバーは止まらない',
				en: 'The server survives JSON of the wrong shape',
			},
			failed: {
				ja: '`null` も `42` も、正しい JSON です。`null` のフィールドを読むと例外になります。オブジェクトかどうかを、先に確かめます。',
				en: '`null` and `42` are valid JSON. Reading a field of `null` throws. Find out first whether it is an object.',
			},
		},
		'survives-bytes': {
			name: {
				ja: 'バイト列が来ても、サーバーは止まらない',
				en: 'The server survives bytes',
			},
			failed: {
				ja: 'メッセージは文字とは限りません。`event.data` がバイト列でも、例外を投げずにエラーを返します。',
				en: 'A message need not be text. When `event.data` is bytes, answer with an error and do not throw.',
			},
		},
		'stays-open': {
			name: {
				ja: '送った人の接続も、閉じない',
				en: 'The sender stays connected',
			},
			failed: {
				ja: 'まちがえた人にも、もう一度話す機会を残します。エラーのときに `ws.close()` を呼んでいないか確かめてください。',
				en: 'Whoever made a mistake may try again. Look for a `ws.close()` on error.',
			},
		},
		'answers-with-error': {
			name: {
				ja: '1 つずつ、エラーの返事が来る',
				en: 'Each is answered with an error',
			},
			failed: {
				ja: 'どの悪いメッセージにも、送った本人に `{"type":"error"}` を返します。やりとりの最後のメッセージに、返事がありませんでした。`text` が文字列かどうか、空でないかも確かめていますか。配列にも `length` があります。',
				en: 'Each bad message is answered with `{"type":"error"}`, to its sender. The last message above got none. Do you check that `text` is a string, and not empty? An array has a `length` as well.',
			},
		},
		'no-error-without-cause': {
			name: {
				ja: '正しいメッセージに、エラーを返さない',
				en: 'A good message gets no error',
			},
			failed: {
				ja: '500 文字ちょうどは正しく、知らないフィールドがあっても正しいメッセージです。条件がきびしすぎます。',
				en: 'A text of just 500 characters is fine, and so is a field that you do not know. A condition is too strict.',
			},
		},
		'too-long': {
			name: {
				ja: '500 文字を超えると、エラーになり、配られない',
				en: 'More than 500 characters are refused',
			},
			failed: {
				ja: '`text.length` を確かめ、長すぎれば一部も配りません。大きさを決めておかないと、1 人が送った巨大な文字を全員が受けとります。',
				en: 'Check `text.length`, and deliver no part of what is too long. Without a limit, what one person sends, however large, everyone receives.',
			},
		},
		'others-untouched': {
			name: {
				ja: 'ほかの人には、何も伝わらない',
				en: 'The others notice nothing',
			},
			failed: {
				ja: 'エラーは、まちがえた本人にだけ `ws.send` で返します。知らない `type` やバイト列を、そのまま配っていないかも確かめてください。',
				en: 'An error is for its sender alone: `ws.send`, and no `publish`. Also look whether an unknown `type` is passed on, or bytes.',
			},
		},
	},
	hints: [
		{
			ja: '届いたものを信じずに、まず「正しいメッセージか」を調べる関数を書きます。正しければ文字を、そうでなければ `undefined` を返します。',
			en: 'Trust nothing that arrives. Begin with a function that finds out whether it is a good message: it returns the text, or `undefined`.',
		},
		{
			ja: '`JSON.parse` は `try` の中で呼びます。`catch` では `undefined` を返します。',
			en: 'Call `JSON.parse` inside `try`, and return `undefined` in `catch`.',
		},
		{
			ja: '解析したあとも安心できません。`null` でないオブジェクトで、`type` が `say`、`text` が 1〜500 文字の文字列のときだけ、正しいメッセージです。',
			en: 'Parsed is not yet good. It is good when it is an object and not `null`, its `type` is `say`, and its `text` is a string of 1 to 500 characters.',
		},
		{
			ja: "正しくなければ、`ws.send(JSON.stringify({ type: 'error' }))` を呼んで `return` します。接続は閉じません。",
			en: "If it is not good, call `ws.send(JSON.stringify({ type: 'error' }))` and `return`. The connection stays open.",
		},
	],
	starterFails: ['survives-not-json'],
};
