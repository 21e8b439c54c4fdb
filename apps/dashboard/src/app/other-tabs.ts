/** Tabs of one browser share a session: what one does with it the others must know, or they show what it no longer gives access to. */
export type News = 'signed-in' | 'signed-out';

const tabs = new BroadcastChannel('plumbline-session');

export function tellOtherTabs(news: News): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  tabs.postMessage(news);
}

/** Returns how to stop listening. */
export function hearOtherTabs(hear: (news: News) => void): () => void {
  const listen = ({ data }: MessageEvent<News>) => hear(data);
  tabs.addEventListener('message', listen);
  return () => tabs.removeEventListener('message', listen);
}
