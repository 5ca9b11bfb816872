"use strict";
// Dropping files or a folder, filling the declared dossier, sending all of it with its progress.
(function () {
  var chosen = [];
  var area = document.getElementById("depot");
  var list = document.getElementById("liste");
  var form = document.getElementById("formulaire");
  var send = document.getElementById("envoyer");
  var bar = document.getElementById("envoi");
  var errors = document.getElementById("erreurs");
  var key = newKey();

  function newKey() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, function (one) { return one.toString(16).padStart(2, "0"); }).join("");
  }
  function size(bytes) {
    return bytes < 1e6 ? Math.max(1, Math.round(bytes / 1e3)) + " Ko" : (bytes / 1e6).toFixed(1).replace(".", ",") + " Mo";
  }
  function add(file, path) {
    chosen.push({ file: file, path: path || file.webkitRelativePath || file.name });
    key = newKey();
    show();
  }
  function show() {
    list.replaceChildren.apply(list, chosen.map(function (one, index) {
      var item = document.createElement("li");
      var name = document.createElement("bdi");
      name.textContent = one.path;
      var weight = document.createElement("span");
      weight.textContent = size(one.file.size);
      var remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "Retirer";
      remove.setAttribute("aria-label", "Retirer " + one.path);
      remove.addEventListener("click", function () { chosen.splice(index, 1); key = newKey(); show(); });
      item.append(name, weight, remove);
      return item;
    }));
    recevable.say(chosen.length + " fichier" + (chosen.length > 1 ? "s" : "") + " choisi" + (chosen.length > 1 ? "s" : ""));
  }
  async function walk(entry, path) {
    if (entry.isFile) {
      var file = await new Promise(function (done, no) { entry.file(done, no); });
      add(file, path + file.name);
      return;
    }
    var reader = entry.createReader();
    for (;;) {
      var part = await new Promise(function (done, no) { reader.readEntries(done, no); });
      if (!part.length) return;
      for (var inside of part) await walk(inside, path + entry.name + "/");
    }
  }
  addEventListener("dragover", function (event) { event.preventDefault(); area.classList.add("over"); });
  addEventListener("dragleave", function () { area.classList.remove("over"); });
  addEventListener("drop", function (event) {
    event.preventDefault();
    area.classList.remove("over");
    var entries = Array.from(event.dataTransfer.items || [], function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); }).filter(Boolean);
    if (entries.length) entries.forEach(function (entry) { walk(entry, ""); });
    else Array.from(event.dataTransfer.files).forEach(function (file) { add(file); });
  });
  ["fichiers-choisis", "repertoire-choisi"].forEach(function (id) {
    document.getElementById(id).addEventListener("change", function (event) {
      Array.from(event.target.files).forEach(function (file) { add(file); });
      event.target.value = "";
    });
  });

  function stage() { return document.getElementById("f-stage").value; }
  function fold() {
    document.querySelectorAll("[data-stages]").forEach(function (part) {
      part.hidden = part.dataset.stages.split(" ").indexOf(stage()) < 0;
    });
  }
  document.getElementById("f-stage").addEventListener("change", fold);
  fold();
  form.addEventListener("click", function (event) {
    var name = event.target.dataset.addLine;
    if (!name) return;
    var body = form.querySelector('[data-lines="' + name + '"] tbody');
    var row = body.rows[0].cloneNode(true);
    row.querySelectorAll("input").forEach(function (input) { input.value = ""; });
    body.append(row);
    row.querySelector("input").focus();
  });
  function put(target, path, value) {
    var parts = path.split(".");
    parts.slice(0, -1).forEach(function (part) { target = target[part] = target[part] || {}; });
    target[parts[parts.length - 1]] = value;
  }
  function number(text) { return text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", "."); }
  function read(input) {
    var text = input.value.trim();
    if (!text) return null;
    if (input.dataset.kind === "yes-no") return text === "true";
    if (input.dataset.kind === "money") return number(text);
    if (input.dataset.kind === "whole") return number(text);
    if (input.dataset.kind === "instant") return new Date(text).toISOString();
    return text;
  }
  function declared() {
    var made = {};
    form.querySelectorAll("[data-path]").forEach(function (input) {
      var value = input.closest("[hidden]") ? null : read(input);
      if (value === null) return;
      if (input.dataset.path === "client.sites") {
        put(made, "client.sites", value.split(/[,;\s]+/).filter(Boolean).map(function (one) { return { finess: one }; }));
      } else put(made, input.dataset.path, value);
    });
    form.querySelectorAll("[data-lines]").forEach(function (table) {
      if (table.closest("[hidden]")) return;
      var rows = Array.from(table.tBodies[0].rows, function (row) {
        var line = {};
        row.querySelectorAll("input").forEach(function (input) {
          var text = input.value.trim();
          if (text) line[input.dataset.column] = input.dataset.column === "site" ? text : number(text);
        });
        return line;
      }).filter(function (line) { return Object.keys(line).length; });
      if (rows.length) made[table.dataset.lines] = rows;
    });
    return made;
  }
  function clear() {
    errors.hidden = true;
    form.querySelectorAll(".wrong").forEach(function (place) { place.hidden = true; });
    form.querySelectorAll("[aria-invalid]").forEach(function (input) { input.removeAttribute("aria-invalid"); });
  }
  function tell(said) {
    errors.replaceChildren(said.detail || "L’envoi n’a pas abouti : réessayez.");
    var rest = document.createElement("ul");
    var first = null;
    (said.errors || []).forEach(function (one) {
      var id = "f-" + one.path.split(".").filter(function (part) { return !/^\d+$/.test(part); }).join("-");
      var place = document.getElementById(id + "-erreur") || document.getElementById("f-" + one.path.split(".")[0] + "-erreur");
      var input = document.getElementById(id);
      if (place && document.getElementById("declaration").open) {
        place.textContent = one.message;
        place.hidden = false;
        if (input) { input.setAttribute("aria-invalid", "true"); first = first || input; }
      }
      var item = document.createElement("li");
      item.textContent = one.path + " : " + one.message;
      rest.append(item);
    });
    if (rest.children.length) errors.append(rest);
    errors.hidden = false;
    errors.scrollIntoView({ block: "center" });
    if (first) first.focus();
  }
  send.addEventListener("click", function () {
    clear();
    var body = new FormData();
    if (document.getElementById("declaration").open) body.append("declared", JSON.stringify(declared()));
    chosen.forEach(function (one) { body.append("files", one.file, one.path); });
    if (!chosen.length) { tell({ detail: "Choisissez au moins un fichier à contrôler." }); return; }
    var request = new XMLHttpRequest();
    request.open("POST", "/v1/dossiers");
    request.setRequestHeader("X-CSRF-Token", recevable.csrf());
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.addEventListener("progress", function (event) { bar.max = event.total || 1; bar.value = event.loaded; });
    request.addEventListener("loadend", function () {
      send.disabled = false;
      bar.hidden = true;
      var said = {};
      try { said = JSON.parse(request.responseText); } catch (error) { said = {}; }
      if (request.status === 202) location.assign("/dossiers/" + said.id);
      else tell(said);
    });
    send.disabled = true;
    bar.hidden = false;
    recevable.say("Envoi en cours");
    request.send(body);
  });
})();
