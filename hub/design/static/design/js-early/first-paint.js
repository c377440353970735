// Before the first paint: the reader's own choice of light or dark and of text size.
for (const name of ["scheme", "text"]) {
  try {
    const value = localStorage.getItem(`hub-${name}`);
    if (value) document.documentElement.dataset[name] = value;
  } catch {
    // No storage: the page follows the device.
  }
}

// Going back shows a page from memory. One that somebody saw signed in is asked for again: they may have gone meanwhile.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[data-sign-out]")) {
    document.documentElement.hidden = true;
    location.reload();
  }
});
