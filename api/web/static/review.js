"use strict";
// Decisions of a person, each over the review as it was shown; pieces added to a dossier.
(function () {
  var bench = document.getElementById("etabli");
  var address = "/v1/dossiers/" + bench.dataset.dossier;
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.dataset.decide) return;
    event.preventDefault();
    var said = new FormData(form);
    var decision = {
      kind: form.dataset.decide, subject: form.dataset.subject,
      answer: event.submitter ? event.submitter.value : "none",
      value: said.get("value") || "", reason: said.get("reason") || ""
    };
    if (decision.answer === "confirm") decision.value = "";
    recevable.post(address + "/decisions", { revision: Number(bench.dataset.revision), decisions: [decision] })
      .then(function () { remember(form); location.reload(); })
      .catch(function (error) { recevable.fail(error.message); });
  });
  var more = document.getElementById("completer");
  if (more) more.addEventListener("submit", function (event) {
    event.preventDefault();
    var body = new FormData();
    Array.from(document.getElementById("pieces-en-plus").files).forEach(function (file) { body.append("files", file, file.name); });
    recevable.post(address + "/pieces", body)
      .then(function () { location.assign("/dossiers/" + bench.dataset.dossier); })
      .catch(function (error) { recevable.fail(error.message); });
  });
  // The page comes back as it was: what was open, where one was, and the keyboard in the findings.
  function remember(form) {
    var open = Array.from(document.querySelectorAll("#constats details"), function (one) { return one.open; });
    var section = form.closest("section");
    sessionStorage.setItem("place", JSON.stringify({ y: scrollY, open: open, section: section ? section.getAttribute("aria-labelledby") : "" }));
  }
  var place = JSON.parse(sessionStorage.getItem("place") || "null");
  sessionStorage.removeItem("place");
  if (place) {
    document.querySelectorAll("#constats details").forEach(function (one, rank) { one.open = Boolean(place.open[rank]); });
    var back = document.querySelector('section[aria-labelledby="' + place.section + '"] .see') || document.querySelector("#constats .see");
    if (back) back.focus({ preventScroll: true });
    scrollTo(0, place.y);
    recevable.say("Décision enregistrée : " + document.getElementById("verdict").textContent);
  }
})();
