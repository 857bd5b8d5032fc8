/** Which texts are cut off: by an ellipsis, by a box too small for them, or in a select narrower than what is chosen. */
import type { Page } from 'playwright-core';

/** Runs in the page. */
const script = `(() => {
  const found = [];
  const say = (element, why) => found.push(why + ': ' + (element.textContent || element.value || '').trim().slice(0, 60));
  const isHidden = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1 || getComputedStyle(element).visibility === 'hidden';
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
  const context = document.createElement('canvas').getContext('2d');
  for (const element of document.querySelectorAll('body *')) {
    if (isHidden(element)) continue;
    const style = getComputedStyle(element);
    if (element.tagName === 'SELECT') {
      context.font = style.font;
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const text = element.selectedOptions[0] ? element.selectedOptions[0].text : '';
      if (context.measureText(text).width > room + 1) found.push('select: ' + text);
      continue;
    }
    if (element.tagName === 'foreignObject') {
      const child = element.firstElementChild;
      if (child && child.scrollHeight > element.getBBox().height + 1) say(element, 'drawing');
      continue;
    }
    const isCut = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isLow = ['hidden', 'clip'].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    if ((isCut || isLow) && element.clientWidth > 1 && hasText(element)) say(element, 'cut');
  }
  return found;
})()`;

export const clippedTexts = (page: Page): Promise<string[]> => page.evaluate<string[]>(script);
