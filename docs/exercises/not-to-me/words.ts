import type { ExerciseWords } from '#docs/exercises/checking/exercise';
import type { CheckName } from './checks';

export const words: ExerciseWords<CheckName> = {
	checks: {
		'another-hears': {
			name: {
				ja: '1 人が送ると、もう 1 人に同じ文字が届く',
				en: 'What one sends, another hears, word for word',
			},
			failed: {
				ja: '届けるには、聞く側がトピックを購読している必要があります。`onOpen` で `ws.raw?.subscribe(…)`、`onMessage` で同じ名前のトピックへ `publish` しているか確かめてください。文字は、空白も大文字も変えずに配ります。',
				en: 'To be reached, a listener has to be subscribed. Make sure that `onOpen` calls `ws.raw?.subscribe(…)`, and that `onMessage` publishes to a topic of the same name. The text goes on as it came, spaces and capitals too.',
			},
		},
		'everyone-else-hears': {
			name: {
				ja: '何人いても、ほかの全員に届く',
				en: 'Everyone else hears it, however many there are',
			},
			failed: {
				ja: '一部の人にしか届いていません。最後につながった人や、最初の 2 人だけを変数に入れていませんか。とばすのは送った接続だけで、前に同じことを話した人ではありません。',
				en: 'Only some of them heard it. Does a variable hold just the newest connection, or the first two? The one to leave out is the connection that it came in on, not whoever said the same before.',
			},
		},
		'the-sender-does-not': {
			name: {
				ja: '送った本人には届かない',
				en: 'The sender does not hear it',
			},
			failed: {
				ja: '`server.publish` は、送った本人を含む全員に届きます。`ws.publish` は本人をとばします。配列をループで回すなら、本人をとばしてください。言葉を足して返すこともしません。',
				en: '`server.publish` reaches everyone, the sender among them. `ws.publish` leaves the sender out. In a loop over connections, skip the one that the message came in on. Nor is it sent back with words around it.',
			},
		},
		'each-once-in-order': {
			name: {
				ja: '続けて送った 3 通が、順に 1 通ずつ届く',
				en: 'Three in a row arrive in order, each once',
			},
			failed: {
				ja: '同じものが 2 度届くか、順番が入れかわっています。1 通につき `publish` は 1 回です。配る前に `await` で待つと、あとの 1 通に追いこされます。',
				en: 'One arrived twice, or they changed places. Publish once for each message. If you wait with `await` before that, a later message may overtake.',
			},
		},
		'only-what-is-new': {
			name: {
				ja: 'あとから来た人に、来る前の話は届かない',
				en: 'Newcomers do not hear what was said before they came',
			},
			failed: {
				ja: 'この課題では履歴を配りません。ためたものを送り直していないか確かめてください。',
				en: 'There is no history in this task. Look for a list of past messages that is sent again.',
			},
		},
		'others-may-leave': {
			name: {
				ja: 'だれかが去っても、残った人どうしで話せる',
				en: 'Those who stay go on talking when somebody leaves',
			},
			failed: {
				ja: '切れた接続へ送ろうとして、途中で止まっていませんか。自分で接続を覚えているなら、`onClose` で取りのぞきます。トピックなら、Bun が外します。',
				en: 'Does the server stumble over a connection that is gone? If you keep connections yourself, take them out in `onClose`. Bun takes them out of its topics for you.',
			},
		},
	},
	hints: [
		{
			ja: '接続の一覧を持たなくても配れます。全員を 1 つのトピックに入れ、そこへ発行します。',
			en: 'You need no list of connections. Put everyone into one topic, and publish to it.',
		},
		{
			ja: "`onOpen` で `ws.raw?.subscribe('all')` を呼びます。`ws.raw` は Bun のソケットです。",
			en: "Call `ws.raw?.subscribe('all')` in `onOpen`. `ws.raw` is Bun's own socket.",
		},
		{
			ja: '発行の仕方は 2 つあります。`server.publish` は全員に、`ws.raw?.publish` は本人以外に届けます。',
			en: 'There are two ways to publish. `server.publish` reaches everyone; `ws.raw?.publish` everyone but the sender.',
		},
		{
			ja: "`onMessage` の中身は 1 行です：`ws.raw?.publish('all', String(event.data))`",
			en: "One line goes into `onMessage`: `ws.raw?.publish('all', String(event.data))`",
		},
	],
	starterFails: ['another-hears'],
};
