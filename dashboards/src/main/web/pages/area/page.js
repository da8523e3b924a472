import '../../parts/shell.js'
import { drawTrend } from '../../charts/trend.js'
import { drawBars } from '../../charts/bars.js'

for (const [id, drawn] of /** @type {const} */ ([['trend', drawTrend], ['programmes', drawBars]])) {
  const element = document.getElementById(id)
  if (element) {
    drawn(element)
  }
}
