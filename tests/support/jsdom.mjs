// What Mantine asks of a browser and jsdom does not have.
globalThis.window.matchMedia ??= (media) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.document.fonts ??= { addEventListener() {}, removeEventListener() {} };
globalThis.Element.prototype.scrollIntoView ??= () => {};
