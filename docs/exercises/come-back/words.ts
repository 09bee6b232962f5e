import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		greets: {
			name: {
				ja: 'つないで、どこまで受け取ったかを最初に伝える',
				en: 'It dials, and first says how far it has come',
			},
			failed: {
				ja: '`start` の中で `new WebSocket(url)` を作り、`open` のイベントで `{"type":"hello","after":0}` を送ります。アドレスは、渡された `url` をそのまま使います。',
				en: 'Make a `new WebSocket(url)` inside `start`, and send `{"type":"hello","after":0}` on the `open` event. Use the `url` as it was given.',
			},
		},
		shows: {
			name: {
				ja: '届いた発言を、届いた順に 1 回ずつ見せる',
				en: 'It shows each message once, in the order of arrival',
			},
			failed: {
				ja: '`{"type":"said",…}` が届くたびに、`show(message.text)` を 1 回呼びます。',
				en: 'Call `show(message.text)` once for each `{"type":"said",…}` that arrives.',
			},
		},
		'comes-back': {
			name: {
				ja: '切れても、閉じられても、つなぎ直す',
				en: 'It dials again, whether the wire was cut or the server closed',
			},
			failed: {
				ja: '切れ方によらず、終わりは `close` のイベントで分かります。そこから、もう一度つなぐ関数を呼びます。コードを条件にしていないか確かめてください。',
				en: 'However a connection ends, `close` tells of it. Call from there what dials again, and look for a condition on the code.',
			},
		},
		waits: {
			name: {
				ja: 'すぐにはつながず、少し待つ',
				en: 'It waits a little before it dials again',
			},
			failed: {
				ja: 'すぐにつなぐと、止まっているサーバーへ休みなくつなぎ続けます。`close` のイベントで `setTimeout(connect, …)` を使い、0.1 秒から 1 秒待ってください。',
				en: 'Who dials at once, dials a server that is down without a pause. In the `close` event, use `setTimeout(connect, …)` and wait for 0.1 to 1 second.',
			},
		},
		'backs-off': {
			name: {
				ja: '失敗が続くと、待ち時間を延ばす',
				en: 'It waits longer after each failure',
			},
			failed: {
				ja: '待ち時間を変数に置き、つながらなかったたびに 2 倍にします。断られたときも、来るのは同じ `close` のイベントです。',
				en: 'Keep the wait in a variable, and double it each time no connection came about. A refusal, too, arrives as the `close` event.',
			},
		},
		'thirty-seconds-at-most': {
			name: {
				ja: 'それでも 30 秒より長くは待たない',
				en: 'It never waits longer than 30 seconds',
			},
			failed: {
				ja: '2 倍を続けると、10 回めには 8 分を超えます。`Math.min(wait * 2, 30_000)` のように上限を置き、あきらめずに続けます。',
				en: 'Doubled ten times, half a second is more than eight minutes. Set a limit, as in `Math.min(wait * 2, 30_000)`, and do not give up.',
			},
		},
		'begins-anew': {
			name: {
				ja: '一度つながったら、待ち時間を元に戻す',
				en: 'After a connection that stood, it begins with the short wait again',
			},
			failed: {
				ja: 'つながったら（`open` か、最初の発言が届いたら）、待ち時間の変数をはじめの値に戻します。',
				en: 'Put the variable back to its first value once a connection stands: on `open`, or on the first message.',
			},
		},
		'not-in-step': {
			name: {
				ja: '同時に切れた 2 人が、同時には戻らない',
				en: 'Two that were cut off together do not come back in step',
			},
			failed: {
				ja: 'サーバーが止まると、全員が同時に切れます。同じ時間だけ待てば、全員が同時に押しよせます。`Math.random()` で、待ち時間を一人ひとりずらします。',
				en: 'When a server stops, everyone is cut off at once. If all wait for the same time, they all arrive at once. Spread them out with `Math.random()`.',
			},
		},
		'one-connection': {
			name: {
				ja: '接続は、いつも 1 本だけ',
				en: 'It has one connection at a time',
			},
			failed: {
				ja: '失敗のとき、`error` と `close` は両方とも起きます。両方からつなぎ直すと 2 本になります。`close` だけにしてください。',
				en: 'On a failure there is an `error` and a `close`. Dialling again from both makes two connections. Do it from `close` alone.',
			},
		},
		resumes: {
			name: {
				ja: '続きから受け取り、抜けも重なりもない',
				en: 'It goes on where it was: no gap, nothing twice',
			},
			failed: {
				ja: '最後に受け取った `number` を変数に置き、つなぎ直したときの `hello` の `after` に入れます。',
				en: 'Keep the `number` of the last message in a variable, and say it as `after` in the `hello` of the next connection.',
			},
		},
		'shows-once': {
			name: {
				ja: 'もう持っている発言がまた届いても、見せない',
				en: 'What it has already is not shown again',
			},
			failed: {
				ja: 'サーバーは、念のため少し前から送り直すことがあります。`number` が、最後に受け取った番号より大きいときだけ見せます。文字が同じでも、番号がちがえば別の発言です。',
				en: 'A server may begin a little earlier, to be safe. Show a message only if its `number` is beyond the last one that you have. The same text with another number is another message.',
			},
		},
		'tells-what-is-lost': {
			name: {
				ja: '取り戻せない発言があれば、利用者に知らせる',
				en: 'It tells the user what cannot be had any more',
			},
			failed: {
				ja: '`{"type":"lost","count":4}` が届いたら、`lost(4)` を呼びます。黙っていると、利用者は抜けに気づけません。',
				en: 'When `{"type":"lost","count":4}` arrives, call `lost(4)`. If you keep it to yourself, nobody notices the gap.',
			},
		},
		'sends-later': {
			name: {
				ja: 'つながる前や、切れている間に打ったものも、あとで 1 回ずつ届く',
				en: 'What is typed before or between connections arrives later, once each',
			},
			failed: {
				ja: '開いていない接続に `send` しても、届きません（つなぐ途中ではエラーになります）。打ったものは配列に残し、`hello` のあとで順に送ります。',
				en: 'What is sent on a connection that is not open never arrives, and while it is connecting `send` throws. Keep what was typed in a list, and send it in order after `hello`.',
			},
		},
		'again-unless-confirmed': {
			name: {
				ja: '確認がまだのものは、つなぎ直してから同じ id で送り直す',
				en: 'What was not confirmed is sent again, with the same id',
			},
			failed: {
				ja: '`send` が終わっても、届いたとは限りません。その `id` の `got` が届くまで残しておきます。id を変えると、サーバーは別の発言と思って 2 回配ります。',
				en: 'That `send` returned does not mean that it arrived. Keep it until the `got` with its `id` comes. With a new id, the server takes it for another message and delivers it twice.',
			},
		},
		'confirmed-is-sent-once': {
			name: {
				ja: '確認が来たものは、もう送らない',
				en: 'What was confirmed is not sent again',
			},
			failed: {
				ja: '`{"type":"got","id":"…"}` が届いたら、その id のものを配列から外します。',
				en: 'When `{"type":"got","id":"…"}` arrives, take the message with that id out of the list.',
			},
		},
	},
	hints: [
		{
			ja: 'つなぐところを関数 `connect` にまとめ、`start` から 1 回呼びます。',
			en: 'Put what dials into a function `connect`, and call it once from `start`.',
		},
		{
			ja: '`socket.onclose` から `setTimeout(connect, wait * (0.5 + Math.random() / 2))` と待ち、そのあと `wait` を 2 倍にします。上限は `Math.min` で置きます。',
			en: 'From `socket.onclose`, wait with `setTimeout(connect, wait * (0.5 + Math.random() / 2))`, then double `wait`. `Math.min` sets the limit.',
		},
		{
			ja: '接続より長く生きるものは、`connect` の外に置きます。待ち時間、最後の番号、まだ確認されていない発言の 3 つです。',
			en: 'Three things outlive a connection, and belong outside `connect`: the wait, the number of the last message, and what has not been confirmed yet.',
		},
		{
			ja: "`socket.onopen = () => { wait = 500; tell({ type: 'hello', after: seen }); for (const own of waiting) tell({ type: 'say', ...own }); };`",
			en: "`socket.onopen = () => { wait = 500; tell({ type: 'hello', after: seen }); for (const own of waiting) tell({ type: 'say', ...own }); };`",
		},
	],
	starterFails: ['comes-back'],
};
