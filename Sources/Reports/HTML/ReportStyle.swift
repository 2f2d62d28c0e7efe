/// The style sheet of a page: one column, light and dark, a phone, and A4.
enum ReportStyle {
  private static let mono =
    "ui-monospace, \"SF Mono\", \"Cascadia Mono\", Consolas, \"DejaVu Sans Mono\", "
    + "\"Liberation Mono\", monospace"

  static var text: String {
    """
    :root {
      \(ChartPalette.variables(ChartPalette.light))
      --sans: \(ChartPalette.sans);
      --mono: \(mono);
    }
    @media screen and (prefers-color-scheme: dark) {
      :root { \(ChartPalette.variables(ChartPalette.dark)) }
    }
    \(page)
    \(ChartPalette.rules)
    \(parts)
    """
  }

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; padding: 32px 16px 64px; background: var(--paper); color: var(--ink); font:
      16px/1.55 var(--sans); }
    main, footer { max-width: 720px; margin: 0 auto; }
    h1 { margin: 0 0 12px; font-size: 32px; line-height: 1.25; letter-spacing: -0.01em;
      text-wrap: balance; }
    h2 { margin: 0 0 8px; font-size: 21px; line-height: 1.35; text-wrap: balance; }
    h3 { margin: 0 0 4px; font-size: 14px; line-height: 1.4; }
    p { margin: 0 0 16px; max-width: 66ch; }
    a { color: var(--link); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    .eye { margin: 0 0 4px; color: var(--ink2); font-size: 14px; }
    .lede { font-size: 18px; line-height: 1.5; }
    .no { color: var(--ink2); font-weight: 400; margin-right: 4px; }
    .ok { color: var(--ok); } .bad { color: var(--bad); } .warn { color: var(--warn); }
    dl, dd, ol { margin: 0; }
    .meta { display: flex; flex-wrap: wrap; gap: 4px 32px; padding: 12px 0; border-top: 1px solid
      var(--rule); border-bottom: 1px solid var(--rule); font-size: 14px; }
    .meta dt, .prov dt { color: var(--ink2); }
    .meta dd { font-variant-numeric: tabular-nums; }
    nav { margin: 16px 0 0; font-size: 14px; }
    nav ol { padding-left: 20px; columns: 2; column-gap: 24px; }
    nav li { break-inside: avoid; padding: 1px 0 1px 2px; text-wrap: balance; }
    section, footer { margin-top: 48px; }
    footer { padding-top: 24px; border-top: 3px solid var(--ink); }
    .key { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 24px; margin-bottom:
      -20px; }
    .key div { display: grid; grid-row: span 2; grid-template-rows: subgrid; padding: 10px 0
      20px; border-top: 1px solid var(--rule); }
    .key dt { font-size: 14px; line-height: 1.4; font-weight: 600; }
    .key b { font-size: 34px; line-height: 1.3; font-weight: 600; letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums; }
    .key i { font-style: normal; font-size: 20px; color: var(--ink2); }
    .key span { display: block; color: var(--ink2); font-size: 14px; line-height: 1.45; }
    figure { margin: 16px 0 0; }
    figcaption { margin-bottom: 10px; color: var(--ink2); font-size: 14px; line-height: 1.45; }
    .src { max-width: none; margin: 10px 0 0; color: var(--ink2); font-size: 13px; line-height:
      1.45; }
    svg { display: block; width: 100%; height: auto; overflow: visible; font: 13px var(--sans);
      fill: currentColor; font-variant-numeric: tabular-nums; }
    svg.n { display: none; }
    """

  private static let parts = """
    .heat > svg { max-width: 348px; margin-bottom: 16px; }
    .cols { display: grid; grid-template-columns: 1fr 1fr; gap: 0 24px; align-items: start; }
    .panel { margin-bottom: 20px; }
    .scroll { overflow-x: auto; }
    .scroll > svg.p { min-width: 640px; }
    table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.45;
      font-variant-numeric: tabular-nums; }
    th, td { padding: 6px 14px 6px 0; border-bottom: 1px solid var(--grid); text-align: left;
      vertical-align: top; font-weight: 400; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 1px solid var(--ink2); color: var(--ink2); font-size: 13px;
      vertical-align: bottom; }
    .r { text-align: right; }
    td.r, .nw, thead th { white-space: nowrap; }
    .pad { visibility: hidden; }
    .u { color: var(--ink2); }
    details { margin: 12px 0 0; font-size: 14px; }
    summary { color: var(--link); cursor: pointer; }
    code, pre { font: 13px/1.5 var(--mono); }
    td code { overflow-wrap: anywhere; }
    tbody .ok, tbody .bad, tbody .warn { font-weight: 600; white-space: nowrap; }
    pre { margin: 8px 0 0; padding: 12px; overflow-x: auto; border: 1px solid var(--rule); }
    .sources { padding: 0; font-size: 13px; line-height: 1.5; columns: 2; column-gap: 24px;
      margin-bottom: 24px; }
    .sources li { break-inside: avoid; margin-left: 28px; padding-bottom: 3px; } .sources span {
      color: var(--ink2); white-space: nowrap; }
    .prov { font-size: 13px; } .prov div { display: grid; grid-template-columns: 140px 1fr;
      padding: 2px 0; } .prov code { overflow-wrap: anywhere; }
    footer h3 { margin-top: 24px; }
    @media screen and (max-width: 619px) {
      body { padding-top: 20px; }
      h1 { font-size: 26px; } .lede { font-size: 17px; }
      nav ol, .sources { columns: 1; }
      .key { grid-template-columns: 1fr 1fr; gap: 0 16px; } .key b { font-size: 28px; }
      svg.w { display: none; } svg.n { display: block; }
      .cols { grid-template-columns: 1fr; }
      tbody th, thead th:first-child { position: sticky; left: 0; min-width: 132px; background:
        var(--paper); }
      tbody .ok, tbody .bad, tbody .warn, .keep thead th:first-child { min-width: 0; }
      .prov div { grid-template-columns: 1fr; padding: 4px 0; }
    }
    @page { size: A4; margin: 16mm 16mm 20mm; @bottom-right { content: counter(page) " / "
      counter(pages); font: 9pt sans-serif; } }
    @media print {
      body { padding: 0; font-size: 10pt; line-height: 1.45; }
      main, footer { max-width: none; }
      nav, .data { display: none; }
      p { max-width: none; break-inside: avoid; }
      h1 { font-size: 20pt; margin-bottom: 6px; } .lede { font-size: 11pt; margin-bottom: 10px; }
      .meta { padding: 8px 0; } .key { margin-bottom: -8px; } .key div { padding: 6px 0 10px; }
        .key b { font-size: 19pt; }
      table, .key span, .key dt { font-size: 9.5pt; } thead th { font-size: 9pt; }
      section, footer { margin-top: 22px; }
      h2, h3, figcaption, section > p { break-after: avoid; }
      .src { break-before: avoid; }
      .chart, .keep, .panel, .key div, tr, .meta { break-inside: avoid; }
      thead { display: table-header-group; }
      .sources { font-size: 8pt; line-height: 1.4; margin-bottom: 8px; } .prov { break-inside:
        avoid; } footer h3 { margin-top: 12px; }
      th, td { padding-top: 3px; padding-bottom: 3px; }
      .heat { break-inside: auto; } .heat > svg { margin-bottom: 8px; break-after: avoid; }
      .cols { display: block; columns: 2; column-gap: 24px; } .panel { padding-bottom: 8px;
        margin: 0; }
      .scroll { overflow: visible; } .scroll > svg.p { min-width: 0; }
      a { color: inherit; text-decoration: none; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 8pt; }
    }
    """
}
