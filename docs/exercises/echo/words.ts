import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'comes-back': {
			name: {
				ja: '送った文字が、そのまま返ってくる',
				en: 'A text comes back as it was sent',
			},
			failed: {
				ja: '届いた文字は `event.data` に入っています。前後に何も足さずに `ws.send()` で返しているか確かめてください。',
				en: 'The text arrives in `event.data`. Make sure that `ws.send()` sends it back with nothing before or after it.',
			},
		},
		'each-once-in-order': {
			name: {
				ja: '3 通を続けて送ると、送った順に 1 通ずつ返ってくる',
				en: 'Three in a row come back in order, each once',
			},
			failed: {
				ja: '`onMessage` は 1 通ごとに 1 回呼ばれます。その中で返すのは、届いた 1 通だけです。返す前に `await` で待つと、順番が入れかわることがあります。',
				en: '`onMessage` runs once for each message, and answers that one only. If it waits with `await` before it answers, a later message may overtake an earlier one.',
			},
		},
		'any-text': {
			name: {
				ja: '日本語も、長い文字も、空の文字も、そのまま返ってくる',
				en: 'Japanese, long and empty texts come back as they came',
			},
			failed: {
				ja: '空の文字 `""` も 1 通のメッセージです。`if (event.data)` のような条件や、文字を変える処理が残っていないか確かめてください。空白も改行も大文字も、前と同じ文字も、そのまま返します。',
				en: 'The empty text `""` is a message too. Look for a condition such as `if (event.data)`, or for code that changes the text. Spaces, line breaks and capitals come back as they are, and so does what was said before.',
			},
		},
		'only-the-sender': {
			name: {
				ja: '返事が届くのは、送った本人だけ',
				en: 'Only the sender hears the answer',
			},
			failed: {
				ja: '返事は、そのメッセージが届いた接続に返します。`onMessage` が受けとる `ws` がその接続です。`publish` や、外に置いた変数の接続は使いません。',
				en: 'An answer goes to the connection that the message came in on: the `ws` that `onMessage` receives. No `publish`, and no connection that was stored in a variable outside.',
			},
		},
		'others-may-leave': {
			name: {
				ja: 'ほかの人が去っても、返事が返ってくる',
				en: 'Answers still come after somebody else has left',
			},
			failed: {
				ja: '1 つの接続が閉じても、ほかの接続はそのままです。`onClose` でサーバーや、ほかの接続を止めていないか確かめてください。',
				en: 'When one connection closes, the others go on. Make sure that `onClose` stops neither the server nor another connection.',
			},
		},
	},
	hints: [
		{
			ja: 'サーバーにメッセージが届くと、`upgradeWebSocket` に渡した `onMessage(event, ws)` が呼ばれます。',
			en: 'When a message reaches the server, the `onMessage(event, ws)` that you gave to `upgradeWebSocket` is called.',
		},
		{
			ja: '届いた文字は `event.data` に入っています。`ws` は、それを送ってきた人との接続です。',
			en: '`event.data` holds the text that arrived. `ws` is the connection to the one who sent it.',
		},
		{
			ja: '`ws.send(…)` で、その人に返せます。渡すのは `String(event.data)` です。',
			en: '`ws.send(…)` answers that person. What to give it is `String(event.data)`.',
		},
	],
	starterFails: ['comes-back'],
};
