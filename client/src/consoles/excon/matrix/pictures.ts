/** The shapes of I7 as background pictures: thousands of cells share eleven small images instead of drawing each its own. */
import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect, useState, type RefObject } from 'react';

/** A drawn shape with its colours as they are now, as an address for CSS. */
function pictureOf(shape: SVGElement): string {
  const style = getComputedStyle(shape);
  const copy = shape.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', '16');
  copy.setAttribute('height', '16');
  copy.removeAttribute('style');
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll('currentColor', style.color)
    .replaceAll('var(--dt-panel)', style.getPropertyValue('--dt-panel').trim());
  return `url("data:image/svg+xml,${encodeURIComponent(text)}")`;
}

/** CSS variables `--mark-<state>` from the shapes that `legend` shows (each inside an element with `data-shape`). */
export function usePictures(legend: RefObject<HTMLElement | null>): Record<string, string> {
  const scheme = useComputedColorScheme('light');
  const [pictures, setPictures] = useState<Record<string, string>>({});
  useLayoutEffect(() => {
    const found = [...(legend.current?.querySelectorAll<HTMLElement>('[data-shape]') ?? [])];
    setPictures(
      Object.fromEntries(
        found.flatMap((each) => {
          const shape = each.querySelector('svg');
          return shape ? [[`--mark-${each.dataset['shape']}`, pictureOf(shape)]] : [];
        }),
      ),
    );
  }, [legend, scheme]);
  return pictures;
}
