// One figure through the years, with its target as a dashed line.
import { axis, draw, token, type } from './chart.js'

/** @param {HTMLElement} element */
export function drawTrend(element) {
  return draw(element, (rows) => {
    const share = element.dataset.unit === '%'
    const scaled = (value) => value === null ? null : share ? value * 100 : value
    const values = rows.map((row) => scaled(row.value.value))
    const targets = rows.map((row) => scaled(row.target.value))
    const withTarget = targets.some((value) => value !== null)
    const shown = (value) => share ? value.toFixed(1) + '%' : Math.round(value).toLocaleString('en')
    const known = [...values, ...targets].filter((value) => value !== null)
    const span = Math.max(...known) - Math.min(...known)
    // A scale that starts at zero hides small moves of shares near one; then it starts lower than the least and says so.
    const floor = span > 0 && Math.min(...known) > span * 2 ? Math.floor((Math.min(...known) - span * 0.6) * 10) / 10 : undefined
    return {
      grid: { left: 6, right: 18, top: withTarget ? 34 : 18, bottom: 4, containLabel: true },
      legend: withTarget ? { top: 0, right: 0, itemWidth: 22, textStyle: { color: token('ink-soft'), fontSize: type(0.75) } } : undefined,
      tooltip: {
        renderMode: 'richText', confine: true, trigger: 'axis',
        formatter: (items) => items[0].axisValue + '\n' + items.map((item) =>
          item.seriesName + ' ' + (item.value === null || item.value === undefined ? '—' : shown(item.value))).join('\n')
      },
      xAxis: { type: 'category', data: rows.map((row) => row.year.text), ...axis(), splitLine: { show: false } },
      yAxis: { type: 'value', min: floor, scale: false, ...axis(), axisLabel: { ...axis().axisLabel, formatter: (v) => share ? v + '%' : v.toLocaleString('en') } },
      series: [
        {
          name: element.dataset.series, type: 'line', data: values, symbol: 'circle', symbolSize: 8, lineStyle: { width: 2.5 },
          label: { show: true, formatter: (item) => item.value === null || item.value === undefined ? '' : shown(item.value), color: token('ink'), fontSize: type(0.75), position: 'top' }
        },
        ...(withTarget ? [{
          name: element.dataset.target, type: 'line', data: targets, symbol: 'diamond', symbolSize: 9,
          lineStyle: { type: 'dashed', width: 1.5 }, itemStyle: { color: token('unmet') }
        }] : [])
      ]
    }
  })
}
