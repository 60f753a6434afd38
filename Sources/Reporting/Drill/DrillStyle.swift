/// The second style sheet of a drill's pages, after that of every page.
///
/// A browser without custom properties drops every colour that is made of one and shows black on white, which can be
/// read; where that is not enough a plain colour stands before.
enum DrillStyle {
  static let sheet: StaticString = """

    body > header { min-height: 3.5rem; border-bottom: 1px solid #c9c6bb; border-bottom-color: var(--line); }
    body > header p { margin: 0 0 0.25rem; }
    .brand { color: var(--quiet); font-size: 0.9rem; }
    #status { min-height: 1.5rem; font-weight: 600; }
    main { display: block; padding-top: 1rem; }
    main:focus { outline: none; }
    a { display: inline-block; min-height: 44px; padding: 0.6rem 0; color: #1f5f8b; color: var(--accent); }
    label { display: block; margin: 1rem 0 0.25rem; font-weight: 600; }
    input[type="text"], textarea {
      display: block;
      width: 100%;
      min-height: 44px;
      margin: 0;
      padding: 0.5rem 0.6rem;
      border: 1px solid #4c555d;
      border-color: var(--quiet);
      border-radius: 4px;
      background: #ffffff;
      background: var(--paper);
      color: #1d2328;
      color: var(--ink);
      font: inherit;
    }
    #code { max-width: 14rem; letter-spacing: 0.1em; }
    textarea { min-height: 9rem; resize: vertical; }
    button {
      min-width: 8rem;
      min-height: 44px;
      padding: 0.5rem 1.25rem;
      border: 2px solid transparent;
      border-radius: 4px;
      background: #1f5f8b;
      background: var(--accent);
      color: #ffffff;
      color: var(--paper);
      font: inherit;
      font-weight: 600;
    }
    button[disabled] { background: #4c555d; background: var(--quiet); }
    input:focus, textarea:focus, button:focus, a:focus { outline: 3px solid #1f5f8b; outline-offset: 2px; }
    input:focus, textarea:focus, button:focus, a:focus { outline-color: var(--accent); }
    .problem, .private {
      margin: 1rem 0;
      padding: 0.75rem 1rem;
      border: 2px solid #a4262c;
      border-radius: 4px;
      background: var(--panel);
      font-weight: 600;
    }
    .private { margin-top: 0; text-align: center; }
    .sent { font-weight: 600; }
    .opening {
      margin: 1rem 0;
      padding: 0.25rem 1rem;
      border-left: 0.25rem solid #1f5f8b;
      border-left-color: var(--accent);
      font-size: 1.15em;
    }
    .code { letter-spacing: 0.12em; }
    .address { overflow-wrap: anywhere; }
    .qr { display: block; shape-rendering: crispEdges; }
    .qr .light { fill: #ffffff; }
    .qr .dark { fill: #000000; }
    .letter { margin: 0.75rem 0 0; }
    .letter strong { margin-right: 0.4em; font-size: 1.3em; }
    .tag {
      display: inline-block;
      margin: 0 0.2em 0.2em 0;
      padding: 0 0.5em;
      border: 1px solid #c9c6bb;
      border-color: var(--line);
      border-radius: 1em;
      color: var(--quiet);
      font-size: 0.7em;
    }
    .tutor .answer { border-top: 1px solid #c9c6bb; border-top-color: var(--line); }

    .projector { max-width: 110rem; padding: 1rem 2.5% 2rem; font-size: 28px; font-size: calc(12px + 1vw); line-height: 1.4; }
    .projector header { min-height: 0; border: 0; }
    .projector header p { font-size: 0.6em; }
    .projector #status { min-height: 0; }
    .projector main { padding-top: 0; }
    .projector h1 { font-size: 1.7em; }
    .projector h2 { margin: 0.75em 0 0.4em; font-size: 1.3em; }
    .projector h3 { margin: 0 0 0.3em; font-size: 1em; }
    .projector footer { margin-top: 1.5em; font-size: 0.55em; }
    .projector .second { font-size: 0.75em; }
    .projector .note { margin: 0.75em 0; padding: 0.5em 1em; }
    .projector .count { font-size: 1.3em; font-weight: 600; }
    .corner { float: right; width: 15em; margin: 0 0 0.5em 1em; font-size: 0.6em; text-align: center; }
    .corner .qr { width: 9em; margin: 0 auto; }
    .corner p { margin: 0.25em 0; }
    .invitation { overflow: hidden; margin-top: 1em; }
    .invitation .qr { float: left; width: 16em; max-width: 45%; margin-right: 1.5em; }
    .invitation .address { font-size: 1.2em; font-weight: 600; }
    .invitation .code { font-size: 2.4em; line-height: 1.2; }
    .piles { clear: both; display: flex; flex-wrap: wrap; margin-right: -1.5em; }
    .piles.many { font-size: 0.8em; }
    .pile { flex: 1 1 18em; margin-right: 1.5em; padding-top: 0.5em; border-top: 2px solid #c9c6bb; border-top-color: var(--line); }
    .pile.several { flex-basis: 100%; columns: 15em; column-gap: 1.5em; }
    .pile h3 { -webkit-column-span: all; column-span: all; color: var(--quiet); font-size: 0.8em; }
    .piles .pile { margin-bottom: 1em; }
    .pile .answer { -webkit-column-break-inside: avoid; break-inside: avoid; }
    .sides { display: flex; clear: both; margin: 0.75em 0; font-size: 0.85em; }
    .side { flex: 1; }
    .side + .side { margin-left: 2%; }
    .projector .side { margin-top: 0; padding: 0.5em 1em; }
    .projector ul { padding-left: 1.25em; }
    .pile .said { margin: 0 0 0.5em; }
    .tutor table { font-size: 0.95rem; }

    """
}
