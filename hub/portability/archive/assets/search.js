/* Finds posts by their words, from the list in search-data.js. Works from a disk; without it everything else works. */
(function () {
  "use strict";
  var place = document.getElementById("search");
  if (!place || typeof ARCHIVE === "undefined") return;
  var label = document.createElement("label");
  var input = document.createElement("input");
  var list = document.createElement("ul");
  var told = document.createElement("p");
  input.type = "search";
  input.id = "words";
  label.htmlFor = "words";
  label.textContent = place.dataset.label;
  list.className = "posts";
  told.setAttribute("role", "status");
  place.append(label, input, told, list);

  function folded(words) {
    return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
  }

  function find() {
    var words = folded(input.value).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    told.textContent = "";
    if (!words.length) return;
    var hits = ARCHIVE.filter(function (one) {
      return words.every(function (word) { return one[3].indexOf(word) >= 0; });
    });
    if (!hits.length) told.textContent = place.dataset.nothing;
    hits.slice(0, 50).forEach(function (one) {
      var line = document.createElement("li");
      var link = document.createElement("a");
      link.href = one[0];
      link.textContent = one[1];
      line.append(link, " ", one[2]);
      list.append(line);
    });
  }

  input.addEventListener("input", find);
})();
