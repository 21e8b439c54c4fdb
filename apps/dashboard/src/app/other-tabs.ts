/** Tabs of one browser share a session: when one signs out, the others must not keep showing what it gave access to. */
const tabs = new BroadcastChannel('plumbline-session');

export function tellOtherTabs(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  tabs.postMessage('signed-out');
}

/** Returns how to stop listening. */
export function hearOtherTabs(onSignOut: () => void): () => void {
  tabs.addEventListener('message', onSignOut);
  return () => tabs.removeEventListener('message', onSignOut);
}
