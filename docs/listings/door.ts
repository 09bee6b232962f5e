// The doors of the playground on a page. What stands behind them is loaded when one is opened, or
// when the page's address carries a program.
document.documentElement.dataset.doors = '';

const enter = () => import('./enter');

document.addEventListener('click', ({ target }) => {
	const door =
		target instanceof Element &&
		target.closest<HTMLElement>('button[data-program]');
	if (!door) return;
	const fail = () => {
		door.textContent = door.dataset.failed ?? '';
	};
	void enter().then(({ openDoor }) => openDoor(door), fail);
});

function arrive() {
	if (!location.hash.startsWith('#program=')) return;
	void enter().then(({ openLink }) => openLink(location.hash));
}

addEventListener('hashchange', arrive);
arrive();
