"use strict";
// The progress of a dossier, page by page, until its verdict.
(function () {
  var box = document.getElementById("avancement");
  var state = document.getElementById("etat");
  var list = document.getElementById("fichiers");
  var source = new EventSource("/v1/dossiers/" + box.dataset.dossier + "/events");
  function line(file) {
    var item = document.createElement("li");
    var name = document.createElement("bdi");
    name.textContent = file.name;
    var bar = document.createElement("progress");
    bar.max = file.total || 1;
    bar.value = file.done;
    bar.setAttribute("aria-label", file.name);
    var count = document.createElement("span");
    count.textContent = file.done + " page" + (file.done > 1 ? "s" : "") + " sur " + file.total;
    item.append(name, bar, count);
    return item;
  }
  source.addEventListener("etat", function (event) {
    var said = JSON.parse(event.data);
    if (said.state !== "queued" && said.state !== "reading") {
      source.close();
      location.reload();
      return;
    }
    if (said.state === "queued") {
      state.textContent = said.ahead ? "En attente : " + said.ahead + " dossier" + (said.ahead > 1 ? "s" : "") + " avant le vôtre" : "En attente…";
    } else {
      state.textContent = said.files.length ? "Lecture des pièces…" : "Ouverture des pièces…";
    }
    list.replaceChildren.apply(list, said.files.map(line));
  });
})();
