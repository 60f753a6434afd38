/// The style sheet of every page.
enum HTMLStyle {
  /// The fingerprint by which the page's security policy knows the sheet: its SHA-256 in Base64. A test holds it against
  /// the sheet, and says what it must be.
  static let fingerprint = "sha256-JsJdKt7fxbAeX5wPHKbKVnQrC2gLh3ve8mH/lvNult0="

  /// It holds none of `<`, `>` and `&`, so that it reads alike as HTML and as XML. Text has a contrast of at least 4.5 to
  /// 1 on what is behind it, light and dark; a test measures that.
  static let sheet: StaticString = """

    :root {
      color-scheme: light dark;
      --paper: #fdfcf9;
      --panel: #f1efe8;
      --ink: #1d2328;
      --quiet: #4c555d;
      --line: #c9c6bb;
      --accent: #1f5f8b;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15191d;
        --panel: #20262b;
        --ink: #e6e9ec;
        --quiet: #aab3bb;
        --line: #434b52;
        --accent: #7cc0ee;
      }
    }
    @media print {
      :root {
        color-scheme: light;
        --paper: #ffffff;
        --panel: #ffffff;
        --ink: #000000;
        --quiet: #333333;
        --line: #888888;
        --accent: #1f5f8b;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto;
      padding: 1.5rem 1rem 3rem;
      max-width: 46rem;
      background: var(--paper);
      color: var(--ink);
      font: 1rem/1.5 system-ui, sans-serif;
      overflow-wrap: break-word;
    }
    h1 { margin: 0 0 0.5rem; font-size: 1.75rem; line-height: 1.2; }
    h2 { margin: 2.25rem 0 0.5rem; font-size: 1.3rem; line-height: 1.25; }
    h3 { margin: 1.25rem 0 0.25rem; font-size: 1.05rem; }
    p { margin: 0.5rem 0; }
    ul { margin: 0.25rem 0; padding-left: 1.25rem; }
    li { margin: 0.25rem 0; }
    caption, footer { color: var(--quiet); }
    .quiet { color: var(--quiet); }
    .whole { white-space: nowrap; }
    .note {
      margin: 1.25rem 0;
      padding: 0.5rem 1rem;
      border-left: 0.25rem solid var(--accent);
      background: var(--panel);
    }
    table { width: 100%; border-collapse: collapse; }
    caption { padding: 0.25rem 0 0.5rem; text-align: start; }
    th, td { padding: 0.45rem 0.75rem 0.45rem 0; text-align: start; vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 2px solid var(--line); font-size: 0.9rem; }
    tbody th { min-width: 7.5rem; font-weight: 600; overflow-wrap: anywhere; }
    tbody tr { border-bottom: 1px solid var(--line); }
    .second { display: block; color: var(--quiet); font-size: 0.9rem; }
    .plot { display: block; }
    .bar { fill: var(--accent); }
    .gap { fill: var(--quiet); }
    .some { fill: var(--accent); opacity: 0.5; }
    .rest { fill: var(--line); }
    .matrix { width: auto; margin: 0.5rem 0 1rem; font-variant-numeric: tabular-nums; }
    .matrix th, .matrix td { padding: 0.3rem 0.8rem; min-width: 0; text-align: end; }
    .matrix th[scope=row] { text-align: end; }
    .numbers td { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .numbers thead th + th { text-align: end; }
    .numbers tbody th { overflow-wrap: normal; }
    .wide { overflow-x: auto; margin-bottom: 1rem; }
    .wide caption { max-width: calc(100vw - 3rem); }
    .shade-1 { background: color-mix(in srgb, var(--accent) 10%, var(--paper)); }
    .shade-2 { background: color-mix(in srgb, var(--accent) 20%, var(--paper)); }
    .shade-3 { background: color-mix(in srgb, var(--accent) 30%, var(--paper)); }
    .shade-4 { background: color-mix(in srgb, var(--accent) 40%, var(--paper)); }
    .said {
      margin: 0.25rem 0 0.75rem;
      padding-left: 0.75rem;
      border-left: 2px solid var(--line);
      white-space: pre-wrap;
    }
    .examples { margin: 1rem 0 1.5rem; }
    .examples p { margin: 0.25rem 0; }
    mark {
      background: none;
      color: inherit;
      font-weight: 600;
      text-decoration: underline 2px var(--accent);
      text-underline-offset: 0.2em;
    }
    footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); font-size: 0.9rem; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    @media (max-width: 30rem) {
      body { padding: 1rem 0.9rem 2rem; }
      h1 { font-size: 1.5rem; }
      th, td { padding-right: 0.5rem; font-size: 0.95rem; }
      tbody th { min-width: 6rem; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      h2, h3 { break-after: avoid; }
      tr, li, .note, .said { break-inside: avoid; }
      thead { display: table-header-group; }
      .bar, .gap, .some, .rest, .matrix td { print-color-adjust: exact; }
      .wide { overflow-x: visible; }
    }

    """
}
