/// The script of a drill's pages: it follows the drill, keeps what is being typed, and sends again what a lost connection
/// held up. Written in ECMAScript 5, for phones of ten years ago; the pages work without it.
///
/// It writes no markup: what it shows is the `main` of a page of ours, parsed, or plain text.
enum DrillScript {
  static let text: StaticString = #"""
    (function () {
      'use strict';
      var main = document.querySelector('main');
      var status = document.getElementById('status');
      if (!main || !status || !window.XMLHttpRequest) { return; }
      var often = 2000, seldom = 30000;
      var wait = often, timer = null, isAsking = false, isSending = false, wasLost = false;
      var state = main.getAttribute('data-state');
      var form = null, box = null, sent = '';

      function say(text) { if (status.textContent !== text) { status.textContent = text; } }

      // What is kept on this device; storage may be off.

      var prefix = 'balint ' + (main.getAttribute('data-drill') || '') + ' ';

      function keep(name, value) {
        try {
          if (value === null) { window.localStorage.removeItem(prefix + name); }
          else { window.localStorage.setItem(prefix + name, value); }
        } catch (error) { return; }
      }

      function kept(name) {
        try { return window.localStorage.getItem(prefix + name); } catch (error) { return null; }
      }

      // Drafts of other drills, or all of them.
      function forget(all) {
        try {
          for (var index = window.localStorage.length - 1; index >= 0; index -= 1) {
            var name = window.localStorage.key(index);
            if (name.indexOf('balint ') === 0 && (all || name.indexOf(prefix) !== 0)) {
              window.localStorage.removeItem(name);
            }
          }
        } catch (error) { return; }
      }

      // The page.

      function plain(text) { return text.replace(/\r\n?/g, '\n'); }

      function isDirty() { return !!box && /\S/.test(box.value) && plain(box.value) !== sent; }

      function draftName() { return form ? form.getAttribute('data-draft') : null; }

      function wire() {
        form = main.querySelector('form[data-draft]');
        box = main.querySelector('textarea');
        sent = form && box && form.getAttribute('data-sent') ? plain(box.defaultValue) : '';
        if (main.getAttribute('data-ended')) { forget(true); }
        if (!form || !box) { return; }
        var name = draftName(), draft = kept(name);
        if (draft !== null && plain(draft) === sent) {
          keep(name, null);
          keep(name + ' pending', null);
        } else if (draft !== null && draft !== box.value) {
          box.value = draft;
          if (kept(name + ' pending') === null) { say('Your words are back. They are not sent yet.'); }
        }
        box.addEventListener('input', function () { if (form) { keep(name, box.value); } });
        form.addEventListener('submit', function (event) {
          event.preventDefault();
          keep(name, box.value);
          keep(name + ' pending', 'yes');
          send();
        });
        if (kept(name + ' pending') !== null) { send(); }
      }

      function parse(text) {
        try { return new window.DOMParser().parseFromString(text, 'text/html'); } catch (error) { return null; }
      }

      function show(page, next) {
        var hadFocus = main.contains(document.activeElement);
        var news = next.getAttribute('data-news') || '';
        var isNew = news !== (main.getAttribute('data-news') || '');
        var fresh = document.importNode(next, true);
        main.parentNode.replaceChild(fresh, main);
        main = fresh;
        document.title = page.title;
        state = main.getAttribute('data-state');
        say(isNew ? news : '');
        if (hadFocus) { main.focus(); }
        if (isNew && news) { window.scrollTo(0, 0); }
        wire();
      }

      // Never takes away what is being typed.
      function offer(page, next) {
        var other = next.querySelector('form[data-draft]');
        var isSame = !!form && !!other && other.getAttribute('data-draft') === draftName();
        if (!isDirty() && !(isSame && document.activeElement === box)) { show(page, next); return; }
        state = next.getAttribute('data-state');
        if (next.getAttribute('data-ended')) { forget(true); }
        if (form && !isSame) { holdBack(); }
        var closes = isSame && next.querySelector('.closes');
        if (closes) { say(closes.textContent); }
      }

      function holdBack() {
        var button = form.querySelector('button');
        var line = document.createElement('p'), link = document.createElement('a');
        say('The question has closed. What you wrote stays below; it was not sent.');
        keep(draftName() + ' pending', null);
        if (button) { button.disabled = true; }
        link.setAttribute('href', main.getAttribute('data-page'));
        link.textContent = 'Go on to what is on now';
        line.appendChild(link);
        form.appendChild(line);
        form = null;
      }

      // Following the drill.

      function ask(method, path, body, done, failed) {
        var request = new XMLHttpRequest();
        request.open(method, path, true);
        request.timeout = 15000;
        if (body !== null) { request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded'); }
        request.onload = function () {
          if (request.status === 0 || request.status >= 500) { failed(); } else { done(request); }
        };
        request.onerror = failed;
        request.ontimeout = failed;
        request.send(body);
      }

      function again() {
        if (timer !== null) { window.clearTimeout(timer); }
        timer = window.setTimeout(poll, wait);
      }

      function found() {
        if (wasLost) { say('Connected again.'); }
        wasLost = false;
        wait = often;
      }

      function lost() {
        isAsking = false;
        wasLost = true;
        wait = Math.min(seldom, wait * 2) * (0.8 + 0.4 * Math.random());
        say(form && kept(draftName() + ' pending') !== null
          ? 'No connection. Your answer is kept here and goes out by itself.'
          : 'No connection. This page tries again by itself.');
        again();
      }

      function poll() {
        timer = null;
        if (isAsking || !main.getAttribute('data-poll')) { return; }
        if (document.hidden) { again(); return; }
        isAsking = true;
        ask('GET', main.getAttribute('data-poll'), null, function (request) {
          if (request.status !== 200) { lost(); return; }
          found();
          if (form && kept(draftName() + ' pending') !== null && !isSending) { send(); }
          if (request.responseText === state || isSending) { isAsking = false; again(); return; }
          ask('GET', main.getAttribute('data-page'), null, function (answer) {
            isAsking = false;
            var page = parse(answer.responseText), next = page && page.querySelector('main');
            if (next && !isSending) { offer(page, next); }
            if (!next && !isDirty()) { window.location.reload(); return; }
            again();
          }, lost);
        }, lost);
      }

      // Sending.

      function send() {
        if (isSending || !form) { return; }
        isSending = true;
        var text = box.value, name = draftName(), fields = form.querySelectorAll('[name]'), pairs = [];
        for (var index = 0; index < fields.length; index += 1) {
          var value = fields[index] === box ? text : fields[index].value;
          pairs.push(encodeURIComponent(fields[index].name) + '=' + encodeURIComponent(value));
        }
        say('Sending …');
        ask('POST', form.getAttribute('action'), pairs.join('&'), function (request) {
          isSending = false;
          found();
          keep(name + ' pending', null);
          var page = parse(request.responseText), next = page && page.querySelector('main');
          if (!next) { say('Not sent. Load the page again and send it once more.'); return; }
          var taken = next.querySelector('form[data-sent]');
          var isTaken = !!taken && taken.getAttribute('data-draft') === name;
          if (isTaken) { keep(name, null); }
          if (box && box.value !== text) {
            // Something was typed meanwhile.
            if (isTaken) { sent = plain(text); }
            keep(name, box.value);
            say(isTaken ? 'Sent, without what you have typed since.' : 'Not sent.');
          } else {
            if (!isTaken) { keep(name, text); }
            show(page, next);
            if (isTaken) { say('Sent.'); }
          }
        }, function () {
          isSending = false;
          lost();
        });
      }

      document.addEventListener('visibilitychange', function () {
        if (!document.hidden && timer !== null) { wait = often; window.clearTimeout(timer); poll(); }
      });
      if (main.getAttribute('data-drill')) { forget(false); }
      wire();
      if (main.getAttribute('data-poll')) { again(); }
    }());

    """#
}
