import type { View } from './choice.data.js';

const KEY = 'plumbline.results-view';

/** Chart or table, as last chosen on this device. A browser that keeps nothing gets the chart. */
export function rememberedView(): View {
  try {
    return localStorage.getItem(KEY) === 'table' ? 'table' : 'chart';
  } catch {
    return 'chart';
  }
}

export function rememberView(view: View): void {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Storage may be full or switched off: then the address alone carries the choice.
  }
}
