"use strict";
// Dropping files or a folder, filling the declared dossier, sending all of it with its progress.
(function () {
  var chosen = [];
  var area = document.getElementById("depot");
  var list = document.getElementById("liste");
  var form = document.getElementById("formulaire");
  var send = document.getElementById("envoyer");
  var bar = document.getElementById("envoi");
  var part = document.getElementById("part");
  var most = Number(area.dataset.most);
  var errors = document.getElementById("erreurs");
  var declaration = document.getElementById("declaration");
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
  function declares(one) { return /\.json$/i.test(one.path); }
  function show() {
    declaration.hidden = chosen.some(declares);  // what is declared in a file is not filled in again
    list.replaceChildren.apply(list, chosen.map(function (one, index) {
      var item = document.createElement("li");
      var name = document.createElement("bdi");
      name.textContent = one.path;
      if (declares(one)) {
        var role = document.createElement("span");
        role.className = "soft";
        role.textContent = "dossier déclaré";
        name.append(" — ", role);
      }
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

  // The form follows the scheme, the case and the stage.
  function byId(id) { return document.getElementById(id); }
  function rules() { return JSON.parse(byId("f-scheme").selectedOptions[0].dataset.rules); }
  function options(select, pairs) {
    var before = select.value;
    select.replaceChildren.apply(select, pairs.map(function (pair) { return new Option(pair[1], pair[0]); }));
    if (pairs.some(function (pair) { return pair[0] === before; })) select.value = before;
  }
  function among(wanted, there) {
    return !wanted || wanted.split(" ").some(function (one) { return there.indexOf(one) >= 0; });
  }
  function fold() {
    var known = rules(), stage = byId("f-stage").value, chosen_ = byId("f-case").value;
    var found = known.cases.find(function (one) { return one[0] === chosen_; });
    var traits = found ? found[2] : [];
    form.querySelectorAll("[data-needs]").forEach(function (one) {
      one.hidden = !among(one.dataset.needs, traits) || !among(one.dataset.stages, [stage]);
    });
    var demanded = [];
    known.demands.forEach(function (one) {
      var fits = one.stage ? one.stage === stage : stage !== "annulation";
      if (fits && (!one.case || one.case === chosen_)) demanded = demanded.concat(one.paths);
    });
    form.querySelectorAll("[data-path]").forEach(function (input) {
      var mark = input.parentElement.querySelector("[data-required]");
      if (!mark) return;
      var wanted = mark.dataset.required === "always" || demanded.indexOf(input.dataset.path) >= 0;
      mark.hidden = !wanted;
      input.setAttribute("aria-required", wanted ? "true" : "false");
    });
    form.querySelectorAll("[data-line-name]").forEach(function (caption) {
      var name = caption.dataset.lineName;
      caption.textContent = name === "secondaire_invoiced" ? (known.lines.secondaire || "Prestation") + " facturée" : known.lines[name] || "Prestation";
    });
  }
  function follow() {
    var known = rules();
    options(byId("f-stage"), known.stages);
    options(byId("f-case"), known.cases.map(function (one) { return [one[0], one[1]]; }));
    fold();
  }
  byId("f-scheme").addEventListener("change", follow);
  byId("f-stage").addEventListener("change", fold);
  byId("f-case").addEventListener("change", fold);
  follow();
  function emptied(copy) {
    copy.querySelectorAll("input, select, textarea").forEach(function (input) { input.value = ""; input.removeAttribute("aria-invalid"); });
    copy.querySelectorAll(".wrong").forEach(function (place) { place.hidden = true; });
    return copy;
  }
  function addClient(first) {
    var all = form.querySelectorAll("[data-many]");
    var rank = all.length;
    var copy = emptied(first.cloneNode(true));
    copy.querySelector("legend").textContent = "Client " + (rank + 1);
    copy.querySelectorAll("[id]").forEach(function (one) { one.id = one.id.replace("f-client-", "f-clients-" + rank + "-"); });
    ["for", "aria-describedby"].forEach(function (name) {
      copy.querySelectorAll("[" + name + "]").forEach(function (one) {
        one.setAttribute(name, one.getAttribute(name).replace("f-client-", "f-clients-" + rank + "-"));
      });
    });
    copy.querySelector("[data-remove-many]").hidden = false;
    copy.querySelector("[data-add-many]").remove();
    all[all.length - 1].after(copy);
    copy.querySelector("input").focus();
  }
  form.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if ("addLine" in button.dataset) {
      var body = button.closest(".field").querySelector("tbody");
      var row = emptied(body.rows[0].cloneNode(true));
      body.append(row);
      row.querySelector("input").focus();
    } else if ("removeLine" in button.dataset) {
      var line = button.closest("tr");
      if (line.parentElement.rows.length > 1) line.remove(); else emptied(line);
    } else if ("addMany" in button.dataset) addClient(button.closest("[data-many]"));
    else if ("removeMany" in button.dataset) button.closest("[data-many]").remove();
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
    if (input.dataset.kind === "list") return text.split(/[\n,;]+/).map(function (one) { return one.trim(); }).filter(Boolean);
    if (input.dataset.kind === "money") return number(text);
    if (input.dataset.kind === "whole") return number(text);
    if (input.dataset.kind === "instant") return new Date(text).toISOString();
    return text;
  }
  function hidden(one) { return one.closest("[hidden]") !== null; }
  function lines(table) {
    return Array.from(table.tBodies[0].rows, function (row) {
      var line = {};
      row.querySelectorAll("[data-column]").forEach(function (input) {
        var text = input.value.trim();
        if (text && !hidden(input)) line[input.dataset.column] = input.dataset.decimal ? number(text) : text;
      });
      return line;
    }).filter(function (line) { return Object.keys(line).length; });
  }
  function gather(root, made) {
    root.querySelectorAll("[data-path]").forEach(function (input) {
      var value = hidden(input) ? null : read(input);
      if (value !== null) put(made, input.dataset.path, value);
    });
    root.querySelectorAll("[data-lines]").forEach(function (table) {
      var rows = hidden(table) ? [] : lines(table);
      if (rows.length) put(made, table.dataset.lines, rows);
    });
    return made;
  }
  function filling() { return declaration.open && !declaration.hidden; }
  function declared() {
    var made = gather(form, {});
    var blocks = Array.from(form.querySelectorAll("[data-many]")).filter(function (one) { return !hidden(one); });
    var first = gather(blocks[0], {}).client || {};
    Array.from(form.querySelectorAll('[data-path="client.profession"]')).forEach(function (one) {
      if (!hidden(one) && one.value) first.profession = one.value;
    });
    delete made.client;
    if (Object.keys(first).length) made.client = first;
    if (blocks.length > 1) made.clients = [first].concat(blocks.slice(1).map(function (one) { return gather(one, {}).client || {}; }));
    return made;
  }
  function clear() {
    errors.hidden = true;
    form.querySelectorAll(".wrong").forEach(function (place) { place.hidden = true; });
    form.querySelectorAll("[aria-invalid]").forEach(function (input) { input.removeAttribute("aria-invalid"); });
  }
  function label(input) {
    var found = form.querySelector('label[for="' + input.id + '"]');
    return found ? found.firstChild.textContent.trim() : input.id;
  }
  function section(path) {  // the title of the part of the form that a whole missing group is
    var inside = form.querySelector('[data-path^="' + path + '."], [data-lines="' + path + '"]');
    var part = inside && inside.closest("fieldset");
    return part ? part.querySelector("legend").textContent.trim() : "";
  }
  function named(input, path) {
    var words = input ? label(input) : section(path);
    if (filling() && words) return words;
    return words ? words + " (" + path + ")" : path;  // whoever mends a file needs the name it has there
  }
  function tell(said) {
    errors.replaceChildren(said.detail || "L’envoi n’a pas abouti : réessayez.");
    var rest = document.createElement("ul");
    var first = null;
    (said.errors || []).forEach(function (one) {
      var parts = one.path.split(".");
      if (parts[0] === "clients" && parts[1] === "0") parts.splice(0, 2, "client");
      var id = "f-" + parts.join("-");
      var bare = "f-" + parts.filter(function (part) { return !/^\d+$/.test(part); }).join("-");
      var input = byId(id) || byId(bare) || Array.from(form.querySelectorAll('[data-path="' + one.path + '"]')).find(function (one) { return !hidden(one); });
      var place = (input && byId(input.id + "-erreur")) || byId(id + "-erreur") || byId(bare + "-erreur") || byId(bare.split("-").slice(0, 3).join("-") + "-erreur") || byId("f-" + parts[0] + "-erreur");
      if (place && filling()) {
        place.textContent = one.message;
        place.hidden = false;
        if (input) { input.setAttribute("aria-invalid", "true"); first = first || input; }
      }
      var item = document.createElement("li");
      item.textContent = named(input, one.path) + " : " + one.message;
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
    if (filling()) body.append("declared", JSON.stringify(declared()));
    chosen.forEach(function (one) { body.append("files", one.file, one.path); });
    if (!chosen.length) { tell({ detail: "Choisissez au moins un fichier à contrôler." }); return; }
    var weight = chosen.reduce(function (sum, one) { return sum + one.file.size; }, 0);
    if (weight > most) {
      tell({ detail: "Ces fichiers pèsent " + size(weight) + " ; un envoi peut peser " + size(most) + " au plus. Retirez-en, ou numérisez à 300 dpi au plus." });
      return;
    }
    var request = new XMLHttpRequest();
    request.open("POST", "/v1/dossiers");
    request.setRequestHeader("X-CSRF-Token", recevable.csrf());
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.addEventListener("progress", function (event) {
      bar.max = event.total || 1;
      bar.value = event.loaded;
      part.textContent = event.loaded < event.total ? "Envoi : " + Math.floor(100 * event.loaded / event.total) + " %" : "Enregistrement…";
    });
    request.addEventListener("loadend", function () {
      send.disabled = false;
      bar.hidden = true;
      part.textContent = "";
      var said = {};
      try { said = JSON.parse(request.responseText); } catch (error) { said = {}; }
      if (request.status === 202) { key = newKey(); location.assign("/dossiers/" + said.id); return; }
      var undeclared = request.status === 422 && !(said.errors || []).length && !chosen.some(declares);
      if (undeclared) declaration.open = true;
      tell(said);
    });
    send.disabled = true;
    bar.hidden = false;
    recevable.say("Envoi en cours");
    request.send(body);
  });
})();
