// Before the first paint: the reader's own choice of light or dark and of text size.
for (const name of ["scheme", "text"]) {
  try {
    const value = localStorage.getItem(`hub-${name}`);
    if (value) document.documentElement.dataset[name] = value;
  } catch {
    // No storage: the page follows the device.
  }
}
