import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'history-comes': {
			name: {
				ja: 'つながると、履歴が届く',
				en: 'The history comes on connecting',
			},
			failed: {
				ja: '`onOpen` で、つながった本人に `{"type":"history","texts":[…]}` を送ります。まだ何もなければ、`texts` は空の配列です。',
				en: 'In `onOpen`, send `{"type":"history","texts":[…]}` to whoever has connected. While there is nothing yet, `texts` is an empty array.',
			},
		},
		'everyone-hears-what-is-new': {
			name: {
				ja: '新しい発言は、全員に届く',
				en: 'Everyone hears what is new',
			},
			failed: {
				ja: '1 通につき `{"type":"said","text":"…"}` を 1 回、送った本人も含めて全員に配ります。本人は、これで受けとられたとわかります。どんな文字でも壊れないように、JSON は `JSON.stringify` で作ります。',
				en: 'Deliver `{"type":"said","text":"…"}` once for each message, to everyone and the sender too, who thereby knows that it arrived. Let `JSON.stringify` write it, so that any text will do.',
			},
		},
		'newcomers-get-the-past': {
			name: {
				ja: 'あとから来た人に、それまでの発言が古い順に届く',
				en: 'Newcomers get the past, oldest first',
			},
			failed: {
				ja: '発言を、接続の外に置いた配列に `push` し、`onOpen` でその配列を送ります。`upgradeWebSocket` に渡した関数の中に置くと、接続ごとに別の配列になります。同じ文字でも 1 通は 1 通で、話した人が去っても残します。',
				en: 'Push what is said onto an array outside of the connections, and send that array in `onOpen`. Inside the function that you give to `upgradeWebSocket` there would be one array for each connection. What is said twice is in it twice, and stays when its speaker leaves.',
			},
		},
		'newcomers-get-it-once': {
			name: {
				ja: '来た人に、同じ発言が 2 度届かない',
				en: 'Newcomers do not get the same thing twice',
			},
			failed: {
				ja: '履歴に入れて送ったものを、`said` としてもう一度送っていませんか。履歴は、つながったときの 1 通だけです。',
				en: 'Is what was in the history sent again as `said`? There is one history, on connecting.',
			},
		},
		'the-others-get-no-history': {
			name: {
				ja: '前からいる人には、履歴が届かない',
				en: 'Those who were there get no history',
			},
			failed: {
				ja: '履歴を `publish` すると、全員に届きます。`ws.send` で、来た人にだけ送ります。発言のたびに履歴を送る必要もありません。',
				en: 'A history that is published reaches everyone. Use `ws.send`, for the newcomer alone. Nor is there any need to send it each time somebody speaks.',
			},
		},
		'fifty-at-most': {
			name: {
				ja: '履歴は、新しいほうから 50 通まで',
				en: 'The history holds the newest 50',
			},
			failed: {
				ja: '止まるまで増えつづける配列は、いつかメモリーを使いきります。50 を超えたら、`shift()` で古いほうから捨てます。',
				en: 'An array that only grows uses up the memory some day. Past 50, drop the oldest with `shift()`.',
			},
		},
	},
	hints: [
		{
			ja: '覚えておく場所を、`app.get` の外に 1 つ作ります：`const history: string[] = []`',
			en: 'Make one place to remember things, outside of `app.get`: `const history: string[] = []`',
		},
		{
			ja: '`onOpen` では、先に購読し、そのあと `ws.send` で履歴を送ります。`onMessage` では、`push` してから `server.publish` します。',
			en: 'In `onOpen`, subscribe, then send the history with `ws.send`. In `onMessage`, push, then `server.publish`.',
		},
		{
			ja: '来た人にだけ送るのが `ws.send`、全員に配るのが `server.publish` です。履歴は前者、新しい発言は後者です。',
			en: '`ws.send` is for the newcomer alone, `server.publish` for everyone. The history takes the first, new messages the second.',
		},
		{
			ja: '`push` のあとに、`if (history.length > 50) history.shift();` を加えます。',
			en: 'After the `push`, add `if (history.length > 50) history.shift();`',
		},
	],
	starterFails: ['history-comes'],
};
