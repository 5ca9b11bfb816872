"use strict";
// The page beside the findings: choosing one shows its place; zoom, turn, next and previous by key.
(function () {
  var bench = document.getElementById("etabli");
  var frame = document.getElementById("cadre");
  var sheet = document.getElementById("feuille");
  var image = document.getElementById("image");
  var drawing = document.getElementById("preuves");
  var name = document.getElementById("page-nom");
  var pages = Array.from(document.querySelectorAll("#pages li"), function (one) {
    return { number: Number(one.dataset.number), title: one.textContent };
  });
  var points = Array.from(document.querySelectorAll(".point"));
  var SVG = "http://www.w3.org/2000/svg";
  var now = { page: 0, zoom: 1, turn: 0, point: null };

  function places(point) { return JSON.parse(point.dataset.places || "[]"); }
  function rectangle(place, kind, chosen) {
    return [chosen ? "halo" : "", "box box-" + kind + (chosen ? " chosen" : "")].filter(Boolean).map(function (look) {
      var rect = document.createElementNS(SVG, "rect");
      rect.setAttribute("class", look);
      rect.setAttribute("x", (place[1] * 1000 - 4).toFixed(1));
      rect.setAttribute("y", (place[2] * 1000 - 3).toFixed(1));
      rect.setAttribute("width", ((place[3] - place[1]) * 1000 + 8).toFixed(1));
      rect.setAttribute("height", ((place[4] - place[2]) * 1000 + 6).toFixed(1));
      return rect;
    });
  }
  function draw() {
    drawing.replaceChildren();
    points.forEach(function (point) {
      if (point.classList.contains("value") || point === now.point) return;
      places(point).forEach(function (place) {
        if (place[0] === now.page) drawing.append.apply(drawing, rectangle(place, point.dataset.kind, false));
      });
    });
    if (now.point) places(now.point).forEach(function (place) {
      if (place[0] === now.page) drawing.append.apply(drawing, rectangle(place, now.point.dataset.kind, true));
    });
  }
  function whole() {
    var ratio = image.naturalWidth ? image.naturalHeight / image.naturalWidth : 1.414;
    return Math.min(1, frame.clientHeight / ((frame.clientWidth - 2) * ratio));
  }
  function fit() {
    var wide = now.turn % 180 === 0;
    var width = frame.clientWidth - 2;
    sheet.style.width = Math.round(width * now.zoom * (wide ? 1 : 0.72)) + "px";
    sheet.style.transform = "rotate(" + now.turn + "deg)";
  }
  function center() {
    var mine = now.point ? places(now.point).filter(function (place) { return place[0] === now.page; }) : [];
    if (!mine.length) return;
    var place = mine[0];
    frame.scrollTop = (place[2] + place[4]) / 2 * sheet.offsetHeight - frame.clientHeight / 2;
    frame.scrollLeft = (place[1] + place[3]) / 2 * sheet.offsetWidth - frame.clientWidth / 2;
  }
  function open(number) {
    var known = pages.find(function (one) { return one.number === number; });
    if (!known) return;
    if (now.page !== number) {
      now.page = number;
      now.turn = 0;
      image.src = "/v1/dossiers/" + bench.dataset.dossier + "/pages/" + number + ".jpg?version=" + bench.dataset.version;
      image.alt = "Image de " + known.title;
      name.textContent = known.title;
    }
    draw();
    fit();
    center();
  }
  image.addEventListener("load", function () { fit(); center(); });
  function choose(point) {
    var mine = places(point);
    points.forEach(function (one) { one.classList.toggle("current", one === point); });
    now.point = point;
    if (mine.length) open(mine[0][0]);
    else draw();
  }
  function step(by) {
    var shown = points.filter(function (one) { return one.offsetParent !== null && one.querySelector(".see"); });
    if (!shown.length) return;
    var at = shown.indexOf(now.point);
    var next = shown[Math.min(shown.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    choose(next);
    next.querySelector(".see").focus();
    next.scrollIntoView({ block: "nearest" });
  }
  function turnPage(by) {
    var at = pages.findIndex(function (one) { return one.number === now.page; });
    var next = pages[Math.min(pages.length - 1, Math.max(0, at + by))];
    if (next) open(next.number);
  }
  function zoom(by) { now.zoom = Math.min(4, Math.max(0.25, now.zoom * by)); fit(); center(); }
  var doing = {
    previous: function () { turnPage(-1); }, next: function () { turnPage(1); },
    "in": function () { zoom(1.25); }, out: function () { zoom(0.8); },
    turn: function () { now.turn = (now.turn + 90) % 360; fit(); },
    fit: function () { now.zoom = now.zoom === whole() ? 1 : whole(); now.turn = 0; fit(); center(); }
  };
  bench.addEventListener("click", function (event) {
    var tool = event.target.closest("[data-do]");
    if (tool) { doing[tool.dataset.do](); return; }
    var see = event.target.closest(".see");
    if (!see) return;
    if (see.dataset.page) { now.point = null; open(Number(see.dataset.page)); } else choose(see.closest(".point"));
  });
  bench.addEventListener("keydown", function (event) {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.altKey || event.metaKey) return;
    var keys = { n: function () { step(1); }, p: function () { step(-1); }, "+": doing["in"], "-": doing.out, r: doing.turn };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  addEventListener("resize", fit);
  var first = points.find(function (one) { return one.matches("article") && places(one).length; });
  if (first) choose(first);
  else if (pages.length) open(pages[0].number);
})();
