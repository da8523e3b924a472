// What ties households, persons, accounts and phones, as a graph; the reason stands on each edge.
import { draw, palette, token, type } from './chart.js'

/** @param {HTMLElement} element */
export function drawRing(element) {
  return draw(element, (rows) => {
    const kinds = [...new Set(rows.flatMap((row) => [row.row.dataset.fromKind, row.row.dataset.toKind]))]
    const colors = palette()
    const start = element.dataset.start
    const nodes = new Map()
    for (const row of rows) {
      nodes.set(row.from.text, row.row.dataset.fromKind)
      nodes.set(row.to.text, row.row.dataset.toKind)
    }
    // reasons between the same two lie on one line, or they would be written over each other
    const ties = new Map()
    for (const row of rows) {
      const tie = JSON.stringify([row.from.text, row.to.text].sort())
      ties.set(tie, [...(ties.get(tie) ?? []), row.reason.text])
    }
    const many = nodes.size > 40
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      legend: { data: kinds.map((kind) => element.dataset['kind' + kind] ?? kind), top: 0, textStyle: { color: token('ink') } },
      series: [{
        type: 'graph', layout: 'force', roam: true, top: 40,
        force: { repulsion: many ? 60 : 170, edgeLength: many ? 40 : 90 },
        categories: kinds.map((kind, i) => ({ name: element.dataset['kind' + kind] ?? kind, itemStyle: { color: colors[i] } })),
        data: [...nodes].map(([name, kind]) => ({
          name, category: kinds.indexOf(kind), symbolSize: name === start ? 26 : kind === 'household' ? 16 : 10,
          label: { show: !many || name === start || kind === 'household' }
        })),
        links: [...ties].map(([tie, reasons]) => {
          const [source, target] = JSON.parse(tie)
          return { source, target, name: [...new Set(reasons)].join(' · ') }
        }),
        edgeLabel: { show: !many, formatter: (edge) => edge.data.name, color: token('ink-soft'), fontSize: type(0.6875) },
        label: { color: token('ink'), fontSize: type(0.75), position: 'right' },
        lineStyle: { color: token('line-strong') }, emphasis: { focus: 'adjacency' }
      }]
    }
  })
}
