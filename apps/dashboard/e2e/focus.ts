import type { Page } from 'playwright-core';

/** What has the focus, as it is called. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : null;
    return label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? element?.tagName ?? '';
  });

/** Whether people can see that it has the focus: GOV.UK's yellow, behind or around it. */
export const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement) return false;
    // A radio button or checkbox is drawn before its label.
    const label = activeElement instanceof HTMLInputElement && activeElement.labels?.[0];
    const drawn =
      label && ['radio', 'checkbox'].includes(activeElement.type)
        ? getComputedStyle(label, '::before')
        : getComputedStyle(activeElement);
    const { backgroundColor, boxShadow, outlineColor, outlineStyle } = drawn;
    const yellow = 'rgb(255, 221, 0)';
    return (
      backgroundColor === yellow ||
      boxShadow.includes(yellow) ||
      (outlineColor === yellow && outlineStyle !== 'none')
    );
  });
