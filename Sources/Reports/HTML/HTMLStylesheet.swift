/// The style of every page: light or dark as the reader's system is, one column on a phone.
enum HTMLStylesheet {
  static let text = """
    :root {
      --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
      --pass: #1a7f37; --fail: #c1121f; --wait: #8a6100; --link: #0550ae; --mark: #ffd7d5;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #0d1117; --ink: #e6edf3; --soft: #9aa4af; --line: #30363d; --panel: #161b22;
        --pass: #4ac26b; --fail: #ff7b72; --wait: #e3b341; --link: #79b8ff; --mark: #67191b;
      }
    }
    * { box-sizing: border-box }
    html { -webkit-text-size-adjust: 100% }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif }
    main { max-width: 76rem; margin: 0 auto; padding: 1rem }
    h1 { font-size: 1.6rem; margin: .5rem 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
    h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
    a { color: var(--link) }
    code, pre, .mono { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;
      font-size: .875rem }
    pre { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
      padding: .6rem .8rem; margin: .5rem 0 }
    mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--fail) }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
    .skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; background: var(--paper) }
    .soft { color: var(--soft) }
    .pass { color: var(--pass) } .fail { color: var(--fail) } .wait { color: var(--wait) }
    .counts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding: 0; margin: .5rem 0; list-style: none }
    .counts b { font-size: 1.6rem; font-variant-numeric: tabular-nums }
    svg { display: block; width: 100%; height: auto; overflow: visible }
    svg.bars { max-width: 36rem }
    svg text { fill: currentColor; font-size: 13px } svg a { cursor: pointer; text-decoration: none } svg a:hover { opacity: .8 }
    svg .bar-pass { fill: var(--pass) } svg .bar-fail { fill: var(--fail) } svg .bar-wait { fill: var(--wait) }
    svg .bar { fill: var(--link) } svg .rail { fill: var(--line) }
    .wide { overflow-x: auto }
    pre.lines span { display: block; padding: 0 .3rem; border-left: 4px solid transparent }
    pre.lines .decided { border-color: var(--pass) } pre.lines .evaluated { border-color: var(--link) }
    pre.lines .neverReached { border-color: var(--wait); background: var(--paper) }
    pre.lines i { color: var(--soft); font-style: normal; user-select: none }
    table { border-collapse: collapse; width: 100% }
    th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line) }
    td { overflow-wrap: anywhere } td.number { overflow-wrap: normal } td.word { white-space: nowrap }
    details.files { margin-top: .5rem } details.files > summary :is(h2, h3) { display: inline-block }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
    td.chart { width: 30%; min-width: 6rem }
    form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; position: sticky; top: 0;
      background: var(--paper); padding: .6rem 0; border-bottom: 1px solid var(--line); z-index: 1 }
    label { font-size: .875rem; color: var(--soft) }
    label span { display: block }
    input, select, button { font: inherit; font-size: 1rem; color: var(--ink); background: var(--panel);
      border: 1px solid var(--line); border-radius: 6px; padding: .35rem .6rem; min-height: 2.5rem }
    label.search { flex: 1 1 14rem } label.search input { width: 100% }
    section.file { margin: 1.25rem 0; scroll-margin-top: 6rem } section.file > p { margin: .1rem 0 .4rem; white-space: pre-line }
    details.lines { margin: .4rem 0 } details.lines > summary { cursor: pointer; overflow-wrap: anywhere }
    table.matrix { width: auto } table.matrix caption { text-align: left; padding: .3rem .6rem }
    table.matrix td, table.matrix th { white-space: nowrap; overflow-wrap: normal }
    td.heat { background: color-mix(in srgb, var(--link) calc(var(--share) * 35%), transparent) }
    td.heat.fail { background: color-mix(in srgb, var(--fail) calc(var(--share) * 35%), transparent) }
    td.heat a { color: inherit; display: block }
    b.count { min-width: 5rem; text-align: right; font-variant-numeric: tabular-nums }
    details.case { border: 1px solid var(--line); border-radius: 6px; margin: .3rem 0;
      content-visibility: auto; contain-intrinsic-size: auto 2.6rem }
    details.case > summary { cursor: pointer; padding: .45rem .7rem; display: flex; flex-wrap: wrap;
      gap: .1rem .8rem; align-items: baseline; overflow-wrap: anywhere }
    details.case > summary::before { content: "▸"; color: var(--soft) }
    details.case[open] > summary::before { content: "▾" }
    details.case > summary .title { flex: 1 1 16rem }
    details.case > div { padding: 0 .8rem .8rem }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0 }
    dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
    @media (max-width: 40rem) {
      dl { grid-template-columns: 1fr; gap: 0 } dt { margin-top: .4rem }
      form { position: static }
      th.optional, td.optional { display: none }
      table.settings tr { display: grid; grid-template-columns: 1fr 5rem 7rem; border-bottom: 1px solid var(--line) }
      table.settings :is(th, td) { border-bottom: 0 } table.settings :is(th, td):first-child { grid-column: 1 / -1 }
    }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
    @media print { form, .skip, button { display: none } }

    """
}
